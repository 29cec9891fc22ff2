import { useEffect, useRef, useState } from "preact/hooks";
import type { Job } from "./api";
import { FileButton } from "./file_button";
import type { Settings } from "./settings";
import { sayTrouble, type Trouble } from "./trouble";
import type { Labels } from "./words";

/** Takes a file that is dropped anywhere on the page. */
export function useDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) latest.current(file);
    };
    addEventListener("dragover", drag);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", drag);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
  return over;
}

function sayProgress({ progress }: Job, name: string, labels: Labels): string {
  if (progress.pages !== undefined && progress.page !== undefined) return labels.say("reading", name, progress.page, progress.pages);
  if (progress.stage === "waiting" && progress.waiting > 1) return labels.say("waiting", name, progress.waiting - 1);
  return labels.say("converting", name, progress.seconds.toFixed(1));
}

export interface DropZoneProps {
  settings: Settings;
  progress: Job | "sending" | null;
  name: string;
  trouble: Trouble | null;
  take: (file: File) => void;
  /** With a password or a token that was asked for. */
  retry: (secret: string) => void;
}

/** The first page: where a document is dropped or chosen, and what is wrong with it is said. */
export function DropZone({ settings, progress, name, trouble, take, retry }: DropZoneProps) {
  const { labels } = settings;
  const over = useDrop(take);
  const [secret, setSecret] = useState("");
  const wants = trouble === null ? null : trouble.code === "unauthorized" ? "token" : trouble.code === "encrypted" || trouble.code === "wrong_password" ? "password" : null;
  return (
    <>
      <header class="bar">
        <h1>bianmu 编目</h1>
        <button type="button" aria-label={labels.say("theme")} title={labels.say("theme")} onClick={settings.switchTheme}>
          {settings.theme === "dark" ? "☀" : "☾"}
        </button>
        <button type="button" onClick={settings.switchLanguage}>
          {labels.say("language")}
        </button>
        <a href="/docs">HTTP</a>
      </header>
      <main class={`drop${over ? " over" : ""}`}>
        <h2>{labels.say("drop_title")}</h2>
        <p>{labels.say("drop_text")}</p>
        <FileButton name="choose" label={labels.say("choose")} accept=".pdf,.docx" main disabled={progress !== null} take={take} />
        <p role="status" class="progress">
          {progress === "sending" && labels.say("sending", name)}
          {progress !== null && progress !== "sending" && sayProgress(progress, name, labels)}
        </p>
        {progress !== null && progress !== "sending" && progress.progress.pages !== undefined && (
          <progress max={1} value={progress.progress.fraction} aria-label={labels.say("pages")} />
        )}
        {trouble && (
          <div role="alert" class="trouble">
            <p>
              <strong>{name}</strong> {sayTrouble(trouble, labels)} <span class="mono">[{trouble.code}]</span>
            </p>
            {labels.trouble(trouble.code) && trouble.detail && (
              <p class="said" lang="en">
                {trouble.detail}
              </p>
            )}
            {wants && (
              <form
                class="line"
                onSubmit={(event) => {
                  event.preventDefault();
                  retry(secret);
                }}
              >
                <label>
                  {labels.say(wants)}
                  <input name="secret" type="password" autoComplete="off" value={secret} onInput={(event) => setSecret(event.currentTarget.value)} />
                </label>
                <button type="submit" class="main">
                  {labels.say("again")}
                </button>
              </form>
            )}
          </div>
        )}
      </main>
    </>
  );
}
