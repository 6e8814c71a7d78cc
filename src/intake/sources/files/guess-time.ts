// In which form a column writes dates. Day-first and month-first are told apart by a day above 12; when there is none, the
// language of the file decides and the doubt is said.

import { earliestAt } from "../../../domain/arrival.ts";
import { type ColumnFacts, shareOf } from "./column-facts.ts";
import { compileTimePattern } from "./time-pattern.ts";

/** A form that fits, and whether another reading fits as well. */
export interface TimeGuess {
  readonly formats: readonly string[];
  readonly ambiguous: boolean;
  /** True when the times carry their zone. */
  readonly zoned: boolean;
}

const daysAndMonths = [
  ["D/M/YYYY", "M/D/YYYY"],
  ["D-M-YYYY", "M-D-YYYY"],
  ["D.M.YYYY", "M.D.YYYY"],
  ["D/M/YY", "M/D/YY"],
  ["D-M-YY", "M-D-YY"],
] as const;
const clocks = ["", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", ", H:mm", ", H:mm:ss"] as const;
/** Where the zone is written behind: as an offset, or as letters, which may mean several zones and are read over. */
const zonedClocks = [" h:mm:ss a Z", " H:mm:ss Z", " h:mm:ss a dddd", " H:mm:ss dddd"] as const;
const written = [
  "D MMM YYYY",
  "D-MMM-YYYY",
  "D-MMM-YY",
  "MMM D, YYYY",
  "MMM D YYYY",
  "D [de] MMMM [de] YYYY",
  "dddd, D [de] MMMM [de] YYYY",
  "YYYY/M/D",
  "YYYY.MM.DD",
  "YYYYMMDD",
  "YYYYMMDDHHmmss",
] as const;

/** The form of a column of dates; undefined when it holds none. `dayFirst` decides where the cells do not. */
export function guessTime(column: ColumnFacts, dayFirst: boolean): TimeGuess | undefined {
  const sample = [...column.distinct.keys()].slice(0, 1000);
  if (sample.length === 0 || column.averageLength > 45) return undefined;
  const fits = (format: string) => {
    const read = compileTimePattern(format);
    // Spreadsheets write times without a date as 31 December 1899.
    const believed = sample.filter((text) => (read?.(text)?.ms ?? 0) >= earliestAt);
    return believed.length / sample.length >= 0.95;
  };
  if (fits("iso"))
    return { formats: ["iso"], ambiguous: false, zoned: sample.every((t) => /(Z|[+-]\d\d:?\d\d)$/.test(t)) };
  for (const [days, months] of daysAndMonths) {
    if (!sample.some((text) => /\d[/.-]\d/.test(text))) break;
    for (const clock of clocks) {
      const [byDay, byMonth] = [fits(days + clock), fits(months + clock)];
      if (!byDay && !byMonth) continue;
      const ambiguous = byDay && byMonth;
      const first = ambiguous ? dayFirst : byDay;
      return { formats: [(first ? days : months) + clock], ambiguous, zoned: false };
    }
  }
  for (const date of written)
    for (const clock of clocks)
      if (fits(date + clock)) return { formats: [date + clock], ambiguous: false, zoned: false };
  for (const date of ["YYYY/M/D", "M/D/YYYY", "D/M/YYYY"])
    for (const clock of zonedClocks)
      if (fits(date + clock))
        return { formats: [date + clock], ambiguous: false, zoned: clock.endsWith("Z") };
  const seconds = shareOf(column, (text) => /^1\d{9}$/.test(text));
  if (seconds > 0.95) return { formats: ["unix"], ambiguous: false, zoned: true };
  if (shareOf(column, (text) => /^1\d{12}$/.test(text)) > 0.95)
    return { formats: ["unix-ms"], ambiguous: false, zoned: true };
  return undefined;
}

/** Whether a column holds clock times without a date. */
export function isClock(column: ColumnFacts): boolean {
  return shareOf(column, (text) => /^\d{1,2}:\d{2}(:\d{2})?$/.test(text)) > 0.95;
}
