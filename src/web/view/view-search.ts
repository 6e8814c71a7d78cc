// A view as the query string of an address and back. Whatever stands in an address gives a view: what is not understood is
// left out, never an error, because people edit and truncate links. Defaults are not written, so a plain view is a plain address.
//   ?period=month&on=2026-01-31&compare=year&metric=csat&filter=is,channel,phone,store&sort=-score&q=espera&show=table&stages=table

import { type CalendarDate, parseCalendarDate } from "../../domain/calendar.ts";
import {
  anchoredKinds,
  type ChosenPeriod,
  type ComparisonMode,
  type Grain,
  periodSearch,
} from "../../domain/chosen-period.ts";
import type { FilterField, GroupField } from "../../domain/question.ts";
import { filterOps, leadMetrics, plainView, type Sort, type View, type ViewFilter } from "./view.ts";

/** A query string taken apart: each name with its values in order. */
export type Search = Readonly<Record<string, string | readonly string[]>>;

/** Takes `?a=1&b=2&b=3` apart. */
export function parseSearchText(text: string): Search {
  const search: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = Object.hasOwn(search, name) ? search[name] : undefined;
    if (name === "__proto__") continue;
    search[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return search;
}

/** Puts a query string together; "" when there is nothing to say. Commas, colons and slashes stay readable. */
export function formatSearchText(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === "string") params.append(name, one);
  }
  const text = params.toString().replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%2F/g, "/");
  return text === "" ? "" : `?${text}`;
}

const filterFields: ReadonlySet<string> = new Set([
  "channel",
  "touchpoint",
  "stage",
  "kind",
  "unit",
  "employee",
  "campaign",
  "language",
  "source",
  "direct",
  "question",
  "event",
  "weekday",
  "hour",
  "segment",
] satisfies readonly FilterField[]);

const grains = ["day", "week", "month", "quarter", "year"] as const satisfies readonly Grain[];
const modes = ["previous", "year", "off"] as const satisfies readonly ComparisonMode[];

const isField = (text: string): text is FilterField =>
  filterFields.has(text) || /^(trait:\P{Cc}{1,80}|segment:[0-9a-f-]{36})$/u.test(text);

/** Whether a text names a field to group by. */
export const isGroupField = (text: string): text is GroupField => text !== "segment" && isField(text);

/** The one of a closed list that a text is. */
export function oneOf<T extends string>(list: readonly T[], text: string | undefined): T | undefined {
  return list.find((item) => item === text);
}

/** The first value of a name. */
export function firstOf(search: Search, name: string): string | undefined {
  const value = search[name];
  return typeof value === "string" ? value : value?.[0];
}

/** All values of a name. */
export function allOf(search: Search, name: string): readonly string[] {
  const value = search[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

function dateOf(search: Search, name: string): CalendarDate | null {
  return parseCalendarDate(firstOf(search, name) ?? "") ?? null;
}

const escapeItem = (text: string) => text.replace(/[%,]/g, (c) => (c === "%" ? "%25" : "%2C"));
const unescapeItem = (text: string) => text.replace(/%25|%2C/gi, (code) => (code === "%25" ? "%" : ","));

/** The period of a query string; null when it names none. */
export function parsePeriod(search: Search): ChosenPeriod | null {
  const kind = firstOf(search, "period");
  if (kind === "all") return { kind };
  if (kind === "custom") {
    const from = dateOf(search, "from");
    const to = dateOf(search, "to");
    if (from === null || to === null) return null;
    return from <= to ? { kind, first: from, last: to } : { kind, first: to, last: from };
  }
  const anchored = oneOf(anchoredKinds, kind);
  return anchored === undefined ? null : { kind: anchored, on: dateOf(search, "on") };
}

/** A filter of its own, which nobody else holds. */
type MutableFilter = Omit<ViewFilter, "values"> & { values: string[] };

function parseFilter(text: string): MutableFilter | undefined {
  const [op, field, ...values] = text.split(",").map(unescapeItem);
  const known = oneOf(filterOps, op);
  if (known === undefined || field === undefined || !isField(field) || values.length === 0) return undefined;
  return { field, op: known, values: [...new Set(values)] };
}

function parseSort(text: string | undefined): Sort | undefined {
  if (text === undefined) return undefined;
  const by = text.replace(/^-/, "");
  const direction = text.startsWith("-") ? "down" : "up";
  if (by === "name" || by === "n" || by === "score") return { by, direction };
  return by.startsWith("channel:") ? { by: `channel:${by.slice(8)}`, direction } : undefined;
}

/** The comparison of a query string. */
export function parseComparison(search: Search): ComparisonMode {
  return oneOf(modes, firstOf(search, "compare")) ?? plainView.compare;
}

/** The filters of a query string, one for each field. */
export function parseFilters(search: Search): MutableFilter[] {
  const filters: MutableFilter[] = [];
  for (const text of allOf(search, "filter")) {
    const filter = parseFilter(text);
    if (filter && !filters.some((f) => f.field === filter.field)) filters.push(filter);
  }
  return filters;
}

/** The view that a query string describes. */
export function parseView(search: Search): View {
  return {
    period: parsePeriod(search),
    compare: parseComparison(search),
    metric: oneOf(leadMetrics, firstOf(search, "metric")) ?? plainView.metric,
    grain: oneOf(grains, firstOf(search, "grain")) ?? null,
    filters: parseFilters(search),
    sort: parseSort(firstOf(search, "sort")) ?? plainView.sort,
    search: firstOf(search, "q") ?? "",
    trendAsTable: firstOf(search, "show") === "table",
    stagesAsTable: firstOf(search, "stages") === "table",
  };
}

/** How a comparison is written. */
export function comparisonSearch(compare: ComparisonMode): Record<string, string> {
  return compare === plainView.compare ? {} : { compare };
}

/** How filters are written. */
export function filterSearch(filters: readonly ViewFilter[]): Record<string, string[]> {
  if (filters.length === 0) return {};
  return { filter: filters.map((f) => [f.op, f.field, ...f.values].map(escapeItem).join(",")) };
}

/** The query string of a view, taken apart. */
export function viewSearch(view: View): Record<string, string | string[]> {
  const { period, compare, metric, grain, filters, sort, search } = view;
  const sortText = `${sort.direction === "down" ? "-" : ""}${sort.by}`;
  return {
    ...periodSearch(period),
    ...comparisonSearch(compare),
    ...(metric !== plainView.metric && { metric }),
    ...(grain && { grain }),
    ...filterSearch(filters),
    ...(sortText !== "-n" && { sort: sortText }),
    ...(search !== "" && { q: search }),
    ...(view.trendAsTable && { show: "table" }),
    ...(view.stagesAsTable && { stages: "table" }),
  };
}
