// When things happen: days of a period in Madrid's local time, with seasons, weekdays and opening hours. A rhythm says how
// likely each month, weekday and hour is; a weight of nought is closed. All moments are milliseconds UTC.

import type { Random } from "./random.ts";

/** One day in milliseconds. */
export const dayMs = 86_400_000;
/** One hour in milliseconds. */
export const hourMs = 3_600_000;
/** One minute in milliseconds. */
export const minuteMs = 60_000;

/** How activity spreads over time. Months start with January, weekdays with Sunday, hours with midnight. */
export interface Rhythm {
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
  /** Closed on the days when everybody is. */
  readonly holidays: boolean;
}

const holidays: ReadonlySet<string> = new Set(["1-1", "1-6", "5-1", "10-12", "12-8", "12-25"]);

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * dayMs;
}

/** How far Madrid is ahead of UTC at a moment: two hours from the last Sunday of March to that of October, else one. */
export function madridOffset(at: number): number {
  const year = new Date(at).getUTCFullYear();
  const summer = at >= lastSunday(year, 2) + hourMs && at < lastSunday(year, 9) + hourMs;
  return summer ? 2 * hourMs : hourMs;
}

/** The same day and hour so many months before, in UTC; a day that the month lacks becomes its last. */
export function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  const start = new Date(first);
  const length = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  const inDay = ((at % dayMs) + dayMs) % dayMs;
  return first + (Math.min(date.getUTCDate(), length) - 1) * dayMs + inDay;
}

interface Day {
  /** Local midnight. */
  readonly start: number;
  readonly weekday: number;
  readonly month: number;
  readonly holiday: boolean;
}

interface Spread {
  /** Weight of all days up to and with this one. */
  readonly days: Float64Array;
  readonly hours: Float64Array;
}

/** Where a sum of weights passes a bound: the first index whose running sum exceeds it. */
function indexOf(sums: Float64Array, bound: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The days of a period. */
export class Calendar {
  readonly #days: Day[] = [];
  readonly #spreads = new Map<Rhythm, Spread>();

  /** From one moment to another, with two months of room behind for what is delivered or answered later. */
  constructor(from: number, until: number) {
    let midnight = Math.floor((from + madridOffset(from)) / dayMs) * dayMs;
    for (; midnight < until + 62 * dayMs; midnight += dayMs) {
      const date = new Date(midnight);
      const month = date.getUTCMonth();
      this.#days.push({
        start: midnight - madridOffset(midnight),
        weekday: date.getUTCDay(),
        month,
        holiday: holidays.has(`${month + 1}-${date.getUTCDate()}`),
      });
    }
  }

  #dayOf(at: number): number {
    const first = this.#days[0]?.start ?? 0;
    // A day of 23 or 25 hours never moves a midnight by more than one hour, which the rounding absorbs.
    let index = Math.floor((at - first + hourMs) / dayMs);
    if ((this.#days[index]?.start ?? 0) > at) index -= 1;
    return Math.max(0, Math.min(index, this.#days.length - 1));
  }

  #spreadOf(rhythm: Rhythm): Spread {
    const known = this.#spreads.get(rhythm);
    if (known) return known;
    let sum = 0;
    const days = Float64Array.from(this.#days, (day) => {
      const closed = rhythm.holidays && day.holiday;
      sum += closed ? 0 : (rhythm.months[day.month] ?? 0) * (rhythm.weekdays[day.weekday] ?? 0);
      return sum;
    });
    let hourSum = 0;
    const hours = Float64Array.from({ length: 24 }, (_, hour) => {
      hourSum += rhythm.hours[hour] ?? 0;
      return hourSum;
    });
    const spread = { days, hours };
    this.#spreads.set(rhythm, spread);
    return spread;
  }

  #within(day: number, hours: Float64Array, random: Random): number {
    const hour = indexOf(hours, random.next() * (hours[23] ?? 0), 0, 23);
    return (this.#days[day]?.start ?? 0) + hour * hourMs + Math.floor(random.next() * hourMs);
  }

  /** A moment of a rhythm on a day from `from` to before `until`; undefined when all of them are closed. */
  sample(rhythm: Rhythm, from: number, until: number, random: Random): number | undefined {
    const { days, hours } = this.#spreadOf(rhythm);
    const first = this.#dayOf(from);
    const last = Math.max(first, this.#dayOf(until - 1));
    const below = first === 0 ? 0 : (days[first - 1] ?? 0);
    const span = (days[last] ?? 0) - below;
    if (span <= 0) return undefined;
    return this.#within(indexOf(days, below + random.next() * span, first, last), hours, random);
  }

  /** A moment of a rhythm on the day of `at`, or on the first open day after it. Never before `at`. */
  openFrom(rhythm: Rhythm, at: number, random: Random): number {
    const { days, hours } = this.#spreadOf(rhythm);
    let day = this.#dayOf(at);
    for (let tries = 0; tries < 20; tries++, day++) {
      if ((days[day] ?? 0) <= (day === 0 ? 0 : (days[day - 1] ?? 0))) continue;
      const moment = this.#within(day, hours, random);
      if (moment >= at) return moment;
    }
    return at;
  }

  /** How busy the month of a moment is for a rhythm: 1 is an ordinary month. */
  season(rhythm: Rhythm, at: number): number {
    return rhythm.months[this.#days[this.#dayOf(at)]?.month ?? 0] ?? 1;
  }
}
