// Answers a question: one count over its period, one over the period it is compared with, and the metric's own file
// measures both. Nothing is computed here but the pairing of rows: same group, same grain counted from the period's start.

import { measure } from "../domain/metric/measure.ts";
import type { Measure } from "../domain/metric/measurement.ts";
import { METRICS } from "../domain/metric/metric.ts";
import { comparisonPeriod, grainsOf, isoInZone, type Period, periodOf } from "../domain/period.ts";
import type { MetricKey, Question } from "../domain/question.ts";
import type { Sight } from "../domain/sight.ts";
import { AppError } from "../errors.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import {
  type Counted,
  type CountedAnswer,
  type CountedRow,
  countAnswers,
} from "../warehouse/count-answers.ts";
import type { App } from "./app.ts";
import { resolveSegments } from "./resolve-segments.ts";

/** A row of the answer, measured. */
export interface AnsweredRow {
  readonly group: Record<string, string>;
  readonly at: string | undefined;
  readonly measure: Measure;
  readonly previous: Measure | undefined;
  readonly mixedScales: boolean;
}

/** The answer to a question, measured and compared. */
export interface Answered {
  readonly question: Question;
  readonly timeZone: string;
  readonly period: Period;
  readonly rows: readonly AnsweredRow[];
  readonly total: Omit<AnsweredRow, "group" | "at">;
  readonly truncated: number;
  readonly minimumN: number;
  readonly currency: string;
}

/** Most grains of one question: about two years by hour. */
const grainsMax = 20_000;

const dayMs = 86_400_000;
/** The longest that a step can be, in milliseconds. */
const grainMsMost = {
  hour: 3_600_000,
  day: 1.1 * dayMs,
  week: 7.1 * dayMs,
  month: 31.1 * dayMs,
  quarter: 92.1 * dayMs,
  year: 366.1 * dayMs,
} as const;

function checkPeriod(period: Period, question: Question, zone: string): void {
  if (!(period.from < period.to))
    throw new AppError(
      "bad-input",
      `The period ends (${question.to}) before it begins (${question.from}); \`to\` is exclusive.`,
    );
  if (!question.interval) return;
  // Steps are counted one by one only where a rough count leaves it open: no step is shorter than four fifths of its longest.
  const atLeast = (period.to - period.from) / grainMsMost[question.interval];
  const isOpen = atLeast * 1.25 + 2 > grainsMax;
  if (
    atLeast > grainsMax ||
    (isOpen && grainsOf(zone, period, question.interval, grainsMax + 1).length > grainsMax)
  )
    throw new AppError(
      "bad-input",
      `More than ${grainsMax} steps of one ${question.interval}; ask for a coarser interval.`,
    );
}

/** Name of a row among the rows of its period: its group, and the ordinal of its grain. */
function rowKey(
  row: CountedRow<MetricKey>,
  by: readonly string[],
  ordinals: ReadonlyMap<string, number>,
): string {
  const group = by.map((field) => row.group[field] ?? "");
  return JSON.stringify([group, row.at === undefined ? 0 : (ordinals.get(row.at) ?? row.at)]);
}

function ordinalsOf(zone: string, period: Period, question: Question): Map<string, number> {
  if (!question.interval) return new Map();
  return new Map(
    grainsOf(zone, period, question.interval, grainsMax).map((at, i) => [isoInZone(zone, at), i]),
  );
}

/** Answers a question for one who sees this much. Throws `bad-input`, `not-found`, `question-too-heavy` or `engine-failed`. */
export async function askQuestion(
  app: Pick<App, "database" | "warehouse" | "context">,
  sight: Sight,
  question: Question,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Answered> {
  const workspace = await findWorkspace(app.database, sight.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const zone = question.timeZone ?? workspace.timeZone;
  const period = periodOf(zone, question);
  checkPeriod(period, question, zone);
  const segments = await resolveSegments(app, workspace, question);
  const counted = {
    ...question,
    timeZone: zone,
    currency: workspace.currency,
    units: sight.units,
    segments,
  };
  const earlier = question.compare ? comparisonPeriod(zone, period, question.compare) : undefined;
  if (earlier && !(earlier.from < earlier.to))
    throw new AppError("bad-input", "compare: the period ends before it begins; `to` is exclusive.");
  const [now, before] = await Promise.all([
    countAnswers(app.warehouse, sight.workspace, counted, period, options),
    earlier && countAnswers(app.warehouse, sight.workspace, { ...counted, limit: 10_000 }, earlier, options),
  ]);
  const settings = { minimumN: workspace.minimumN };
  const measured = (each: Counted<MetricKey>) => measure(question.metric, each.counts, settings);
  const previous = new Map<string, Measure>();
  if (before && earlier) {
    const ordinals = ordinalsOf(zone, earlier, question);
    for (const row of before.rows) previous.set(rowKey(row, question.by, ordinals), measured(row));
  }
  // Pairing costs more than measuring: nothing is paired where nothing is compared.
  const ordinals = before ? ordinalsOf(zone, period, question) : undefined;
  return {
    question,
    timeZone: zone,
    period,
    rows: now.rows.map((row) => {
      const then = ordinals && previous.get(rowKey(row, question.by, ordinals));
      const { group, at, mixedScales } = row;
      return { group, at, measure: measured(row), previous: then, mixedScales };
    }),
    total: {
      measure: measured(now.total),
      previous: before && measured(before.total),
      mixedScales: now.total.mixedScales,
    },
    truncated: now.truncated,
    minimumN: workspace.minimumN,
    currency: METRICS[question.metric].unit === "money" ? currencyOf(now, workspace.currency) : "",
  };
}

/** Money that named no currency is in the workspace's. */
function currencyOf(answer: CountedAnswer<MetricKey>, fallback: string): string {
  return answer.total.currency === "" ? fallback : answer.total.currency;
}
