// The stretch of time a screen looks at, as people say it: the last 7 days, this month, all there is.
// A period that follows today has no date of its own (`on` is null), so a shared link keeps meaning "the last 30 days".
// A range is what the server is asked for: whole days, `to` exclusive, never beyond today.

import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  earlier,
  startOfMonth,
  startOfYear,
} from "./calendar.ts";

/** Kinds of period that need no dates of their own. */
export const anchoredKinds = ["day", "7d", "30d", "month", "year"] as const;

/** A period as it is chosen. `on` is the last day of rolling periods and any day of calendar ones; null follows today. */
export type ChosenPeriod =
  | { readonly kind: (typeof anchoredKinds)[number]; readonly on: CalendarDate | null }
  | { readonly kind: "all" }
  | { readonly kind: "custom"; readonly first: CalendarDate; readonly last: CalendarDate };

/** Whole days; `to` is exclusive. */
export interface Range {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** First and last day with interactions; null while the log is empty. */
export type Extent = { readonly first: CalendarDate; readonly last: CalendarDate } | null;

const rollingDays = { day: 1, "7d": 7, "30d": 30 } as const;

/** The days that a period covers as of `today`. */
export function rangeOf(period: ChosenPeriod, today: CalendarDate, extent: Extent): Range {
  const tomorrow = addDays(today, 1);
  switch (period.kind) {
    case "day":
    case "7d":
    case "30d": {
      const to = addDays(period.on ?? today, 1);
      return { from: addDays(to, -rollingDays[period.kind]), to };
    }
    case "month": {
      const from = startOfMonth(period.on ?? today);
      const end = addMonths(from, 1);
      return { from, to: from > today ? end : earlier(end, tomorrow) };
    }
    case "year": {
      const from = startOfYear(period.on ?? today);
      const end = addMonths(from, 12);
      return { from, to: from > today ? end : earlier(end, tomorrow) };
    }
    case "all":
      return extent === null
        ? { from: addDays(tomorrow, -30), to: tomorrow }
        : { from: extent.first, to: addDays(extent.last, 1) };
    case "custom":
      return { from: period.first, to: addDays(period.last, 1) };
  }
}

/** The period one step earlier (−1) or later (1); null where there is none: all time, and the future. */
export function shiftPeriod(period: ChosenPeriod, step: -1 | 1, today: CalendarDate): ChosenPeriod | null {
  switch (period.kind) {
    case "all":
      return null;
    case "day":
    case "7d":
    case "30d": {
      const on = addDays(period.on ?? today, step * rollingDays[period.kind]);
      const length = rollingDays[period.kind];
      if (on > today) return daysBetween(today, on) >= length ? null : { kind: period.kind, on: null };
      return { kind: period.kind, on: on === today ? null : on };
    }
    case "month":
    case "year": {
      const start = period.kind === "month" ? startOfMonth : startOfYear;
      const on = addMonths(start(period.on ?? today), step * (period.kind === "month" ? 1 : 12));
      const current = start(today);
      if (on > current) return null;
      return { kind: period.kind, on: on === current ? null : on };
    }
    case "custom": {
      const length = daysBetween(period.first, period.last) + 1;
      const first = addDays(period.first, step * length);
      return step > 0 && first > today
        ? null
        : { kind: "custom", first, last: addDays(period.last, step * length) };
    }
  }
}

/** The ways to compare a period. */
export const comparisonModes = ["previous", "year", "off"] as const;

/** How a period is compared. */
export type ComparisonMode = (typeof comparisonModes)[number];

/**
 * The range that `range` is compared with, or null. A month to date is compared with as many days of the month before;
 * a year earlier keeps the weekdays where the period counts days (364 days back) and the dates where it is a calendar one.
 */
export function comparisonOf(period: ChosenPeriod, range: Range, mode: ComparisonMode): Range | null {
  if (mode === "off" || period.kind === "all") return null;
  const days = daysBetween(range.from, range.to);
  if (period.kind === "month" || period.kind === "year") {
    const months = period.kind === "month" ? 1 : 12;
    const from = addMonths(range.from, mode === "year" ? -12 : -months);
    const end = addMonths(from, months);
    const whole = addMonths(range.from, months) === range.to;
    return { from, to: whole ? end : earlier(end, addDays(from, days)) };
  }
  const back = mode === "previous" ? days : 364 * Math.ceil(days / 364);
  return { from: addDays(range.from, -back), to: addDays(range.to, -back) };
}

/** The steps that a stretch of days can be cut into. */
export const grains = ["day", "week", "month", "quarter", "year"] as const;

/** Grains of time that a trend is drawn in. */
export type Grain = (typeof grains)[number];

/** The grain that gives a trend some 7 to 50 points. */
export function grainOf(range: Range): Grain {
  const days = daysBetween(range.from, range.to);
  if (days <= 45) return "day";
  if (days <= 370) return "week";
  if (days <= 1500) return "month";
  return days <= 4600 ? "quarter" : "year";
}

const grainDays: Readonly<Record<Grain, number>> = {
  day: 1,
  week: 7,
  month: 30.4,
  quarter: 91.3,
  year: 365.2,
};
const coarser: Readonly<Record<Grain, Grain | null>> = {
  day: "week",
  week: "month",
  month: "quarter",
  quarter: "year",
  year: null,
};
/** A trend of fewer points is none. */
const POINTS_MIN = 4;

/**
 * The grain in which a trend of `n` answers says something: as fine as the period allows, but coarser while most points
 * would rest on fewer than `minimumN` answers and at least four points remain.
 */
export function grainFor(range: Range, n: number, minimumN: number): Grain {
  const days = daysBetween(range.from, range.to);
  let grain = grainOf(range);
  for (;;) {
    const next = coarser[grain];
    const points = days / grainDays[grain];
    if (next === null || n / points >= minimumN || Math.round(days / grainDays[next]) < POINTS_MIN)
      return grain;
    grain = next;
  }
}

/**
 * The period a screen opens with: the last 30 days, or, when the log ends before them (an import of history), the 30 days
 * up to its last interaction.
 */
export function openingPeriod(today: CalendarDate, extent: Extent): ChosenPeriod {
  const reachesBack = extent !== null && extent.last <= addDays(today, -30);
  return { kind: "30d", on: reachesBack ? extent.last : null };
}

/** How a period is written in an address. */
export function periodSearch(period: ChosenPeriod | null): Record<string, string> {
  if (period === null) return {};
  switch (period.kind) {
    case "all":
      return { period: "all" };
    case "custom":
      return { period: "custom", from: period.first, to: period.last };
    default:
      return period.on === null ? { period: period.kind } : { period: period.kind, on: period.on };
  }
}

/** The same period for someone who looks later: what follows today stays with the day that is today now. */
export function pinPeriod(period: ChosenPeriod, today: CalendarDate): ChosenPeriod {
  return "on" in period && period.on === null ? { ...period, on: today } : period;
}
