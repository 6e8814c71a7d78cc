// What a screen of figures shows: a value that lives in the URL, changed only by the pure functions below.
// Two views that show the same are equal as text (filters and values keep the order in which they were added).

import type { ChosenPeriod, ComparisonMode, Grain } from "../../domain/chosen-period.ts";
import type { FilterField } from "../../domain/question.ts";

/** Metrics the overview can lead with, in the order of its cards. */
export const leadMetrics = ["nps", "csat", "ces"] as const;

/** One of them. */
export type LeadMetric = (typeof leadMetrics)[number];

/** How a filter reads. */
export const filterOps = ["is", "is_not", "contains"] as const;

/** One filter; the shape the API takes. */
export interface ViewFilter {
  readonly field: FilterField;
  readonly op: (typeof filterOps)[number];
  readonly values: readonly string[];
}

/** A sorted column of the table: a name, the size, the score of all channels together, or of one channel. */
export interface Sort {
  readonly by: "name" | "n" | "score" | `channel:${string}`;
  readonly direction: "up" | "down";
}

/** What the screens of figures have in common. `period` null means the opening period. */
export interface Narrowing {
  readonly period: ChosenPeriod | null;
  readonly compare: ComparisonMode;
  readonly filters: readonly ViewFilter[];
}

/** Everything that decides what is on the overview. */
export interface View extends Narrowing {
  readonly metric: LeadMetric;
  /** null lets the length of the period decide. */
  readonly grain: Grain | null;
  readonly sort: Sort;
  /** Words searched for in comments. */
  readonly search: string;
  /** The trend as a table instead of a chart. */
  readonly trendAsTable: boolean;
  /** The stages as a table instead of a strip. */
  readonly stagesAsTable: boolean;
}

/** The view of a bare address. */
export const plainView: View = {
  period: null,
  compare: "previous",
  metric: "nps",
  grain: null,
  filters: [],
  sort: { by: "n", direction: "down" },
  search: "",
  trendAsTable: false,
  stagesAsTable: false,
};

/** The view with `field` narrowed to `values`; what stood on the field gives way. No values takes the filter off. */
export function withFilter<V extends Narrowing>(
  view: V,
  field: FilterField,
  values: readonly string[],
  op: ViewFilter["op"] = "is",
): V {
  const others = view.filters.filter((filter) => filter.field !== field);
  if (values.length === 0) return { ...view, filters: others };
  const at = view.filters.findIndex((filter) => filter.field === field);
  const filter = { field, op, values: [...new Set(values)] };
  const filters = at < 0 ? [...others, filter] : others.toSpliced(at, 0, filter);
  return { ...view, filters };
}

/** The view with `field` narrowed to one value, or freed again when it stood on exactly that value. */
export function withToggledFilter<V extends Narrowing>(view: V, field: FilterField, value: string): V {
  return isNarrowedTo(view, field, value) ? withFilter(view, field, []) : withFilter(view, field, [value]);
}

/** Whether the view stands on exactly this value of the field. */
export function isNarrowedTo(view: Narrowing, field: FilterField, value: string): boolean {
  const filter = view.filters.find((f) => f.field === field);
  return filter?.op === "is" && filter.values.length === 1 && filter.values[0] === value;
}

/** The view sorted by a column: again on the same column turns the direction, names start upwards and numbers downwards. */
export function withSort(view: View, by: Sort["by"]): View {
  const first = by === "name" ? "up" : "down";
  const turned = view.sort.direction === "up" ? "down" : "up";
  return { ...view, sort: { by, direction: view.sort.by === by ? turned : first } };
}
