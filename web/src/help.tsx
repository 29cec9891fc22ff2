import { useLayoutEffect, useRef } from "preact/hooks";
import type { Labels, Word } from "./words";

const kKeys: [string, Word][] = [
  ["j ↓", "key_next"],
  ["k ↑", "key_previous"],
  ["n", "key_doubtful"],
  ["/", "key_search"],
  ["f", "key_furniture"],
  ["d", "key_discarded"],
  ["t", "key_theme"],
  ["l", "key_language"],
  ["?", "key_help"],
];

/** The keys, over the page. */
export function Help({ labels, close }: { labels: Labels; close: () => void }) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} class="help" aria-label={labels.say("help")} onClose={close}>
      <table>
        <tbody>
          {kKeys.map(([key, word]) => (
            <tr key={word}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{labels.say(word)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => ref.current?.close()}>
        {labels.say("close")}
      </button>
    </dialog>
  );
}
