// Periods in a time zone: from what people write (`2026-01-31`) to milliseconds, the period to compare with, and the grains
// of time in between. Days are days of the zone: 23 or 25 hours long when the clock changes.

import type { Interval, Question } from "./question.ts";

/** A period in milliseconds UTC; `to` is excluded. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether the platform knows a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What the clock of a zone shows at a moment. */
export function localTime(zone: string, at: number): LocalTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** Milliseconds by which a zone is ahead of UTC at a moment. */
export function zoneOffsetMs(zone: string, at: number): number {
  const { year, month, day, hour, minute, second } = localTime(zone, at);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The moment at which a zone's clock shows a time; of two such moments the first; of none, the one just after the gap. */
export function momentOf(
  zone: string,
  local: { year: number; month: number; day: number; hour?: number },
): number {
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour ?? 0);
  const before = wall - zoneOffsetMs(zone, wall - 86_400_000);
  const after = wall - zoneOffsetMs(zone, wall + 86_400_000);
  const fits = (at: number) => at + zoneOffsetMs(zone, at) === wall;
  if (fits(before)) return before;
  if (fits(after)) return after;
  // The clock jumps over this time: the first moment behind the gap, which both sides bound.
  let low = Math.min(before, after) - 86_400_000;
  let high = Math.max(before, after) + 86_400_000;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (middle + zoneOffsetMs(zone, middle) < wall) low = middle;
    else high = middle;
  }
  return high;
}

/** A moment as people write it: a date is the start of that day in the zone. Expects what `momentSchema` lets pass. */
export function parseMoment(zone: string, text: string): number {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!date) return Date.parse(text);
  return momentOf(zone, { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) });
}

/** The period of a question. */
export function periodOf(zone: string, question: { readonly from: string; readonly to: string }): Period {
  return { from: parseMoment(zone, question.from), to: parseMoment(zone, question.to) };
}

function shiftDays(zone: string, at: number, days: number): number {
  const { year, month, day, hour, minute, second } = localTime(zone, at);
  const date = new Date(Date.UTC(year, month - 1, day + days));
  const start = momentOf(zone, {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour,
  });
  return start + minute * 60_000 + second * 1000 + (((at % 1000) + 1000) % 1000);
}

function shiftYears(zone: string, at: number, years: number): number {
  const { year, month, day, hour, minute, second } = localTime(zone, at);
  const lastDay = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  const start = momentOf(zone, { year: year + years, month, day: Math.min(day, lastDay), hour });
  return start + minute * 60_000 + second * 1000 + (((at % 1000) + 1000) % 1000);
}

function isMonthStart(zone: string, at: number): boolean {
  const { day, hour, minute, second } = localTime(zone, at);
  return day === 1 && hour === 0 && minute === 0 && second === 0 && at % 1000 === 0;
}

/**
 * The period that a question compares with. `previous`: as many days just before it, or as many whole months when the
 * period is made of whole months. `year`: the same dates a year earlier.
 */
export function comparisonPeriod(
  zone: string,
  period: Period,
  compare: NonNullable<Question["compare"]>,
): Period {
  if (typeof compare === "object") return periodOf(zone, compare);
  if (compare === "year")
    return { from: shiftYears(zone, period.from, -1), to: shiftYears(zone, period.to, -1) };
  if (isMonthStart(zone, period.from) && isMonthStart(zone, period.to)) {
    const start = localTime(zone, period.from);
    const end = localTime(zone, period.to);
    const months = (end.year - start.year) * 12 + end.month - start.month;
    const first = new Date(Date.UTC(start.year, start.month - 1 - months, 1));
    return {
      from: momentOf(zone, { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day: 1 }),
      to: period.from,
    };
  }
  const wall = (at: number) => at + zoneOffsetMs(zone, at);
  const days = (wall(period.to) - wall(period.from)) / 86_400_000;
  if (Number.isInteger(days)) return { from: shiftDays(zone, period.from, -days), to: period.from };
  return { from: period.from - (period.to - period.from), to: period.from };
}

/** Start of the grain that holds a moment. */
export function grainStart(zone: string, at: number, interval: Interval): number {
  if (interval === "hour")
    return at - ((((at + zoneOffsetMs(zone, at)) % 3_600_000) + 3_600_000) % 3_600_000);
  const { year, month, day } = localTime(zone, at);
  switch (interval) {
    case "day":
      return momentOf(zone, { year, month, day });
    case "week": {
      const sinceMonday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
      const monday = new Date(Date.UTC(year, month - 1, day - sinceMonday));
      return momentOf(zone, {
        year: monday.getUTCFullYear(),
        month: monday.getUTCMonth() + 1,
        day: monday.getUTCDate(),
      });
    }
    case "month":
      return momentOf(zone, { year, month, day: 1 });
    case "quarter":
      return momentOf(zone, { year, month: month - ((month - 1) % 3), day: 1 });
    case "year":
      return momentOf(zone, { year, month: 1, day: 1 });
  }
}

const stepDays: Readonly<Record<Exclude<Interval, "hour">, number>> = {
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
};

/** Start of the grain after the one that begins at `start`. */
export function nextGrain(zone: string, start: number, interval: Interval): number {
  if (interval === "hour") return start + 3_600_000;
  // A few hours more than the longest grain always land in the next one, and never beyond it.
  return grainStart(zone, start + stepDays[interval] * 86_400_000 + 3 * 3_600_000, interval);
}

/** Starts of all grains that a period touches, in order. At most `max`. */
export function grainsOf(zone: string, period: Period, interval: Interval, max = 20_000): number[] {
  const starts: number[] = [];
  for (let at = grainStart(zone, period.from, interval); at < period.to && starts.length < max; ) {
    starts.push(at);
    at = nextGrain(zone, at, interval);
  }
  return starts;
}

/** A moment as ISO 8601 with the zone's offset, to the second. */
export function isoInZone(zone: string, at: number): string {
  const offset = zoneOffsetMs(zone, at);
  const minutes = Math.abs(Math.round(offset / 60_000));
  const pad = (value: number) => String(value).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  const local = new Date(at + offset).toISOString().slice(0, 19);
  return `${local}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
