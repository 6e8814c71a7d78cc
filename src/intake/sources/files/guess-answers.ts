// Which columns are answers: scores on their usual scales by name and content, words of satisfaction and agreement, and codes
// off the scale that mean "no answer".

import type { Bilingual } from "../../../domain/metric/metric.ts";
import type { RecipeBody } from "../../../domain/recipe.ts";
import { parseScale } from "../../../domain/scale.ts";
import type { ColumnFacts } from "./column-facts.ts";
import { shareOf } from "./column-facts.ts";
import { withoutAccents } from "./spellings.ts";

type AnswerBody = NonNullable<RecipeBody["answers"]>[number];

/** A column taken for an answer, and what is uncertain about it. */
export interface AnswerGuess {
  readonly answer: AnswerBody;
  readonly doubts: readonly Bilingual[];
  /** Codes off the scale, taken for "no answer". */
  readonly codes: readonly string[];
}

const isNps = /\b(nps|net ?promoter|netpro|promoter|recom+end\w*|recomenda\w*|recomienda\w*|ltr)\b/;
const isEffort = /\b(ces|effort|esfuerzo)\b/;
const isEase = /\b(ease|easy|easily|facil|facilidad|sencillo|find|passthru)\b/;
const isSatisfaction = /\b(csat|satisf\w*|satisfied)\b/;
const isRating =
  /\b(\w*rate|ratings?|rated|safe|stars?|estrellas?|score|puntua\w*|puntos|valora\w*|nota|califica\w*|grade|trato|limpieza)\b/;
const isWhole = /(\b(overall|whole|general|global|en conjunto)\b|all$)/;

/** Whether a name asks for a score, whatever else it mentions: "would you recommend our shop?" is no shop. */
export function asksForScore(words: string): boolean {
  return isNps.test(words) || isSatisfaction.test(words) || isEffort.test(words);
}

/** Words of five- and seven-point scales, best to worst; each list scores from its length down to 1. */
const words: readonly (readonly (readonly string[])[])[] = [
  // Stars, as review sites write them.
  [
    ["five", "5 stars", "5 estrellas", "★★★★★"],
    ["four", "4 stars", "4 estrellas", "★★★★", "★★★★☆"],
    ["three", "3 stars", "3 estrellas", "★★★", "★★★☆☆"],
    ["two", "2 stars", "2 estrellas", "★★", "★★☆☆☆"],
    ["one", "1 star", "1 estrella", "★", "★☆☆☆☆"],
  ],
  [
    ["very good", "excellent"],
    ["good"],
    ["neither good nor poor", "average", "fair", "ok"],
    ["poor", "bad"],
    ["very poor", "very bad"],
  ],
  [
    ["very satisfied"],
    ["satisfied"],
    ["neutral", "neither satisfied nor dissatisfied"],
    ["dissatisfied"],
    ["very dissatisfied"],
  ],
  [
    ["extremely satisfied"],
    ["somewhat satisfied"],
    ["neither satisfied nor dissatisfied"],
    ["somewhat dissatisfied"],
    ["extremely dissatisfied"],
  ],
  [
    ["extremely satisfied"],
    ["moderately satisfied"],
    ["slightly satisfied"],
    ["neither satisfied nor dissatisfied"],
    ["slightly dissatisfied"],
    ["moderately dissatisfied"],
    ["extremely dissatisfied"],
  ],
  [
    ["strongly agree"],
    ["agree"],
    ["neither agree nor disagree", "neutral"],
    ["disagree"],
    ["strongly disagree"],
  ],
  [
    ["strongly agree"],
    ["agree"],
    ["somewhat agree"],
    ["neither agree nor disagree"],
    ["somewhat disagree"],
    ["disagree"],
    ["strongly disagree"],
  ],
  [
    ["muy bueno", "muy buena", "muy bien", "excelente"],
    ["bueno", "buena", "bien"],
    ["regular", "normal", "aceptable"],
    ["malo", "mala", "mal"],
    ["muy malo", "muy mala", "muy mal"],
  ],
  [
    ["muy satisfecho", "muy satisfecha"],
    ["satisfecho", "satisfecha"],
    ["neutral", "normal", "regular", "indiferente", "ni satisfecho ni insatisfecho"],
    ["insatisfecho", "insatisfecha", "poco satisfecho"],
    ["muy insatisfecho", "muy insatisfecha", "nada satisfecho"],
  ],
  [
    ["totalmente de acuerdo", "muy de acuerdo"],
    ["de acuerdo"],
    ["ni de acuerdo ni en desacuerdo"],
    ["en desacuerdo"],
    ["totalmente en desacuerdo", "muy en desacuerdo"],
  ],
  [
    ["totalmente de acuerdo"],
    ["de acuerdo"],
    ["algo de acuerdo"],
    ["ni de acuerdo ni en desacuerdo"],
    ["algo en desacuerdo"],
    ["en desacuerdo"],
    ["totalmente en desacuerdo"],
  ],
];

