// The points of a trend: one for every step of the period, also where nobody answered, so that gaps are seen as gaps.

import type { AskAnswer, Measure } from "../../api/contract.ts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  parseCalendarDate,
  partsOf,
  startOfMonth,
  startOfYear,
} from "../view/calendar.ts";
import type { Grain, Range } from "../view/period.ts";

/** One step. `measure` is null where nobody answered; `previous` is the score of the same step of the comparison. */
export interface TrendPoint {
  readonly at: CalendarDate;
  readonly measure: Measure | null;
  readonly previous: number | null;
}

/** The first day of the step that `date` lies in. Weeks start on Monday. */
export function startOfGrain(date: CalendarDate, grain: Grain): CalendarDate {
  switch (grain) {
    case "day":
      return date;
    case "week":
      return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
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

/** More steps than anyone can see; a longer period gets the latest ones. */
const POINTS_MAX = 2000;

/** The points of a trend over `range`. */
export function trendPoints(
  answer: Pick<AskAnswer, "rows">,
  range: Range,
  grain: Grain,
): readonly TrendPoint[] {
  const rows = new Map<CalendarDate, AskAnswer["rows"][number]>();
  for (const row of answer.rows) {
    const at = parseCalendarDate(row.at?.slice(0, 10) ?? "");
    if (at) rows.set(startOfGrain(at, grain), row);
  }
  const points: TrendPoint[] = [];
  for (let at = startOfGrain(range.from, grain); at < range.to; at = next(at, grain)) {
    const row = rows.get(at);
    points.push({
      at,
      measure: row === undefined || row.score === null ? null : row,
      previous: row?.change?.previous.score ?? null,
    });
  }
  return points.slice(-POINTS_MAX);
}
