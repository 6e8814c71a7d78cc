// An answer as a person reads it on the terminal: one figure as a short list, several as a table with their total below.
// What is not there is not shown: no column without content, and a period without answers says where there are some.

import type { AnswerRow, AskAnswer, Change, Measure } from "../api/contract.ts";
import { METRICS } from "../domain/metric/metric.ts";
import type { MetricKey } from "../domain/question.ts";
import type { Speech } from "./i18n/speech.ts";
import { type NameOf, wordFor } from "./place-names.ts";
import { formatPairs, formatTable, type TableColumn } from "./print-table.ts";

/** What is known beside the answer itself. */
export interface Asked {
  /** The grain of time that was asked for. */
  readonly interval?: string | undefined;
  /** Whether filters may have left everything out. */
  readonly isFiltered: boolean;
  /** First and last day of the log, such as 2026-01-31; undefined while it is empty. */
  readonly span: { readonly from: string; readonly to: string } | undefined;
  readonly nameOf: NameOf;
}

type Unit = AskAnswer["unit"];

const dash = "–";
const answered: readonly MetricKey[] = ["nps", "csat", "ces", "ces1", "rating", "response_rate", "responses"];

function formatScore(speech: Speech, value: number | null, unit: Unit): string {
  if (value === null) return dash;
  switch (unit) {
    case "percent":
      return speech.percent(value / 100, 1);
    case "points":
      return speech.decimal(value, 1);
    case "mean":
    case "money":
      return speech.decimal(value, 2);
    case "count":
      return speech.count(value);
  }
}

function formatRange(speech: Speech, low: number | null, high: number | null, unit: Unit): string {
  if (low === null || high === null) return "";
  return speech.words.ask.range(formatScore(speech, low, unit), formatScore(speech, high, unit));
}

/** A difference of scores with its sign. Differences of percentages are points. */
function formatChange(speech: Speech, change: Change | undefined, unit: Unit): string {
  if (change?.change === null || change?.change === undefined) return "";
  const digits = unit === "count" ? 0 : unit === "mean" || unit === "money" ? 2 : 1;
  return speech.decimal(change.change, digits, true);
}

function formatP(speech: Speech, change: Change | undefined): string {
  if (change?.p === null || change?.p === undefined) return "";
  const p = change.p < 0.001 ? `< ${speech.decimal(0.001, 3)}` : speech.decimal(change.p, 3);
  return change.significant ? `${p} *` : `${p}  `;
}

