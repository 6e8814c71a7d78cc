// Whether an unknown value answers a question, and the answer in its one form. The browser asks this before it goes on and
// the server asks it again, so what is refused here is refused everywhere. Never throws.

import { parseCalendarDate } from "../calendar.ts";
import { type AnswerValue, isRecord, ownValue } from "./answer-value.ts";
import {
  type Choice,
  type ContactField,
  emotionStrengthMax,
  type SurveyQuestion,
  scaleOfQuestion,
} from "./questionnaire.ts";

/** What can be wrong with an answer. */
export const answerProblems = [
  "required",
  "malformed",
  "out_of_range",
  "not_a_choice",
  "too_few",
  "too_many",
  "too_long",
  "not_a_number",
  "not_a_date",
  "not_an_email",
  "not_a_phone",
  "incomplete",
] as const;

/** One of them. */
export type AnswerProblem = (typeof answerProblems)[number];

/** An answer, nothing (passed over), or a problem. */
export type CheckedAnswer =
  | { readonly kind: "answer"; readonly value: AnswerValue }
  | { readonly kind: "none" }
  | { readonly kind: "problem"; readonly problem: AnswerProblem };

/** Longest words beside a choice, and longest contact field. */
const otherMax = 300;
const contactMax = 200;

const none = { kind: "none" } as const;
const answer = (value: AnswerValue): CheckedAnswer => ({ kind: "answer", value });
const wrong = (problem: AnswerProblem): CheckedAnswer => ({ kind: "problem", problem });

/** Text without control characters (line breaks stay) and without halves of characters, trimmed. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "")
    .trim();
}

function score(value: unknown, min: number, max: number): CheckedAnswer {
  if (typeof value !== "number") return wrong("malformed");
  return Number.isInteger(value) && value >= min && value <= max ? answer(value) : wrong("out_of_range");
}

interface ChoiceRule {
  readonly options: readonly Choice[];
  readonly least: number;
  readonly most: number;
}

function choices(value: unknown, { options, least, most }: ChoiceRule): CheckedAnswer {
  if (!isRecord(value)) return wrong("malformed");
  const picked: unknown = ownValue(value, "options");
  if (!Array.isArray(picked) || picked.length > options.length) return wrong("malformed");
  if (picked.length === 0) return none;
  const keys: string[] = [];
  for (const key of picked) {
    if (typeof key !== "string" || keys.includes(key)) return wrong("malformed");
    if (!options.some((option) => option.key === key)) return wrong("not_a_choice");
    keys.push(key);
  }
  if (keys.length < least) return wrong("too_few");
  if (keys.length > most) return wrong("too_many");
  const asksWords = options.some((option) => option.other && keys.includes(option.key));
  const words: unknown = ownValue(value, "other");
  if (!asksWords || words === undefined) return answer({ options: keys });
  if (typeof words !== "string") return wrong("malformed");
  const other = cleaned(words);
  if (other.length > otherMax) return wrong("too_long");
  return answer(other === "" ? { options: keys } : { options: keys, other });
}

/** Whole scores by key, each of a closed list of keys. */
function scores(
  value: unknown,
  keys: readonly string[],
  max: number,
): Readonly<Record<string, number>> | AnswerProblem {
  if (!isRecord(value)) return "malformed";
  const given: [string, number][] = [];
  for (const [key, one] of Object.entries(value)) {
    if (!keys.includes(key)) return "not_a_choice";
    if (typeof one !== "number") return "malformed";
    if (!Number.isInteger(one) || one < 1 || one > max) return "out_of_range";
    given.push([key, one]);
  }
  return Object.fromEntries(given);
}

function matrix(value: unknown, question: SurveyQuestion & { kind: "matrix" }): CheckedAnswer {
  const given = scores(
    value,
    question.items.map(({ key }) => key),
    question.points,
  );
  if (typeof given === "string") return wrong(given);
  const n = Object.keys(given).length;
  if (n === 0) return none;
  return question.required && n < question.items.length ? wrong("incomplete") : answer(given);
}

