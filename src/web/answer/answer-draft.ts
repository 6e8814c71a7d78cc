// What one browser knows of one response: its id, the answers so far, and whether it was sent. Kept in the browser, so that a
// page that is loaded again goes on where it was, and a response that was sent is not sent twice under another id.

import type { SentAnswers } from "../../domain/survey/answer-value.ts";
import { isRecord } from "../../domain/survey/answer-value.ts";
import { newId } from "./new-id.ts";

/** A response on its way. */
export interface AnswerDraft {
  readonly id: string;
  readonly version: number;
  readonly startedAt: string;
  /** Every answer that was given, also those that were gone back behind. */
  readonly given: SentAnswers;
  /** Keys of the questions that were gone past, in order. */
  readonly past: readonly string[];
  readonly done: boolean;
}

/** A response at its beginning. */
export function newDraft(version: number): AnswerDraft {
  return { id: newId(), version, startedAt: new Date().toISOString(), given: {}, past: [], done: false };
}

/** The answers to the questions that were gone past; what was passed over is null. */
export function answersOf({ given, past }: Pick<AnswerDraft, "given" | "past">): SentAnswers {
  return Object.fromEntries(past.map((key) => [key, Object.hasOwn(given, key) ? given[key] : null]));
}

const nameOf = (token: string) => `vivencia.survey.${token}`;

/** Reads a draft out of a text; null when it is none, or of another version and not sent. */
export function parseDraft(text: string | null, version: number): AnswerDraft | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return null;
    const { id, startedAt, given, past, done } = value;
    if (typeof id !== "string" || typeof startedAt !== "string" || !isRecord(given) || !Array.isArray(past))
      return null;
    if (done !== true && value["version"] !== version) return null;
    const keys = past.filter((key) => typeof key === "string");
    return { id, version, startedAt, given, past: keys, done: done === true };
  } catch {
    return null;
  }
}

/** The draft that this browser kept of the survey. */
export function readDraft(token: string, version: number): AnswerDraft | null {
  try {
    return parseDraft(localStorage.getItem(nameOf(token)), version);
  } catch {
    return null;
  }
}

/** Keeps the draft; of one that was sent, the answers are forgotten. */
export function keepDraft(token: string, draft: AnswerDraft): void {
  try {
    const kept = draft.done ? { ...draft, given: {}, past: [] } : draft;
    localStorage.setItem(nameOf(token), JSON.stringify(kept));
  } catch {
    // Storage can be forbidden; the response then lives as long as the page.
  }
}
