// What a condition can speak of at a place of a questionnaire, and how each can be compared: the answers of questions that
// stand before, values that a link carries, and traits. Pure; the words for it are in the catalogues.

import type { Comparison } from "../../domain/condition-tree.ts";
import {
  isOneChoice,
  partKeys,
  type Questionnaire,
  questionsIn,
  type SurveyQuestion,
} from "../../domain/survey/questionnaire.ts";

/** How a value is given: by nothing, a number, choices of the question, or words. */
export type Input = "none" | "number" | "choices" | "words";

/** One way of comparing. `word` names it in the catalogues; `fixed` values go without saying. */
export interface Way {
  readonly word:
    | "at_least"
    | "at_most"
    | "equals"
    | "is"
    | "is_not"
    | "contains"
    | "not_contains"
    | "answered"
    | "not_answered"
    | "includes"
    | "not_includes"
    | "placed"
    | "agreed"
    | "not_agreed"
    | "known"
    | "not_known";
  readonly op: Comparison["op"];
  readonly input: Input;
  readonly fixed?: readonly string[];
}

const atLeast: Way = { word: "at_least", op: "at_least", input: "number" };
const atMost: Way = { word: "at_most", op: "at_most", input: "number" };
const numbers: readonly Way[] = [atMost, atLeast, { word: "equals", op: "is", input: "number" }];
const answered: readonly Way[] = [
  { word: "answered", op: "exists", input: "none" },
  { word: "not_answered", op: "not_exists", input: "none" },
];
const known: readonly Way[] = [
  { word: "known", op: "exists", input: "none" },
  { word: "not_known", op: "not_exists", input: "none" },
];
const words: readonly Way[] = [
  { word: "is", op: "is", input: "words" },
  { word: "is_not", op: "is_not", input: "words" },
  { word: "contains", op: "contains", input: "words" },
];

/** How something can be compared. With parts, a comparison speaks of one of them. */
export interface Shape {
  readonly parts: "options" | "items" | "feelings" | "fields" | "gap" | null;
  readonly ways: readonly Way[];
}

/** How the answers to a question can be compared; undefined for what is not answered. */
export function shapeOf(question: SurveyQuestion): Shape | undefined {
  switch (question.kind) {
    case "nps":
    case "ces":
    case "ces1":
    case "csat":
    case "number":
      return { parts: null, ways: [...numbers, ...answered] };
    case "single":
    case "dropdown":
    case "multiple":
    case "image":
      return isOneChoice(question)
        ? {
            parts: null,
            ways: [
              { word: "is", op: "is", input: "choices" },
              { word: "is_not", op: "is_not", input: "choices" },
              ...answered,
            ],
          }
        : {
            parts: "options",
            ways: [
              { word: "includes", op: "exists", input: "none" },
              { word: "not_includes", op: "not_exists", input: "none" },
            ],
          };
    case "ranking":
      return { parts: "options", ways: [{ word: "placed", op: "at_most", input: "number" }] };
    case "matrix":
      return { parts: "items", ways: [...numbers, ...answered] };
    case "emotions":
      return {
        parts: "feelings",
        ways: [
          { word: "includes", op: "exists", input: "none" },
          { word: "not_includes", op: "not_exists", input: "none" },
          atLeast,
        ],
      };
    case "gap":
      return { parts: "gap", ways: [atMost, atLeast] };
    case "text":
      return {
        parts: null,
        ways: [
          ...answered,
          { word: "contains", op: "contains", input: "words" },
          { word: "not_contains", op: "not_contains", input: "words" },
        ],
      };
    case "date":
      return { parts: null, ways: answered };
    case "contact":
      return { parts: "fields", ways: answered };
    case "consent":
      return {
        parts: null,
        ways: [
          { word: "agreed", op: "is", input: "none", fixed: ["true"] },
          { word: "not_agreed", op: "is_not", input: "none", fixed: ["true"] },
        ],
      };
    case "statement":
      return undefined;
  }
}

/** How values of links and traits can be compared. */
export const hiddenShape: Shape = { parts: null, ways: [...words, ...known] };

/** Traits can be numbers too. */
export const traitShape: Shape = { parts: null, ways: [...words, atLeast, atMost, ...known] };

/** A field of a comparison, taken apart. */
export interface Field {
  readonly from: "answer" | "hidden" | "trait";
  readonly name: string;
  readonly part: string;
}

/** Takes a field apart. */
export function readField(field: string): Field {
  const [from = "", name = "", ...rest] = field.split(".");
  if (from === "trait") return { from, name: [name, ...rest].join("."), part: "" };
  return { from: from === "hidden" ? "hidden" : "answer", name, part: rest.join(".") };
}

/** Puts a field together. */
export const writeField = ({ from, name, part }: Field): string =>
  part === "" ? `${from}.${name}` : `${from}.${name}.${part}`;

/** The way in which a comparison compares; undefined when its subject cannot be compared so. */
export function wayOf(shape: Shape, { op, values = [] }: Comparison): Way | undefined {
  const fits = shape.ways.filter((way) => way.op === op);
  return fits.find(({ fixed }) => fixed?.[0] === undefined || fixed[0] === String(values[0])) ?? fits[0];
}

/** A comparison about a question to begin with, with what most people mean by it. */
export function newComparison(question: SurveyQuestion | undefined): Comparison {
  const shape = question && shapeOf(question);
  const [way] = shape?.ways ?? [];
  if (!question || !shape || !way) return { field: "trait.", op: "is", values: [] };
  const [first = ""] = shape.parts === null ? [] : partKeys(question);
  const part = question.kind === "gap" ? "difference" : first;
  return {
    field: writeField({ from: "answer", name: question.key, part }),
    op: way.op,
    ...(way.input !== "none" && { values: firstValues(question, way) }),
    ...(way.fixed && { values: way.fixed }),
  };
}

function firstValues(question: SurveyQuestion, way: Way): (string | number)[] {
  if (way.input === "choices" && "options" in question)
    return question.options.slice(0, 1).map(({ key }) => key);
  if (way.input !== "number") return [];
  if (question.kind === "nps") return [6];
  if (question.kind === "gap") return [-1];
  return "points" in question ? [Math.floor(question.points / 2)] : [3];
}

/** Where a condition stands: before a section, before or after a question, or at the end. */
export type Spot =
  | { readonly kind: "section"; readonly key: string }
  | { readonly kind: "question" | "after"; readonly key: string }
  | { readonly kind: "end" };

/** The questions that a condition at a spot can look at. */
export function questionsBefore(questionnaire: Questionnaire, spot: Spot): SurveyQuestion[] {
  if (spot.kind === "end") return questionsIn(questionnaire);
  const before: SurveyQuestion[] = [];
  for (const section of questionnaire.sections) {
    if (spot.kind === "section" && section.key === spot.key) return before;
    const at = spot.kind === "section" ? -1 : section.questions.findIndex(({ key }) => key === spot.key);
    if (at < 0) {
      before.push(...section.questions);
      continue;
    }
    const own = section.questions.slice(at, at + 1);
    const above = section.shuffle ? [] : section.questions.slice(0, at);
    return [...before, ...above, ...(spot.kind === "after" ? own : [])];
  }
  return before;
}
