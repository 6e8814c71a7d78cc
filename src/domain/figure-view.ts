// How a figure is looked at: which metric, cut how, over which stretch of time, filtered and compared how, drawn as what.
// It is what people save, share and put on a dashboard. Invariant: a period that follows today is kept as that ("the last
// 30 days") and becomes days only when the figure is asked for. What checks one that was sent is figure-view-schema.ts.

import type { ChosenPeriod, comparisonModes, Grain, Range } from "./chosen-period.ts";
import type { MetricKey } from "./metric-key.ts";
import type { Filter, GroupField, QuestionBody } from "./question.ts";

/** What a figure can be drawn as. */
export const chartKinds = ["number", "line", "bar", "heat", "table"] as const;

/** One of them. */
export type ChartKind = (typeof chartKinds)[number];

/** Most groupings of one figure, besides time. */
export const groupingsMax = 2;

/** How a figure is looked at. */
export interface FigureView {
  metric: MetricKey;
  by: GroupField[];
  /** Steps of time; `auto` lets the length of the period and the number of answers decide; null is no cut by time. */
  time: "auto" | Grain | null;
  /** null, or a kind that cannot show this question, takes the first of `chartsFor`. */
  chart: ChartKind | null;
  /** null is the period that screens open with. */
  period: ChosenPeriod | null;
  compare: (typeof comparisonModes)[number];
  filters: Filter[];
}

/** A view of a metric that leaves all else as screens open with it. */
export function plainView(given: Partial<FigureView> & Pick<FigureView, "metric">): FigureView {
  return { by: [], time: null, chart: null, period: null, compare: "previous", filters: [], ...given };
}

/** The kinds of chart that can show a view, the one that suits it best first. */
export function chartsFor({ by, time }: Pick<FigureView, "by" | "time">): readonly ChartKind[] {
  if (time === null) {
    if (by.length === 0) return ["number", "table"];
    return by.length === 1 ? ["bar", "table"] : ["heat", "bar", "table"];
  }
  if (by.length === 0) return ["line", "bar", "table"];
  return by.length === 1 ? ["line", "heat", "table"] : ["line", "table"];
}

/** The kind of chart that a view is drawn as. */
export function chartOf(view: Pick<FigureView, "by" | "time" | "chart">): ChartKind {
  const possible = chartsFor(view);
  return possible.find((kind) => kind === view.chart) ?? possible[0] ?? "table";
}

/** Most groups that are asked for: with time each has a row for every step. */
const groupsAsked = { timed: 24, plain: 500, cells: 2000 } as const;

/** The question behind a view, once its days are known. `grain` null asks without steps of time. */
export function questionOf(
  view: FigureView,
  days: { readonly range: Range; readonly comparison: Range | null; readonly timeZone: string },
  grain: Grain | null,
): QuestionBody {
  const { range, comparison, timeZone } = days;
  return {
    metric: view.metric,
    from: range.from,
    to: range.to,
    timeZone,
    by: view.by,
    filters: view.filters,
    limit: grain !== null ? groupsAsked.timed : view.by.length > 1 ? groupsAsked.cells : groupsAsked.plain,
    ...(grain && { interval: grain }),
    ...(comparison && { compare: { from: comparison.from, to: comparison.to } }),
  };
}
