import { Problem } from "./api";
import type { Labels } from "./words";

/** What went wrong, with the contract's code. */
export interface Trouble {
  code: string;
  detail: string;
}

export function troubleOf(fault: unknown): Trouble {
  return fault instanceof Problem ? { code: fault.code, detail: fault.message } : { code: "fault", detail: String(fault) };
}

/** In the reader's language: what the service says is in English. */
export function sayTrouble({ code, detail }: Trouble, labels: Labels): string {
  return labels.trouble(code) ?? (detail || labels.say("unreachable"));
}
