// What is done every week on one weekday at one hour, by the clocks of a time zone. Invariant: it is due exactly once on every
// such day. Where the clock is put forward over that hour it is due at the first moment behind the gap; where it is put back
// and shows the hour twice, the first time counts.

import { addDays, type CalendarDate, dateIn, partsOf, weekdayOf } from "./calendar.ts";
import { momentOf } from "./period.ts";

/** When in the week: Monday is 1, Sunday 7; full hours from 0 to 23. */
export interface WeeklyTime {
  readonly weekday: number;
  readonly hour: number;
}

/** The moment on the first such day from `date` on. */
function dueFrom(date: CalendarDate, { weekday, hour }: WeeklyTime, timeZone: string): number {
  const day = addDays(date, (weekday - weekdayOf(date) + 7) % 7);
  return momentOf(timeZone, { ...partsOf(day), hour });
}

/** The first moment after `now` at which it is due. Milliseconds since 1970. */
export function nextDue(now: number, time: WeeklyTime, timeZone: string): number {
  const today = dateIn(timeZone, now);
  const soon = dueFrom(today, time, timeZone);
  return soon > now ? soon : dueFrom(addDays(today, 1), time, timeZone);
}

/** The last moment up to `now` at which it was due. */
export function latestDue(now: number, time: WeeklyTime, timeZone: string): number {
  const today = dateIn(timeZone, now);
  const recent = dueFrom(addDays(today, -6), time, timeZone);
  return recent <= now ? recent : dueFrom(addDays(today, -7), time, timeZone);
}