/** The answer a column carries; undefined when it looks like none. `battery` says that many columns share its form. */
export function guessAnswer(column: ColumnFacts, battery: boolean): AnswerGuess | undefined {
  if (column.filled === 0) return undefined;
  const inWords = guessWords(column);
  if (inWords !== undefined) return inWords;
  const inBoth = guessLabelled(column);
  if (inBoth !== undefined) return inBoth;
  if (column.numbers < 0.75 || column.averageLength > 8 || column.distinct.size < 2) return undefined;
  const { words: name } = column;
  // Whether someone recommends, as 0 and 1, is no answer from 0 to 10.
  if (isNps.test(name) && column.max > 1 && scoresWithin(column, 0, 10) >= 0.8)
    return scored(column, "nps", 0, 10);
  if (/\bfft\b/.test(name) && scoresWithin(column, 1, 5) >= 0.8) {
    const guess = scored(column, "rating", 1, 5);
    return {
      ...guess,
      answer: { ...guess.answer, reverse: true },
      doubts: [
        {
          es: `«${column.name}» parece la prueba de amigos y familia: 1 se toma por lo mejor y 5 por lo peor.`,
          en: `"${column.name}" looks like the Friends and Family Test: 1 is taken as the best and 5 as the worst.`,
        },
      ],
    };
  }
  const [five, seven, ten] = [
    [1, 5],
    [1, 7],
    [0, 10],
  ].map(([low = 0, high = 0]) => scoresWithin(column, low, high));
  if (isEffort.test(name) || isEase.test(name)) {
    if (column.max >= 7 && column.max <= 10 && (seven ?? 0) >= 0.8 && column.distinct.has("7"))
      return scored(column, "ces", 1, 7);
    if ((five ?? 0) >= 0.5 && isEffort.test(name) && !isEase.test(name)) {
      const guess = scored(column, "ces1", 1, 5);
      const doubt = {
        es: `«${column.name}» va de 1 a 5: se toma por esfuerzo (CES 1.0), donde menos es mejor.`,
        en: `"${column.name}" runs from 1 to 5: taken as effort (CES 1.0), where less is better.`,
      };
      return { ...guess, doubts: [doubt] };
    }
  }
  const named = isSatisfaction.test(name) || isRating.test(name) || isEase.test(name);
  if (!named && !(battery && looksLikeFive(column))) return undefined;
  if (column.integers < 0.75 && !/\b(rating|stars?|estrellas|puntuacion|valoracion|nota)\b/.test(name))
    return undefined;
  if (looksLikeFive(column) || ((five ?? 0) >= 0.3 && column.max <= 6)) {
    const metric =
      isSatisfaction.test(name) || (column.code !== "" && isWhole.test(name)) ? "csat" : "rating";
    return scored(column, metric, 1, 5);
  }
  if ((seven ?? 0) >= 0.95) return scored(column, "rating", 1, 7);
  if ((ten ?? 0) >= 0.9) {
    const guess = scored(column, "rating", 0, 10);
    const doubt = {
      es: `«${column.name}» va de 0 a 10: si pregunta si te recomendarían, cambia su indicador a "nps".`,
      en: `"${column.name}" runs from 0 to 10: if it asks whether people would recommend you, change its metric to "nps".`,
    };
    return { ...guess, doubts: [doubt] };
  }
  return undefined;
}

/** True when cells are almost only whole numbers of 1–5, beside codes such as 0, 6 or 9, and most of the scale is used. */
export function looksLikeFive(column: ColumnFacts): boolean {
  const used = ["1", "2", "3", "4", "5"].filter((score) => column.distinct.has(score)).length;
  return (
    used >= 4 &&
    column.distinct.size <= 9 &&
    shareOf(column, (v) => /^([0-9]|9[0-9]|blank)$/i.test(v)) > 0.98 &&
    column.max !== 7
  );
}

function scoresWithin(column: ColumnFacts, low: number, high: number): number {
  return shareOf(column, (value) => {
    const score = Number(value.replace(",", "."));
    return Number.isFinite(score) && score >= low && score <= high;
  });
}

function scored(column: ColumnFacts, metric: string, low: number, high: number): AnswerGuess {
  const off = [...column.distinct.keys()].filter((value) => {
    const score = Number(value.replace(",", "."));
    return !(Number.isFinite(score) && score >= low && score <= high);
  });
  const notApplicable = off
    .slice(0, 20)
    .map((value) => (/^-?\d{1,4}$/.test(value) ? Number(value) : value.slice(0, 200)));
  return {
    answer: {
      metric,
      column: column.name,
      scale: `${low}-${high}`,
      ...(notApplicable.length > 0 ? { notApplicable } : {}),
    },
    doubts: [],
    codes: off.slice(0, 20),
  };
}

