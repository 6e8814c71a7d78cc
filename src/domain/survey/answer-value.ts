// What one answer can be, and how conditions and piped texts look at it. A question that was passed over is null.

import type { FieldValue } from "../condition-predicate.ts";
import { type ContactField, isOneChoice, type SurveyQuestion } from "./questionnaire.ts";

/** Chosen options by key, in the order of choosing; a ranking has all of them, best first. */
export interface Chosen {
  readonly options: readonly string[];
  /** The words of one's own beside an option that asks for them. */
  readonly other?: string;
}

/** What was expected and what was got, on the same points. */
export interface Gap {
  readonly expectation: number;
  readonly perception: number;
}

/** An answer after its check: a score or number, text or day, consent, choices, scores by row or feeling, contact, gap. */
export type AnswerValue =
  | number
  | string
  | boolean
  | Chosen
  | Gap
  | Readonly<Record<string, number>>
  | Readonly<Partial<Record<ContactField, string>>>;

/** What was sent, by key of the question; nothing of it is believed before its check. */
export type SentAnswers = Readonly<Record<string, unknown>>;

/** The own value of a key. A name such as `constructor` finds nothing that was not put there. */
export function ownValue<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

/** Whether an unknown value is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isChosen(value: AnswerValue): value is Chosen {
  return typeof value === "object" && "options" in value && Array.isArray(value.options);
}

/** The choices of an answer; none when it is no choice. */
export function chosenOf(value: AnswerValue): readonly string[] {
  return isChosen(value) ? value.options : [];
}

/** The words beside a choice; "" without any. */
export function otherOf(value: AnswerValue): string {
  return isChosen(value) ? (value.other ?? "") : "";
}

/** A part of an answer that has parts: a row of a matrix, a feeling, a contact field, one side of a gap. */
export function partOf(value: AnswerValue, part: string): string | number | undefined {
  const parts: unknown = value;
  if (!isRecord(parts)) return undefined;
  const found = ownValue(parts, part);
  return typeof found === "string" || typeof found === "number" ? found : undefined;
}

/**
 * What a condition sees of an answer. Without a part: the score, text, day, consent, or the only choice. With one: whether an
 * option was chosen (its place in a ranking), the score of a row or feeling, a contact field, a side of a gap or its `difference`.
 */
export function fieldOf(question: SurveyQuestion, value: AnswerValue, part: string | undefined): FieldValue {
  if (part === undefined) {
    if (typeof value !== "object") return value;
    return isOneChoice(question) ? chosenOf(value)[0] : undefined;
  }
  if ("options" in question) {
    const place = chosenOf(value).indexOf(part);
    if (place < 0) return undefined;
    return question.kind === "ranking" ? place + 1 : true;
  }
  if (question.kind === "gap" && part === "difference") {
    const [got, hoped] = [partOf(value, "perception"), partOf(value, "expectation")];
    return typeof got === "number" && typeof hoped === "number" ? got - hoped : undefined;
  }
  return partOf(value, part);
}