/** The ISO week of a Monday: 2026-W19. */
function weekOf(monday: string): string {
  const thursday = new Date(Date.parse(monday) + 3 * 86_400_000);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The start of a step of time, such as 2026-05-01T00:00:00+02:00, as precise as the step: 2026-05 for a month. */
export function formatGrain(speech: Speech, at: string, interval: string | undefined): string {
  switch (interval) {
    case "year":
      return at.slice(0, 4);
    case "quarter":
      return `${at.slice(0, 4)}-${speech.words.ask.quarterMark}${Math.ceil(Number(at.slice(5, 7)) / 3)}`;
    case "month":
      return at.slice(0, 7);
    case "week":
      return weekOf(at.slice(0, 10));
    case "day":
      return at.slice(0, 10);
    default:
      return at.slice(0, 16).replace("T", " ");
  }
}

/** The period in words: its days, the last one included, or its moments when it does not begin and end at midnight. */
function formatPeriod(speech: Speech, { from, to, timeZone }: AskAnswer): string {
  const isWhole = [from, to].every((at) => /T00:00(:00(\.0+)?)?(Z|[+-]|$)/.test(at));
  const lastDay = new Date(Date.parse(to.slice(0, 10)) - 86_400_000).toISOString().slice(0, 10);
  const moment = (at: string) => `${speech.day(at.slice(0, 10))} ${at.slice(11, 16)}`;
  const [first, last] = isWhole
    ? [speech.day(from.slice(0, 10)), speech.day(lastDay)]
    : [moment(from), moment(to)];
  return `${first === last ? first : speech.words.ask.period(first, last)} (${timeZone})`;
}

function formatParts(speech: Speech, { parts }: Measure): string {
  const { promoters, passives, detractors, mean } = parts;
  if (typeof promoters === "number" && typeof passives === "number" && typeof detractors === "number") {
    const all = promoters + passives + detractors;
    const share = (part: number) => speech.percent(part / all);
    return all > 0 ? speech.words.ask.parts(share(promoters), share(passives), share(detractors)) : "";
  }
  return typeof mean === "number" ? `${speech.words.ask.mean} ${speech.decimal(mean, 2)}` : "";
}

function formatNothing(speech: Speech, answer: AskAnswer, asked: Asked): string[] {
  const { nothing } = speech.words.ask;
  if (!asked.span) return [nothing.empty];
  return [
    answered.includes(answer.metric) ? nothing.said : nothing.happened,
    nothing.span(speech.day(asked.span.from), speech.day(asked.span.to)),
    ...(asked.isFiltered ? [nothing.filters] : []),
  ];
}

function isWeighted({ n, effectiveN }: Measure): boolean {
  return effectiveN > 0 && Math.round(effectiveN) !== n;
}

/** Whether n says no more than the score: counts of what is counted. */
function isOwnCount(answer: AskAnswer): boolean {
  return answer.unit === "count" && [...answer.rows, answer.total].every(({ score, n }) => score === n);
}

function noteOf({ words }: Speech, { indicative, mixedScales }: Measure): string {
  const notes = [indicative && words.ask.indicative, mixedScales && words.ask.mixedScales];
  return notes.filter((note) => note).join(", ");
}

function formatOne(speech: Speech, answer: AskAnswer): string[] {
  const { ask } = speech.words;
  const { total, unit, metric } = answer;
  const previous = total.change?.previous;
  const p = formatP(speech, total.change).trim();
  const pairs: (readonly [string, string])[] = [
    [METRICS[metric].name[speech.language], formatScore(speech, total.score, unit)],
    [ask.interval95, formatRange(speech, total.low, total.high, unit)],
    [ask.n, isOwnCount(answer) ? "" : speech.count(total.n)],
    [ask.effectiveN, isWeighted(total) ? speech.count(total.effectiveN) : ""],
    [ask.made, unit === "mean" ? "" : formatParts(speech, total)],
    [
      ask.before,
      previous ? `${formatScore(speech, previous.score, unit)} (n ${speech.count(previous.n)})` : "",
    ],
    [ask.change, `${formatChange(speech, total.change, unit)}${p === "" ? "" : `  p ${p}`}`],
    [ask.note, noteOf(speech, total)],
  ];
  return formatPairs(pairs.filter(([, value]) => value !== ""));
}

interface Column extends TableColumn {
  readonly cell: (row: AnswerRow | AskAnswer["total"]) => string;
}

/** The columns of a table that hold something. */
function columnsOf(speech: Speech, answer: AskAnswer, asked: Asked): Column[] {
  const { ask } = speech.words;
  const { unit, rows, total } = answer;
  const measures = [...rows, total];
  const heads: Column[] = [
    ...Object.keys(rows[0]?.group ?? {}).map((field) => ({
      heading: wordFor(ask.field, field.replace(/^trait:/, "")),
      cell: (row: AnswerRow | AskAnswer["total"]) =>
        "group" in row ? asked.nameOf(field, row.group[field] ?? "") : "",
    })),
    {
      heading: wordFor(ask.grain, asked.interval ?? ""),
      cell: (row) => ("at" in row && row.at !== undefined ? formatGrain(speech, row.at, asked.interval) : ""),
    },
  ];
  const figures: Column[] = [
    {
      heading: METRICS[answer.metric].name[speech.language],
      cell: ({ score }) => formatScore(speech, score, unit),
    },
    { heading: ask.interval95, cell: ({ low, high }) => formatRange(speech, low, high, unit) },
    { heading: ask.n, cell: ({ n }) => (isOwnCount(answer) ? "" : speech.count(n)) },
    {
      heading: ask.effectiveN,
      cell: (row) => (measures.some(isWeighted) && row.effectiveN > 0 ? speech.count(row.effectiveN) : ""),
    },
    { heading: ask.change, cell: ({ change }) => formatChange(speech, change, unit) },
    { heading: "p  ", cell: ({ change }) => formatP(speech, change) },
  ];
  const note: Column = { heading: ask.note, cell: (row) => noteOf(speech, row) };
  const numeric = figures.map((column) => ({ ...column, numeric: true }));
  return [...heads, ...numeric, note].filter(({ cell }) => measures.some((row) => cell(row) !== ""));
}

function formatRows(speech: Speech, answer: AskAnswer, asked: Asked): string[] {
  const columns = columnsOf(speech, answer, asked);
  const cellsOf = (row: AnswerRow | AskAnswer["total"]) => columns.map(({ cell }) => cell(row));
  const [, ...total] = cellsOf(answer.total);
  return formatTable(columns, answer.rows.map(cellsOf), [[speech.words.ask.total, ...total]]);
}

/** The answer as lines for the terminal. */
export function formatAnswer(speech: Speech, answer: AskAnswer, asked: Asked): string[] {
  const { ask } = speech.words;
  const { rows, total, metric, currency, truncated } = answer;
  const money = currency === "" ? "" : `, ${currency === "mixed" ? ask.mixed : currency}`;
  const heading = `${METRICS[metric].name[speech.language]}${money}, ${formatPeriod(speech, answer)}`;
  if (total.n === 0) return [heading, "", ...formatNothing(speech, answer, asked)];
  const isOne = rows.every((row) => row.at === undefined && Object.keys(row.group).length === 0);
  const measures = [...(isOne ? [] : rows), total];
  const notes = [
    ...(truncated > 0 ? [ask.truncated(truncated, speech.count(truncated))] : []),
    ...(measures.some(({ change }) => change?.significant) ? [ask.significant] : []),
    ...(measures.some(({ indicative }) => indicative)
      ? [ask.explainIndicative(speech.count(answer.minimumN))]
      : []),
    ...(measures.some(({ mixedScales }) => mixedScales) ? [ask.explainMixedScales] : []),
  ];
  return [
    heading,
    "",
    ...(isOne ? formatOne(speech, answer) : formatRows(speech, answer, asked)),
    ...(notes.length > 0 ? ["", ...notes] : []),
  ];
}
