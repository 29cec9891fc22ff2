// The shape of bianmu's documents, as far as the pages show them: schemas/document.schema.json.

export type Box = [number, number, number, number];

export interface Location {
  page?: number;
  bbox?: Box;
  part?: string;
  paragraph?: number;
  page_estimated?: boolean;
}

export interface Span {
  start: number;
  end: number;
  bold?: true;
  italic?: true;
  underline?: true;
  strike?: true;
  emphasis?: true;
  superscript?: true;
  subscript?: true;
  color?: string;
  link?: string;
}

export interface Cell {
  row: number;
  column: number;
  row_span: number;
  column_span: number;
  text: string;
  header?: true;
}

export interface Block {
  id: string;
  type: string;
  text?: string;
  level?: number;
  marker?: string;
  spans?: Span[];
  rows?: number;
  columns?: number;
  cells?: Cell[];
  caption?: string;
  figure?: string;
  locations: Location[];
  rule: string;
  confidence: number;
}

export interface Article {
  id: string;
  title?: string;
  title_lines: string[];
  subtitle?: string;
  byline?: string;
  run_in?: true;
  blocks: Block[];
}

export interface Section {
  id: string;
  title?: string;
  marker?: string;
  articles: Article[];
}

export interface ContentsEntry {
  title: string;
  page?: string;
  target?: string;
}

export interface ContentsPart {
  section?: string;
  entries: ContentsEntry[];
}

export interface Evidence {
  /** The printed piece; a decision about the whole document, such as its kind, has none. */
  raw?: string;
  rule: string;
  confidence: number;
  locations: Location[];
}

export interface Note {
  id: string;
  kind: string;
  text: string;
  locations: Location[];
}

export interface Furniture {
  kind: string;
  text: string;
  locations: Location[];
}

export interface Diagnostic {
  code: string;
  severity: string;
  message: string;
  pointer?: string;
  locations: Location[];
}

export type Fields = Record<string, unknown>;

/** What documents and the parts of a compound file have in common. */
export interface Part {
  kind: string;
  title?: string;
  masthead?: Fields;
  contents: ContentsPart[];
  sections: Section[];
  official?: Fields;
  colophon?: Fields;
  notes: Note[];
  furniture: Furniture[];
  figures: { id: string; caption?: string; alt?: string; locations: Location[] }[];
  evidence: Record<string, Evidence>;
  diagnostics: Diagnostic[];
  parts?: Part[];
}

export interface Document extends Part {
  schema_version: string;
  generator: { name: string; version: string; profile: string };
  source: { name: string; media_type: string; page_count?: number };
  accounting: {
    source_chars: number;
    content_chars: number;
    furniture_chars: number;
    discarded: { reason: string; chars: number }[];
  };
}

/** A page of the source; its picture comes from a PictureSource. */
export interface Page {
  number: number;
  width: number;
  height: number;
}

/** Text of the source that is in no result, where its place is known. */
export interface Hidden {
  reason: string;
  text: string;
  page: number;
  bbox: Box;
}
