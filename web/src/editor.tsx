import { useEffect, useRef, useState } from "preact/hooks";
import { anchorOf, asText, asValue, fieldsOf, guessedMarker, isTask, type Correction } from "./corrections";
import type { Block, Document } from "./document";
import type { Item } from "./items";
import type { Labels } from "./words";

export interface EditorProps {
  document: Document;
  item: Item;
  items: Item[];
  busy: boolean;
  labels: Labels;
  correct: (correction: Correction) => void;
}

const kTextTypes = ["paragraph", "heading", "list_item", "quote", "code"];

function isText(block: Block | undefined): block is Block {
  return block !== undefined && kTextTypes.includes(block.type);
}

/** The block that stands behind this one in the same article. */
function following(item: Item, items: Item[]): Block | undefined {
  const [, article, number] = /^(.*\/blocks\/)(\d+)$/.exec(item.key) ?? [];
  return article === undefined ? undefined : items.find((other) => other.key === `${article}${Number(number) + 1}`)?.block;
}

function BlockEditor({ item, items, busy, labels, correct }: EditorProps) {
  const block = item.block!;
  const [type, setType] = useState(block.type);
  const [level, setLevel] = useState(block.level ?? 1);
  const [marker, setMarker] = useState(block.marker ?? (block.type === "heading" || isTask(item.text) ? "" : guessedMarker(item.text)));
  const [cut, setCut] = useState(0);
  const text = useRef<HTMLTextAreaElement>(null);
  const next = following(item, items);
  const isNumbered = type === "heading" || type === "list_item";
  const isChanged = type !== block.type || (isNumbered && (level !== block.level || marker !== (block.marker ?? "")));
  const fits = item.text.startsWith(marker) && (marker !== "" || type !== "list_item" || isTask(item.text));
  const length = [...item.text].length;
  const readCut = () => {
    const area = text.current!;
    setCut([...area.value.slice(0, area.selectionStart)].length);
  };
  return (
    <div class="editor">
      <div class="line">
        <label>
          {labels.say("type")}
          <select name="type" value={type} disabled={busy} onChange={(event) => setType(event.currentTarget.value)}>
            {kTextTypes.map((name) => (
              <option key={name} value={name}>
                {labels.kind(name)}
              </option>
            ))}
          </select>
        </label>
        {isNumbered && (
          <label>
            {labels.say("level")}
            <input name="level" type="number" min={type === "heading" ? 1 : 0} max={9} value={level} disabled={busy} onInput={(event) => setLevel(event.currentTarget.valueAsNumber || 0)} />
          </label>
        )}
        {isNumbered && (
          <label>
            {labels.say("marker")}
            <input name="marker" class="short" value={marker} disabled={busy} onInput={(event) => setMarker(event.currentTarget.value)} />
          </label>
        )}
        <button
          type="button"
          class="main"
          disabled={busy || !isChanged || (isNumbered && !fits)}
          onClick={() => correct({ op: "set_type", block: anchorOf(block), type, ...(isNumbered ? { level, marker } : {}) })}
        >
          {labels.say("apply")}
        </button>
      </div>
      <label class="wide">
        {labels.say("cut_hint")}
        <textarea ref={text} name="text" rows={3} readOnly value={item.text} onSelect={readCut} onKeyUp={readCut} onClick={readCut} />
      </label>
      <div class="line">
        <button type="button" name="split" disabled={busy || cut <= 0 || cut >= length} onClick={() => correct({ op: "split", block: anchorOf(block), at: cut })}>
          {labels.say("split")}
        </button>
        <button type="button" name="merge" disabled={busy || !isText(next)} onClick={() => correct({ op: "merge", block: anchorOf(block), with: anchorOf(next!) })}>
          {labels.say("merge")}
        </button>
        <button type="button" name="accept" disabled={busy || block.confidence === 1} onClick={() => correct({ op: "accept", block: anchorOf(block) })}>
          {labels.say("accept")}
        </button>
      </div>
    </div>
  );
}

function FieldEditor({ name, value, pointer, busy, labels, correct }: { name: string; value: unknown; pointer: string } & Pick<EditorProps, "busy" | "labels" | "correct">) {
  const before = asText(value);
  const [text, setText] = useState(before);
  useEffect(() => setText(before), [before]);
  const isGood = text.trim() !== "" && (typeof value !== "number" || /^\d+$/.test(text.trim()));
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && isGood && text !== before) correct({ op: "set_field", pointer, value: asValue(text, value), was: before });
      }}
    >
      <label class="wide">
        {labels.field(name)}
        {Array.isArray(value) ? (
          <textarea name={name} rows={Math.min(6, value.length + 1)} value={text} disabled={busy} onInput={(event) => setText(event.currentTarget.value)} />
        ) : (
          <input name={name} value={text} disabled={busy} onInput={(event) => setText(event.currentTarget.value)} />
        )}
      </label>
      <button type="submit" class="main" disabled={busy || !isGood || text === before}>
        {labels.say("apply")}
      </button>
    </form>
  );
}

function TargetEditor({ item, items, busy, labels, correct }: EditorProps) {
  const articles = items.filter((other) => other.kind === "article" && other.id !== undefined);
  const isOther = item.target !== "" && !articles.some((article) => article.id === item.target);
  return (
    <label class="wide">
      {labels.say("target")}
      <select
        name="target"
        value={item.target}
        disabled={busy}
        onChange={(event) => {
          const article = articles.find((other) => other.id === event.currentTarget.value);
          correct({ op: "set_target", pointer: item.key, was: item.text, target: article ? { id: article.id!, text: article.text } : null });
        }}
      >
        <option value="">{labels.say("no_target")}</option>
        {isOther && <option value={item.target}>{item.target}</option>}
        {articles.map((article) => (
          <option key={article.id} value={article.id}>
            {article.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What can be put right about an item; nothing for what has no corrections. */
export function Editor(props: EditorProps) {
  const { document, item, labels } = props;
  const isField = ["masthead", "official", "colophon", "section", "article"].includes(item.kind);
  return (
    <div class="edit" role="group" aria-label={labels.say("correct")}>
      {isText(item.block) && <BlockEditor key={`${item.id} ${item.kind} ${item.text}`} {...props} />}
      {item.kind === "contents" && item.target !== undefined && <TargetEditor {...props} />}
      {isField && fieldsOf(document, item).map((field) => <FieldEditor key={field.pointer} {...field} {...props} />)}
    </div>
  );
}
