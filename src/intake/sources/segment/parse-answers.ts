// What people told us, out of the reserved properties `answers`, `comment` and `weight`. An answer that cannot be right
// (no number, outside its scale) condemns its whole message: half a response would be counted as a whole one.
// A `null` score beside answered questions is a question that was skipped; standing alone it is a broken answer.

import type { ArrivedAnswer, QuarantineReason } from "../../../domain/arrival.ts";
import { CES_SCALE } from "../../../domain/metric/ces.ts";
import { CES1_SCALE } from "../../../domain/metric/ces1.ts";
import { CSAT_SCALE } from "../../../domain/metric/csat.ts";
import { NPS_SCALE } from "../../../domain/metric/nps.ts";
import { RATING_SCALE } from "../../../domain/metric/rating.ts";
import { formatScale, isOnScale, parseScale, type Scale, scaleOf } from "../../../domain/scale.ts";
import { cleanText, isObject, type JsonObject, readText, show } from "./clean-text.ts";
import { parseNumber } from "./parse-number.ts";
import { parseTouchpointKey } from "./parse-said.ts";

/** Longest comment or open answer, in UTF-16 units. */
export const answerTextMax = 10_000;

/** Longest choice; several choices are joined by ", ". */
export const answerChoiceMax = 500;

/** Longest key of a question. */
export const questionMax = 200;

/** How many answers one message may carry. */
export const answersMax = 200;

const weightMax = 1e9;
const boundMax = 10_000;
const metricPattern = /^[a-z][a-z0-9_]{0,39}$/;

const usualScales: ReadonlyMap<string, Scale> = new Map([
  ["nps", NPS_SCALE],
  ["ces", CES_SCALE],
  ["ces1", CES1_SCALE],
  ["csat", CSAT_SCALE],
  ["rating", RATING_SCALE],
]);

/** The answers of a message, or why it cannot be accepted. */
export type ParsedAnswers =
  | { readonly ok: true; readonly answers: readonly ArrivedAnswer[] }
  | { readonly ok: false; readonly reason: QuarantineReason; readonly detail: string };

const none: ParsedAnswers = { ok: true, answers: [] };

function refuse(reason: QuarantineReason, detail: string): ParsedAnswers & { readonly ok: false } {
  return { ok: false, reason, detail };
}

function boundsOf(min: number | undefined, max: number | undefined): Scale | null {
  if (min === undefined || max === undefined || Math.abs(min) > boundMax || Math.abs(max) > boundMax)
    return null;
  return scaleOf(min, max);
}

/** "1-5", "0-10", 5, [1, 5], {min, max}; the usual scale of the metric when none is said; null for nonsense. */
function readScale(value: unknown, usual: Scale | undefined): Scale | null | undefined {
  if (value === undefined || value === null || value === "") return usual;
  if (typeof value === "string") {
    const scale = parseScale(value);
    if (scale) return scale;
  }
  if (typeof value === "string" || typeof value === "number")
    return boundsOf(usual?.min ?? 1, parseNumber(value));
  if (Array.isArray(value)) {
    const points = value.length <= 101 ? value.map(parseNumber) : [];
    if (points.length < 2 || points.some((point) => point === undefined || Number.isNaN(point))) return null;
    const numbers = points as number[];
    return boundsOf(Math.min(...numbers), Math.max(...numbers));
  }
  return isObject(value) ? boundsOf(parseNumber(value.min), parseNumber(value.max)) : null;
}

function readChoice(value: unknown): string | undefined {
  if (typeof value === "boolean") return String(value);
  if (!Array.isArray(value)) return readText(value, answerChoiceMax);
  const texts = value.slice(0, 100).flatMap((item) => readText(item, answerChoiceMax) ?? []);
  return texts.length > 0 ? cleanText(texts.join(", "), answerChoiceMax) : undefined;
}

function readWeight(value: unknown): number | undefined {
  const weight = parseNumber(value);
  return weight === undefined || (weight > 0 && weight <= weightMax) ? weight : Number.NaN;
}

