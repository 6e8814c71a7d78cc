import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  type CalendarDate,
  dateIn,
  daysBetween,
  parseCalendarDate,
  startOfMonth,
  startOfYear,
} from "./calendar.ts";

function date(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

const anyDate = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2200, 0, 1) / 86_400_000 })
  .map((day) => date(new Date(day * 86_400_000).toISOString().slice(0, 10)));

describe("calendar dates", () => {
  it("only days that exist are dates", () => {
    for (const text of [
      "2026-02-30",
      "2025-02-29",
      "2026-13-01",
      "2026-1-1",
      "",
      "hoy",
      "2026-01-01T00:00:00Z",
    ])
      expect(parseCalendarDate(text)).toBeUndefined();
    expect(parseCalendarDate("2024-02-29")).toBe("2024-02-29");
  });

  it("adding days and counting them are inverse", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (start, days) => {
        expect(daysBetween(start, addDays(start, days))).toBe(days);
        expect(addDays(addDays(start, days), -days)).toBe(start);
      }),
    );
  });

  it("a month later keeps the day or falls on the last of a shorter month", () => {
    expect(addMonths(date("2026-01-31"), 1)).toBe("2026-02-28");
    expect(addMonths(date("2024-01-31"), 1)).toBe("2024-02-29");
    expect(addMonths(date("2026-03-31"), -1)).toBe("2026-02-28");
    expect(addMonths(date("2026-11-30"), 3)).toBe("2027-02-28");
    expect(addMonths(date("2024-02-29"), -12)).toBe("2023-02-28");
  });

  it("months and years start on their first day", () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        expect(startOfMonth(day)).toBe(`${day.slice(0, 7)}-01`);
        expect(startOfYear(day)).toBe(`${day.slice(0, 4)}-01-01`);
      }),
    );
  });

  it("the day across a change of clocks is one day", () => {
    // In Madrid 29 March 2026 has 23 hours and 25 October 2026 has 25.
    expect(addDays(date("2026-03-28"), 1)).toBe("2026-03-29");
    expect(daysBetween(date("2026-03-29"), date("2026-03-30"))).toBe(1);
    expect(daysBetween(date("2026-10-25"), date("2026-10-26"))).toBe(1);
  });

  it("today is the date on the clocks of the time zone", () => {
    const night = Date.UTC(2026, 2, 28, 23, 30);
    expect(dateIn("UTC", night)).toBe("2026-03-28");
    expect(dateIn("Europe/Madrid", night)).toBe("2026-03-29");
    expect(dateIn("America/Bogota", night)).toBe("2026-03-28");
    expect(dateIn("Pacific/Kiritimati", Date.UTC(2026, 11, 31, 10))).toBe("2027-01-01");
    expect(dateIn("Pacific/Pago_Pago", Date.UTC(2026, 0, 1, 10))).toBe("2025-12-31");
    // One second before and after the clocks of Madrid jump from 2 to 3.
    expect(dateIn("Europe/Madrid", Date.UTC(2026, 2, 29, 0, 59, 59))).toBe("2026-03-29");
    expect(dateIn("Europe/Madrid", Date.UTC(2026, 2, 29, 21, 59, 59))).toBe("2026-03-29");
    expect(dateIn("Europe/Madrid", Date.UTC(2026, 2, 29, 22))).toBe("2026-03-30");
  });
});