/** The list of words that explains most of a column's answers; the shorter one where two explain as much. */
function listOf(column: ColumnFacts): { scores: ReadonlyMap<string, number>; size: number } | undefined {
  let best: { scores: ReadonlyMap<string, number>; size: number; found: number } | undefined;
  for (const list of words) {
    const scores = new Map(list.flatMap((same, i) => same.map((word) => [word, list.length - i] as const)));
    const found = [...column.distinct.keys()].filter((value) => scores.has(plainOf(value))).length;
    const share = shareOf(column, (value) => scores.has(plainOf(value)));
    if (found >= 2 && share >= 0.6 && found > (best?.found ?? 0)) best = { scores, size: list.length, found };
  }
  return best;
}

const plainOf = (value: string) => withoutAccents(value.toLowerCase());

function guessWords(column: ColumnFacts): AnswerGuess | undefined {
  if (column.numbers > 0.2 || column.distinct.size > 12 || column.filled < 2) return undefined;
  const list = listOf(column);
  if (list === undefined) return undefined;
  const found = [...column.distinct.keys()].filter((value) => list.scores.has(plainOf(value)));
  const map = Object.fromEntries(found.map((word) => [word, list.scores.get(plainOf(word)) ?? 1]));
  const rest = [...column.distinct.keys()].filter((value) => !found.includes(value)).slice(0, 20);
  const satisfied = isSatisfaction.test(column.words) || /satis/i.test(found[0] ?? "");
  const easy = isEffort.test(column.words) || isEase.test(column.words);
  const agreement = /\b(agree|disagree|acuerdo|desacuerdo)\b/i.test(found[0] ?? "");
  return {
    answer: {
      metric: satisfied ? "csat" : list.size === 7 && easy && agreement ? "ces" : "rating",
      column: column.name,
      scale: `1-${list.size}`,
      map,
      ...(rest.length > 0 ? { notApplicable: rest } : {}),
    },
    doubts: [],
    codes: rest,
  };
}

const labelled = /^(?:(\d{1,2})\s*[-–—:=.)]*\s*(\D*)|(\D*?)\s*[-–—:=(]+\s*(\d{1,2})\)?)$/;

/** Scores that carry words, such as "10 - Extremely likely": guessed by their numbers, each text with what it scores. */
function guessLabelled(column: ColumnFacts): AnswerGuess | undefined {
  if (column.distinct.size < 2 || column.distinct.size > 24 || column.numbers > 0.98) return undefined;
  const scores = new Map<string, { score: string; label: string }>();
  for (const value of column.distinct.keys()) {
    const [, before, after = "", ahead = "", behind] = labelled.exec(value) ?? [];
    const score = before ?? behind;
    if (score !== undefined) scores.set(value, { score, label: plainOf(after || ahead).trim() });
  }
  if (shareOf(column, (value) => scores.has(value)) < 0.9) return undefined;
  if (![...scores.values()].some(({ label }) => label !== "")) return undefined;
  const numbers = [...scores.values()].map(({ score }) => Number(score));
  const distinct = new Map<string, number>();
  for (const [value, times] of column.distinct) {
    const score = scores.get(value)?.score ?? value;
    distinct.set(score, (distinct.get(score) ?? 0) + times);
  }
  const plain: ColumnFacts = {
    ...column,
    ...{ distinct, numbers: 1, integers: 1, averageLength: 2 },
    ...{ min: Math.min(...numbers), max: Math.max(...numbers) },
  };
  // Whoever labels the ends of a scale means one.
  const guess = guessAnswer(plain, true);
  if (guess === undefined) return undefined;
  const off = new Set(guess.codes);
  const lowest = [...scores.values()].find(({ score }) => Number(score) === plain.min)?.label ?? "";
  const isReversed = words.some(([best = []]) => best.includes(lowest));
  const scale = parseScale(guess.answer.scale ?? "");
  // A map says what its words score in the end; only numbers are turned round by the recipe.
  const scoreOf = (score: string) =>
    isReversed && scale !== null ? scale.min + scale.max - Number(score) : Number(score);
  const map = Object.fromEntries(
    [...scores]
      .filter(([, { score, label }]) => label !== "" && !off.has(score))
      .map(([value, { score }]) => [value, scoreOf(score)]),
  );
  return { ...guess, answer: { ...guess.answer, map, ...(isReversed && { reverse: true }) } };
}
