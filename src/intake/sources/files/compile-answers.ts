// The answers that a row carries: scores on their scale, words kept as choices, open text. A blank or a "not applicable" code is
// no answer; a score off its scale breaks the row, with the question and the score in the reason.

import type { ArrivedAnswer } from "../../../domain/arrival.ts";
import type { RecipeAnswer, RecipeComment } from "../../../domain/recipe.ts";
import { scaleOfAnswer } from "../../../domain/recipe-mapping.ts";
import { isOnScale, type Scale } from "../../../domain/scale.ts";
import { BrokenCell } from "./broken-cell.ts";
import { type Compiling, compileMap, compileText, type NumberOf } from "./compile-value.ts";
import { readNumber } from "./read-number.ts";
import type { Row } from "./row.ts";
import { splitChoices } from "./split-choices.ts";

/** The answers of a row. */
export type AnswersOf = (row: Row) => readonly ArrivedAnswer[];

type OneAnswer = (
  row: Row,
  weight: number | undefined,
) => ArrivedAnswer | readonly ArrivedAnswer[] | undefined;

const questionLengthMax = 300;
const none: readonly ArrivedAnswer[] = [];

/** Compiles all answers and comments of a mapping; all of a row share its weight. */
export function compileAnswers(
  answers: readonly RecipeAnswer[],
  comments: readonly RecipeComment[],
  weightOf: NumberOf | undefined,
  compiling: Compiling,
): AnswersOf {
  const all: OneAnswer[] = [
    ...answers.map((answer) => compileAnswer(answer, compiling)),
    ...comments.map((comment) => compileComment(comment, compiling)),
  ];
  if (all.length === 0) return () => none;
  return (row) => {
    const weight = weightOf?.(row);
    if (weight !== undefined && !(weight > 0))
      throw new BrokenCell("bad-number", `the weight ${weight} is not above 0`);
    const given: ArrivedAnswer[] = [];
    for (const answer of all) {
      const arrived = answer(row, weight);
      if (isSeveral(arrived)) given.push(...arrived);
      else if (arrived !== undefined) given.push(arrived);
    }
    return given;
  };
}

function compileAnswer(answer: RecipeAnswer, compiling: Compiling): OneAnswer {
  const cell = compiling.columns.reader(answer.column);
  const name = compiling.columns.nameOf(answer.column);
  const base = {
    metric: answer.metric,
    question: answer.question ?? name,
    ...(answer.touchpoint === undefined ? {} : { touchpoint: answer.touchpoint }),
  };
  const isNone = compileNone(answer.notApplicable);
  if (answer.as === "text") return textAnswer(base, cell, isNone);
  if (answer.as === "choice") return choiceAnswer(base, cell, isNone, answer);
  const scale = scaleOfAnswer(answer) ?? { min: 0, max: 0 };
  const score = compileScore(answer, name, scale, answer.decimal ?? compiling.decimal);
  const scaled = { ...base, scaleMin: scale.min, scaleMax: scale.max };
  const known = new Map<string, Pick<ArrivedAnswer, "score" | "choice"> | undefined>();
  return (row, weight) => {
    const text = cell(row);
    if (text === "") return undefined;
    let given = known.get(text);
    if (given === undefined) {
      if (known.has(text)) return undefined;
      given = isNone(text) ? undefined : score(text);
      if (known.size < 1000) known.set(text, given);
      if (given === undefined) return undefined;
    }
    return weight === undefined ? { ...scaled, ...given } : { ...scaled, ...given, weight };
  };
}

const isSeveral = (arrived: ReturnType<OneAnswer>): arrived is readonly ArrivedAnswer[] =>
  Array.isArray(arrived);

/** More choices than any form offers: what comes after them is a text with commas. */
const choicesMax = 100;

function choiceAnswer(
  base: Pick<ArrivedAnswer, "metric" | "question" | "touchpoint">,
  cell: (row: Row) => string,
  isNone: (text: string) => boolean,
  { separator, option }: Pick<RecipeAnswer, "separator" | "option">,
): OneAnswer {
  const one = (choice: string, weight: number | undefined) =>
    weight === undefined ? { ...base, choice } : { ...base, choice, weight };
  return (row, weight) => {
    const text = cell(row);
    if (text === "" || isNone(text)) return undefined;
    if (separator === undefined) return one(option ?? text, weight);
    const choices = new Set(splitChoices(text, separator).filter((part) => !isNone(part)));
    return [...choices].slice(0, choicesMax).map((choice) => one(choice, weight));
  };
}

function compileScore(
  answer: RecipeAnswer,
  name: string,
  scale: Scale,
  decimal: "." | "," | undefined,
): (text: string) => Pick<ArrivedAnswer, "score" | "choice"> {
  const translate = compileMap(answer.map);
  return (text) => {
    const mapped = translate(text);
    if (mapped !== undefined) return { score: mapped, choice: text };
    const read = readNumber(text, decimal);
    if (!read.ok)
      throw new BrokenCell("bad-answer", `"${name}": ${read.why}, and no word that the recipe gives a score`);
    if (!isOnScale(scale, read.value))
      throw new BrokenCell(
        "score-out-of-scale",
        `"${name}": ${read.value} is off the scale ${scale.min}-${scale.max}`,
      );
    if (answer.metric === "nps" && !Number.isInteger(read.value))
      throw new BrokenCell(
        "score-out-of-scale",
        `"${name}": ${read.value} is no whole score, which NPS needs`,
      );
    return { score: answer.reverse ? scale.min + scale.max - read.value : read.value };
  };
}

/** Whether a cell is one of the codes for "no answer"; 6, "6" and "6.0" are the same code. */
function compileNone(codes: readonly (string | number)[]): (text: string) => boolean {
  if (codes.length === 0) return () => false;
  const words = new Set(codes.map((code) => String(code).trim().toLowerCase()));
  const numbers = new Set(
    codes
      .filter((code) => String(code).trim() !== "")
      .map(Number)
      .filter(Number.isFinite),
  );
  return (text) => words.has(text.toLowerCase()) || (/^-?\d/.test(text) && numbers.has(Number(text)));
}

function compileComment(comment: RecipeComment, compiling: Compiling): OneAnswer {
  const cell = compiling.columns.reader(comment.column);
  const isNone = compileNone(comment.notApplicable);
  const question =
    compileText(comment.question, compiling) ?? (() => compiling.columns.nameOf(comment.column));
  const place = comment.touchpoint === undefined ? {} : { touchpoint: comment.touchpoint };
  return (row, weight) => {
    const text = cell(row);
    if (text === "" || isNone(text)) return undefined;
    const asked = question(row).replace(/\s+/g, " ").slice(0, questionLengthMax);
    return {
      metric: "comment",
      question: asked,
      ...place,
      text,
      ...(weight === undefined ? {} : { weight }),
    };
  };
}

function textAnswer(
  base: Pick<ArrivedAnswer, "metric" | "question" | "touchpoint">,
  cell: (row: Row) => string,
  isNone: (text: string) => boolean,
): OneAnswer {
  return (row, weight) => {
    const text = cell(row);
    if (text === "" || isNone(text)) return undefined;
    return weight === undefined ? { ...base, text } : { ...base, text, weight };
  };
}
