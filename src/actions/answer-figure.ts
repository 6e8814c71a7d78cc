// Answers a figure as it is looked at: turns its period into days as of now, asks its question, and says which days and
// steps were meant. Screens, shared links and files all get their figures here, so that the same view is the same figure.

import { dateIn } from "../domain/calendar.ts";
import {
  type ChosenPeriod,
  comparisonOf,
  type Extent,
  type Grain,
  grainFor,
  openingPeriod,
  type Range,
  rangeOf,
} from "../domain/chosen-period.ts";
import { type ChartKind, chartOf, type FigureView, questionOf } from "../domain/figure-view.ts";
import { questionSchema } from "../domain/question.ts";
import type { Sight } from "../domain/sight.ts";
import { AppError } from "../errors.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import { span } from "../warehouse/span.ts";
import type { App } from "./app.ts";
import { type Answered, askQuestion } from "./ask-question.ts";

/** A figure with its answer. */
export interface AnsweredFigure {
  readonly view: FigureView;
  readonly chart: ChartKind;
  readonly period: ChosenPeriod;
  readonly range: Range;
  readonly comparison: Range | null;
  /** null without steps of time. */
  readonly grain: Grain | null;
  readonly answered: Answered;
  /** The totals of the lines and of the columns, where a map or a table has both; null elsewhere. */
  readonly margins: { readonly lines: Answered; readonly columns: Answered } | null;
}

/** Whether a figure has lines and columns, and is looked at in a way that shows their totals. */
function hasMargins(view: FigureView, chart: ChartKind): boolean {
  return (chart === "heat" || chart === "table") && view.by.length + Number(view.time !== null) === 2;
}

/** First and last day that someone may see; null while there is none. */
async function extentFor(app: Pick<App, "warehouse">, sight: Sight, timeZone: string): Promise<Extent> {
  const { firstAt, lastAt } = await span(app.warehouse, sight);
  if (firstAt === null || lastAt === null) return null;
  return { first: dateIn(timeZone, firstAt), last: dateIn(timeZone, lastAt) };
}

/** Answers a figure for one who sees this much. Throws what `askQuestion` throws. */
export async function answerFigure(
  app: Pick<App, "database" | "warehouse" | "context">,
  sight: Sight,
  view: FigureView,
  /** Without margins where no room is left for the totals of lines and columns. */
  { margins: wanted = true, ...options }: { readonly signal?: AbortSignal; readonly margins?: boolean } = {},
): Promise<AnsweredFigure> {
  const workspace = await findWorkspace(app.database, sight.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const { timeZone, minimumN } = workspace;
  const today = dateIn(timeZone, app.context.now());
  const follows = view.period !== null && view.period.kind !== "all";
  const extent = follows ? null : await extentFor(app, sight, timeZone);
  const period = view.period ?? openingPeriod(today, extent);
  const range = rangeOf(period, today, extent);
  const comparison = comparisonOf(period, range, view.compare);
  const days = { range, comparison, timeZone };
  const ask = (grain: Grain | null, asked = view) =>
    askQuestion(app, sight, questionSchema.parse(questionOf(asked, days, grain)), options);
  let grain: Grain | null = null;
  if (view.time === "auto") {
    const { total } = await ask(null, { ...view, by: [], compare: "off" });
    grain = grainFor(range, total.measure.n, minimumN);
  } else grain = view.time;
  const chart = chartOf(view);
  // Totals are questions of their own: neither scores nor customers add up.
  const [answered, ...totals] = await Promise.all([
    ask(grain),
    ...(wanted && hasMargins(view, chart)
      ? [
          ask(null, { ...view, by: view.by.slice(0, 1) }),
          ask(grain, { ...view, by: grain === null ? view.by.slice(1) : [] }),
        ]
      : []),
  ]);
  const [lines, columns] = totals;
  const margins = lines && columns ? { lines, columns } : null;
  return { view, chart, period, range, comparison, grain, answered, margins };
}
