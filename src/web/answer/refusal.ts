// Why a response was not taken, in words for whoever gave it.

import type { BuiltInWords } from "../../domain/survey/built-in-words.ts";
import { RequestFailed } from "../session/request.ts";

/** What is said of a response that was not taken. */
export interface Refusal {
  readonly text: string;
  /** The server's own words, in English; "" when it has none. */
  readonly detail: string;
  /** Whether the same response may be taken in a moment. */
  readonly again: boolean;
}

/** Reads a failure. Too many responses from one place pass by themselves, as a broken connection does. */
export function refusalOf(error: unknown, { notes, problems }: BuiltInWords): Refusal {
  if (!(error instanceof RequestFailed) || error.kind !== "refused" || error.code === "rate-limited")
    return { text: notes.failed, detail: "", again: true };
  if (error.code === "too-large") return { text: problems.too_long, detail: "", again: false };
  return { text: notes.refused, detail: error.message, again: false };
}
