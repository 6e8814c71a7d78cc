// The points of a trend: one for every step of the period, also where nobody answered, so that gaps are seen as gaps.

import type { AskAnswer, Measure } from "../../api/contract.ts";
import { type CalendarDate, parseCalendarDate } from "../../domain/calendar.ts";
import { grainDays, startOfGrain } from "../../domain/calendar-grain.ts";
import type { Grain, Range } from "../../domain/chosen-period.ts";

/** One step. `measure` is null where nobody answered; `previous` is the score of the same step of the comparison. */
export interface TrendPoint {
  readonly at: CalendarDate;
  readonly measure: Measure | null;
  readonly previous: number | null;
}

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
  return grainDays(range, grain).map((at) => {
    const row = rows.get(at);
    return {
      at,
      measure: row === undefined || row.score === null ? null : row,
      previous: row?.change?.previous.score ?? null,
    };
  });
}
