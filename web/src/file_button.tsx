import { useRef } from "preact/hooks";

export interface FileButtonProps {
  name: string;
  label: string;
  accept: string;
  main?: boolean;
  disabled?: boolean;
  take: (file: File) => void;
}

/** A button that asks for a file. */
export function FileButton({ name, label, accept, main, disabled, take }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" name={name} class={main ? "main" : undefined} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) take(file);
        }}
      />
    </>
  );
}
