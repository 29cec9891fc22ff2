import type { Block, Document, Evidence, Hidden, Location, Part } from "./document";

/** One thing of a document that can be pointed at: a field, a title, a block, a note, a piece of furniture. */
export interface Item {
  /** JSON Pointer into the document; of hidden text, its number. */
  key: string;
  kind: string;
  /** Name of a field, as in the schema; empty for blocks and titles. */
  field: string;
  text: string;
  /** The printed piece that it was read from. */
  raw?: string;
  depth: number;
  rule?: string;
  confidence?: number;
  locations: Location[];
  block?: Block;
  /** Id of the article that a contents entry names. */
  target?: string;
  id?: string;
}

/** Below this, a decision is shown as doubtful. */
export const kDoubtful = 0.75;

export function isDoubtful(item: Item): boolean {
  return item.confidence !== undefined && item.confidence < kDoubtful;
}

export function isExtra(item: Item): boolean {
  return item.kind === "furniture" || item.kind === "discarded";
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(shown).filter(Boolean).join("；");
  const fields = value as Record<string, unknown>;
  if (typeof fields.label === "string" && typeof fields.value === "string") return `${fields.label}：${fields.value}`;
  if (typeof fields.label === "string") return fields.label;
  if (typeof fields.text === "string") return fields.text;
  return Object.values(fields).map(shown).filter(Boolean).join(" ");
}

export function textOf(block: Block): string {
  if (block.text) return block.text;
  if (block.cells) return block.cells.map((cell) => cell.text).filter(Boolean).join(" | ");
  return block.caption ?? "";
}

/** The fields of the masthead, the official elements and the colophon; evidence of their parts comes with them. */
function addFields(out: Item[], part: Part, base: string, group: "masthead" | "official" | "colophon", depth: number) {
  const fields = part[group];
  if (!fields) return;
  for (const [field, value] of Object.entries(fields)) {
    const text = shown(value);
    if (text === "") continue;
    const pointer = `/${group}/${field}`;
    const found = Object.entries(part.evidence).filter(([key]) => key === pointer || key.startsWith(pointer + "/"));
    const all = found.map(([, evidence]) => evidence);
    out.push({ key: base + pointer, kind: group, field, text, depth, ...joined(all) });
  }
}

function joined(all: Evidence[]): Pick<Item, "raw" | "rule" | "confidence" | "locations"> {
  if (all.length === 0) return { locations: [] };
  return {
    raw: all.map((evidence) => evidence.raw).filter(Boolean).join("\n") || undefined,
    rule: [...new Set(all.map((evidence) => evidence.rule))].join(", "),
    confidence: Math.min(...all.map((evidence) => evidence.confidence)),
    locations: all.flatMap((evidence) => evidence.locations),
  };
}

function addContents(out: Item[], part: Part, base: string, depth: number) {
  part.contents.forEach((group, i) => {
    const pointer = `/contents/${i}`;
    if (group.section) {
      const evidence = part.evidence[`${pointer}/section`];
      out.push({ key: `${base}${pointer}/section`, kind: "contents", field: "section", text: group.section, depth, ...joined(evidence ? [evidence] : []) });
    }
    group.entries.forEach((entry, k) => {
      const evidence = part.evidence[`${pointer}/entries/${k}`];
      out.push({ key: `${base}${pointer}/entries/${k}`, kind: "contents", field: "", text: entry.title, depth: depth + (group.section ? 1 : 0), target: entry.target ?? "", ...joined(evidence ? [evidence] : []) });
    });
  });
}

function addSections(out: Item[], part: Part, base: string, depth: number) {
  part.sections.forEach((section, i) => {
    const at = `/sections/${i}`;
    if (section.title) {
      const evidence = part.evidence[`${at}/title`];
      out.push({ key: `${base}${at}/title`, kind: "section", field: "", text: section.title, depth, id: section.id, ...joined(evidence ? [evidence] : []) });
    }
    section.articles.forEach((article, k) => {
      const place = `${at}/articles/${k}`;
      const inner = depth + (section.title ? 1 : 0);
      for (const field of ["title", "subtitle", "byline"] as const) {
        if (!article[field]) continue;
        const evidence = part.evidence[`${place}/${field}`];
        out.push({ key: `${base}${place}/${field}`, kind: "article", field: field === "title" ? "" : field, text: article[field], depth: inner, id: field === "title" ? article.id : undefined, ...joined(evidence ? [evidence] : []) });
      }
      const blockDepth = inner + (article.title ? 1 : 0);
      article.blocks.forEach((block, n) => {
        const extra = block.type === "heading" || block.type === "list_item" ? Math.max(0, (block.level ?? 1) - 1) : 0;
        out.push({ key: `${base}${place}/blocks/${n}`, kind: block.type, field: "", text: textOf(block), depth: blockDepth + Math.min(extra, 4), rule: block.rule, confidence: block.confidence, locations: block.locations, block, id: block.id });
      });
    });
  });
}

/** Evidence of a part under pointers that start at the part, wherever they are counted from. */
function fromPart(part: Part, base: string): Part {
  if (base === "") return part;
  const evidence = Object.entries(part.evidence).map(([key, value]) => [key.startsWith(base + "/") ? key.slice(base.length) : key, value]);
  return { ...part, evidence: Object.fromEntries(evidence) };
}

function addPart(out: Item[], given: Part, base: string, depth: number) {
  const part = fromPart(given, base);
  addFields(out, part, base, "masthead", depth);
  addFields(out, part, base, "official", depth);
  addContents(out, part, base, depth);
  addSections(out, part, base, depth);
  part.notes.forEach((note, i) => {
    out.push({ key: `${base}/notes/${i}`, kind: "note", field: note.kind, text: note.text, depth, locations: note.locations, id: note.id });
  });
  addFields(out, part, base, "colophon", depth);
  part.parts?.forEach((inner, i) => {
    const key = `${base}/parts/${i}`;
    out.push({ key, kind: "part", field: inner.kind, text: inner.title ?? "", depth, locations: [] });
    addPart(out, inner, key, depth + 1);
  });
  part.furniture.forEach((piece, i) => {
    out.push({ key: `${base}/furniture/${i}`, kind: "furniture", field: piece.kind, text: piece.text, depth, locations: piece.locations });
  });
}

/** Everything in a document, in reading order; furniture and hidden text last. */
export function itemsOf(document: Document, hidden: Hidden[]): Item[] {
  const out: Item[] = [];
  addPart(out, document, "", 0);
  hidden.forEach((piece, i) => {
    out.push({ key: `#hidden/${i}`, kind: "discarded", field: piece.reason, text: piece.text, depth: 0, locations: [{ page: piece.page, bbox: piece.bbox }] });
  });
  return out;
}

/** The boxes of each page. */
export function boxesByPage(items: Item[]): Map<number, { item: Item; order: number; location: Location }[]> {
  const out = new Map<number, { item: Item; order: number; location: Location }[]>();
  items.forEach((item, order) => {
    for (const location of item.locations) {
      if (location.page === undefined || !location.bbox) continue;
      const list = out.get(location.page) ?? [];
      list.push({ item, order, location });
      out.set(location.page, list);
    }
  });
  return out;
}
