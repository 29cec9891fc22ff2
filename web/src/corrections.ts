import type { Block, Document } from "./document";
import { textOf, type Item } from "./items";

// The shape of schemas/corrections.schema.json.

export interface Anchor {
  id: string;
  text?: string;
}

export type Value = string | number | string[];

export type Correction =
  | { op: "set_type"; block: Anchor; type: string; level?: number; marker?: string }
  | { op: "merge"; block: Anchor; with: Anchor }
  | { op: "split"; block: Anchor; at: number }
  | { op: "set_field"; pointer: string; value: Value; was: string }
  | { op: "set_target"; pointer: string; was: string; target: Anchor | null }
  | { op: "accept"; block?: Anchor; pointer?: string };

export interface Sidecar {
  corrections_version: "1.0";
  source: { name: string; sha256?: string };
  corrections: Correction[];
}

const kAnchorLength = 24;

/** How a correction finds a block again: its id, and the words that it begins with. */
export function anchorOf(block: Block): Anchor {
  return { id: block.id, text: [...textOf(block)].slice(0, kAnchorLength).join("") };
}

export function sidecarOf(document: Document, corrections: Correction[]): Sidecar {
  const { name, sha256 } = document.source as { name: string; sha256?: string };
  return { corrections_version: "1.0", source: sha256 ? { name, sha256 } : { name }, corrections };
}

export function readSidecar(text: string): Correction[] | null {
  try {
    const given = JSON.parse(text) as Sidecar;
    return given.corrections_version === "1.0" && Array.isArray(given.corrections) ? given.corrections : null;
  } catch {
    return null;
  }
}

/** What a document has at a JSON Pointer. */
export function valueAt(document: Document, pointer: string): unknown {
  return pointer
    .slice(1)
    .split("/")
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document);
}

/** A field as one text, as the sidecar's `was` has it. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.join("\n") : String(value);
}

/** A text that was typed, as a value of the field's kind. */
export function asValue(text: string, before: unknown): Value {
  if (Array.isArray(before)) return text.split("\n").map((line) => line.trim()).filter(Boolean);
  return typeof before === "number" ? Number.parseInt(text, 10) : text.trim();
}

/** The fields that can be set one by one behind an item: of a group such as an issue, its members. */
export function fieldsOf(document: Document, item: Item): { name: string; pointer: string; value: unknown }[] {
  const value = valueAt(document, item.key);
  const name = item.key.slice(item.key.lastIndexOf("/") + 1);
  if (typeof value === "string" || typeof value === "number" || (Array.isArray(value) && value.every((piece) => typeof piece === "string"))) {
    return [{ name, pointer: item.key, value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, i) => Object.entries(entry as object).map(([member, inner]) => ({ name: member, pointer: `${item.key}/${i}/${member}`, value: inner as unknown })));
  }
  return Object.entries((value ?? {}) as object).map(([member, inner]) => ({ name: member, pointer: `${item.key}/${member}`, value: inner as unknown }));
}

/** What a list item's text seems to begin with: a number with its mark, or a bullet. */
export function guessedMarker(text: string): string {
  return /^(?:[（(]?[0-9一二三四五六七八九十百]+[)）.．、]|[•·●○■◆▪–—-])/.exec(text)?.[0] ?? "";
}

/** Whether a box to tick opens a text. */
export function isTask(text: string): boolean {
  return /^[☐☑☒]/.test(text);
}
