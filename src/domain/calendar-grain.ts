// The steps of the calendar that a stretch of days is cut into: days, weeks from Monday, months, quarters, years.

import {
  addDays,
  addMonths,
  type CalendarDate,
  partsOf,
  startOfMonth,
  startOfYear,
  weekdayOf,
} from "./calendar.ts";
import type { Grain, Range } from "./chosen-period.ts";

/** The first day of the step that `date` lies in. Weeks start on Monday. */
export function startOfGrain(date: CalendarDate, grain: Grain): CalendarDate {
  switch (grain) {
    case "day":
      return date;
    case "week":
      return addDays(date, 1 - weekdayOf(date));
    case "month":
      return startOfMonth(date);
    case "quarter":
      return addMonths(startOfMonth(date), -((partsOf(date).month - 1) % 3));
    case "year":
      return startOfYear(date);
  }
}

function next(date: CalendarDate, grain: Grain): CalendarDate {
  switch (grain) {
    case "day":
      return addDays(date, 1);
    case "week":
      return addDays(date, 7);
    case "month":
      return addMonths(date, 1);
    case "quarter":
      return addMonths(date, 3);
    case "year":
      return addMonths(date, 12);
  }
}

/** The first day after the step that begins at `start`. */
export function grainEnd(start: CalendarDate, grain: Grain): CalendarDate {
  return next(start, grain);
}

/** The first days of all steps that a range touches, in order; of more than `max` the latest. */
export function grainDays(range: Range, grain: Grain, max = 2000): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let at = startOfGrain(range.from, grain); at < range.to; at = next(at, grain)) days.push(at);
  return days.slice(-max);
}