type OneAnswer =
  | { readonly ok: true; readonly answer: ArrivedAnswer }
  | { readonly ok: true; readonly skipped: true }
  | (ParsedAnswers & { readonly ok: false });

function parseAnswer(value: unknown, place: string, weight: number | undefined): OneAnswer {
  if (!isObject(value)) return refuse("bad-answer", `${place} is ${show(value)}, not an object`);
  const metric = readText(value.metric, 60)?.toLowerCase();
  if (metric === undefined || !metricPattern.test(metric))
    return refuse("bad-answer", `${place}.metric is ${show(value.metric)}, not the name of a metric`);
  const scale = readScale(value.scale, usualScales.get(metric));
  if (scale === null)
    return refuse("bad-answer", `${place}.scale is ${show(value.scale)}; write it like "1-5"`);
  const score = parseNumber(value.score);
  if (Number.isNaN(score))
    return refuse("bad-answer", `${place}.score is ${show(value.score)}, not a number`);
  if (score !== undefined && scale && !isOnScale(scale, score))
    return refuse("score-out-of-scale", `${place}.score is ${score}, outside ${formatScale(scale)}`);
  if (score !== undefined && metric === "nps" && !Number.isInteger(score))
    return refuse("bad-answer", `${place}.score is ${score}; an NPS score is a whole number`);
  const own = readWeight(value.weight);
  if (Number.isNaN(own))
    return refuse("bad-number", `${place}.weight is ${show(value.weight)}, not a number above 0`);
  const choice = readChoice(value.choice);
  const text = readText(value.text ?? value.comment, answerTextMax);
  if (score === undefined && choice === undefined && text === undefined) {
    if (Object.hasOwn(value, "score") || Object.hasOwn(value, "choice") || Object.hasOwn(value, "text"))
      return { ok: true, skipped: true };
    return refuse("bad-answer", `${place} has no score, no choice and no text`);
  }
  const question = readText(value.question, questionMax);
  const touchpoint = parseTouchpointKey(value.touchpoint);
  const heavy = own ?? weight;
  return {
    ok: true,
    answer: {
      metric,
      ...(question === undefined ? {} : { question }),
      ...(scale && score !== undefined ? { scaleMin: scale.min, scaleMax: scale.max } : {}),
      ...(score === undefined ? {} : { score }),
      ...(choice === undefined ? {} : { choice }),
      ...(text === undefined ? {} : { text }),
      ...(heavy === undefined ? {} : { weight: heavy }),
      ...(touchpoint === undefined ? {} : { touchpoint }),
    },
  };
}

/** Parses the answers in a message's properties; no answers at all is fine. */
export function parseAnswers(properties: JsonObject): ParsedAnswers {
  const said = properties.answers;
  const comment = readText(properties.comment, answerTextMax);
  if ((said === undefined || said === null) && comment === undefined) return none;
  const list = said === undefined || said === null ? [] : Array.isArray(said) ? said : [said];
  if (list.length > answersMax)
    return refuse("bad-answer", `answers holds ${list.length} answers; ${answersMax} are allowed`);
  const answers: ArrivedAnswer[] = [];
  let skipped = 0;
  const weight = list.length > 0 || comment !== undefined ? readWeight(properties.weight) : undefined;
  if (Number.isNaN(weight))
    return refuse("bad-number", `weight is ${show(properties.weight)}, not a number above 0`);
  for (const [index, value] of list.entries()) {
    const parsed = parseAnswer(value, `answers[${index}]`, weight);
    if (!parsed.ok) return parsed;
    if ("skipped" in parsed) skipped += 1;
    else answers.push(parsed.answer);
  }
  if (skipped > 0 && answers.length === 0 && comment === undefined)
    return refuse("bad-answer", "answers holds no score, choice or text at all; was a score not a number?");
  if (comment !== undefined)
    answers.push({ metric: "comment", text: comment, ...(weight === undefined ? {} : { weight }) });
  return { ok: true, answers };
}