function gap(value: unknown, points: number): CheckedAnswer {
  const given = scores(value, ["expectation", "perception"], points);
  if (typeof given === "string") return wrong(given);
  const { expectation, perception } = given;
  if (expectation === undefined && perception === undefined) return none;
  return expectation === undefined || perception === undefined
    ? wrong("incomplete")
    : answer({ expectation, perception });
}

function feelings(value: unknown, offered: readonly string[], most: number): CheckedAnswer {
  const given = scores(value, offered, emotionStrengthMax);
  if (typeof given === "string") return wrong(given);
  const n = Object.keys(given).length;
  if (n === 0) return none;
  return n > most ? wrong("too_many") : answer(given);
}

function text(value: unknown, lengthMax: number): CheckedAnswer {
  if (typeof value !== "string") return wrong("malformed");
  const clean = cleaned(value);
  if (clean === "") return none;
  return clean.length > lengthMax ? wrong("too_long") : answer(clean);
}

function number(value: unknown, question: SurveyQuestion & { kind: "number" }): CheckedAnswer {
  if (typeof value !== "number" || !Number.isFinite(value) || Math.abs(value) > 1e12)
    return wrong("not_a_number");
  const { least, most, decimals } = question;
  if ((least !== null && value < least) || (most !== null && value > most)) return wrong("out_of_range");
  return answer(Number(value.toFixed(decimals)));
}

function day(value: unknown, question: SurveyQuestion & { kind: "date" }): CheckedAnswer {
  if (value === "") return none;
  if (typeof value !== "string" || parseCalendarDate(value) === undefined) return wrong("not_a_date");
  const { first, last } = question;
  const isOutside = (first !== null && value < first) || (last !== null && value > last);
  return isOutside ? wrong("out_of_range") : answer(value);
}

function contact(value: unknown, question: SurveyQuestion & { kind: "contact" }): CheckedAnswer {
  if (!isRecord(value)) return wrong("malformed");
  const given: [ContactField, string][] = [];
  for (const field of question.fields) {
    const raw: unknown = ownValue(value, field);
    if (raw === undefined || raw === null) continue;
    if (typeof raw !== "string") return wrong("malformed");
    const clean = cleaned(raw).replace(/\s+/g, " ");
    if (clean === "") continue;
    if (clean.length > contactMax) return wrong("too_long");
    if (field === "email" && !/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(clean)) return wrong("not_an_email");
    if (field === "phone" && !/^\+?[\d ().\-/]{6,30}$/.test(clean)) return wrong("not_a_phone");
    given.push([field, clean]);
  }
  if (given.length === 0) return none;
  const isWhole = given.length === question.fields.length;
  return question.required && !isWhole ? wrong("incomplete") : answer(Object.fromEntries(given));
}

function checkGiven(question: SurveyQuestion, value: unknown): CheckedAnswer {
  switch (question.kind) {
    case "nps":
    case "ces":
    case "ces1":
    case "csat": {
      const { min = 0, max = 0 } = scaleOfQuestion(question) ?? {};
      return score(value, min, max);
    }
    case "matrix":
      return matrix(value, question);
    case "gap":
      return gap(value, question.points);
    case "emotions":
      return feelings(value, question.offered, question.most);
    case "single":
    case "dropdown":
      return choices(value, { options: question.options, least: 1, most: 1 });
    case "multiple":
    case "image": {
      const { options, least, most } = question;
      return choices(value, { options, least, most: most ?? options.length });
    }
    case "ranking": {
      const all = question.options.length;
      return choices(value, { options: question.options, least: all, most: all });
    }
    case "text":
      return text(value, question.lengthMax);
    case "number":
      return number(value, question);
    case "date":
      return day(value, question);
    case "contact":
      return contact(value, question);
    case "consent":
      if (typeof value !== "boolean") return wrong("malformed");
      return question.required && !value ? wrong("required") : answer(value);
    case "statement":
      return none;
  }
}

/** Checks what was sent for a question; null and undefined are a question passed over. */
export function checkAnswer(question: SurveyQuestion, value: unknown): CheckedAnswer {
  const checked = value === null || value === undefined ? none : checkGiven(question, value);
  const isMissing = checked.kind === "none" && question.required && question.kind !== "statement";
  return isMissing ? wrong("required") : checked;
}
