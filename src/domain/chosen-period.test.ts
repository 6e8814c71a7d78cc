import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate, daysBetween, parseCalendarDate } from "./calendar.ts";
import {
  type ChosenPeriod,
  comparisonOf,
  grainFor,
  grainOf,
  openingPeriod,
  rangeOf,
  shiftPeriod,
} from "./chosen-period.ts";

function date(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

const today = date("2026-11-22");
const anyDate = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2040, 0, 1) / 86_400_000 })
  .map((day) => date(new Date(day * 86_400_000).toISOString().slice(0, 10)));
const pastDate = fc.integer({ min: 1, max: 9000 }).map((days) => addDays(today, -days));
const anchored = fc.record({
  kind: fc.constantFrom("7d" as const, "30d" as const, "month" as const, "year" as const),
  on: fc.option(pastDate, { nil: null }),
});

describe("periods", () => {
  it("rolling periods end today and hold their number of days", () => {
    expect(rangeOf({ kind: "7d", on: null }, today, null)).toEqual({ from: "2026-11-16", to: "2026-11-23" });
    expect(rangeOf({ kind: "30d", on: null }, today, null)).toEqual({ from: "2026-10-24", to: "2026-11-23" });
  });

  it("this month and this year stop at today; past ones are whole", () => {
    expect(rangeOf({ kind: "month", on: null }, today, null)).toEqual({
      from: "2026-11-01",
      to: "2026-11-23",
    });
    expect(rangeOf({ kind: "year", on: null }, today, null)).toEqual({
      from: "2026-01-01",
      to: "2026-11-23",
    });
    expect(rangeOf({ kind: "month", on: date("2024-02-10") }, today, null)).toEqual({
      from: "2024-02-01",
      to: "2024-03-01",
    });
  });

  it("all time runs from the first to the last interaction", () => {
    const extent = { first: date("2010-05-01"), last: date("2018-12-31") };
    expect(rangeOf({ kind: "all" }, today, extent)).toEqual({ from: "2010-05-01", to: "2019-01-01" });
  });

  it("a step back and a step forward return to the same days", () => {
    fc.assert(
      fc.property(anchored, (period) => {
        const back = shiftPeriod(period, -1, today);
        expect(back).not.toBeNull();
        if (back === null) return;
        const there = shiftPeriod(back, 1, today);
        expect(there && rangeOf(there, today, null)).toEqual(rangeOf(period, today, null));
      }),
    );
  });

  it("rolling steps touch without gap or overlap", () => {
    fc.assert(
      fc.property(fc.constantFrom("7d" as const, "30d" as const), pastDate, (kind, on) => {
        const period = { kind, on };
        const back = shiftPeriod(period, -1, today);
        expect(back && rangeOf(back, today, null).to).toBe(rangeOf(period, today, null).from);
      }),
    );
  });

  it("no step leads into the future", () => {
    for (const kind of ["7d", "30d", "month", "year"] as const)
      expect(shiftPeriod({ kind, on: null }, 1, today)).toBeNull();
    expect(shiftPeriod({ kind: "custom", first: addDays(today, -3), last: today }, 1, today)).toBeNull();
    expect(shiftPeriod({ kind: "all" }, -1, today)).toBeNull();
  });

  it("a step that reaches today follows today again", () => {
    expect(shiftPeriod({ kind: "month", on: date("2026-10-05") }, 1, today)).toEqual({
      kind: "month",
      on: null,
    });
    expect(shiftPeriod({ kind: "7d", on: date("2026-11-18") }, 1, today)).toEqual({ kind: "7d", on: null });
  });

  it("opens on the last 30 days, or on the last 30 with interactions when the log ends before", () => {
    const first = date("2010-01-01");
    expect(openingPeriod(today, null)).toEqual({ kind: "30d", on: null });
    expect(openingPeriod(today, { first, last: date("2026-11-01") })).toEqual({ kind: "30d", on: null });
    expect(openingPeriod(today, { first, last: date("2018-12-31") })).toEqual({
      kind: "30d",
      on: "2018-12-31",
    });
  });
});

describe("comparisons", () => {
  const compare = (period: ChosenPeriod, mode: "previous" | "year") =>
    comparisonOf(period, rangeOf(period, today, null), mode);

  it("a month to date is compared with as many days of the month before", () => {
    expect(compare({ kind: "month", on: null }, "previous")).toEqual({
      from: "2026-10-01",
      to: "2026-10-23",
    });
    expect(compare({ kind: "month", on: null }, "year")).toEqual({ from: "2025-11-01", to: "2025-11-23" });
  });

  it("a whole month is compared with the whole month before, whatever their lengths", () => {
    expect(compare({ kind: "month", on: date("2026-03-09") }, "previous")).toEqual({
      from: "2026-02-01",
      to: "2026-03-01",
    });
    expect(compare({ kind: "month", on: date("2026-02-09") }, "previous")).toEqual({
      from: "2026-01-01",
      to: "2026-02-01",
    });
  });

  it("30 days of March are never compared with more than February has", () => {
    const asOf = date("2026-03-30");
    const period: ChosenPeriod = { kind: "month", on: null };
    expect(comparisonOf(period, rangeOf(period, asOf, null), "previous")).toEqual({
      from: "2026-02-01",
      to: "2026-03-01",
    });
  });

  it("counted days are compared with as many days, just before or on the same weekdays a year back", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 900 }), (first, length) => {
        const period: ChosenPeriod = { kind: "custom", first, last: addDays(first, length) };
        const range = rangeOf(period, today, null);
        const before = comparisonOf(period, range, "previous");
        expect(before?.to).toBe(range.from);
        expect(before && daysBetween(before.from, before.to)).toBe(length + 1);
        const year = comparisonOf(period, range, "year");
        expect(year && daysBetween(year.from, year.to)).toBe(length + 1);
        expect(year && daysBetween(year.from, range.from) % 7).toBe(0);
        expect(year && year.to <= range.from).toBe(true);
      }),
    );
  });

  it("nothing is compared when comparison is off, nor all time", () => {
    const range = { from: date("2026-01-01"), to: date("2026-02-01") };
    expect(comparisonOf({ kind: "month", on: range.from }, range, "off")).toBeNull();
    expect(comparisonOf({ kind: "all" }, range, "previous")).toBeNull();
  });
});

describe("grains", () => {
  it("a trend has between 5 and 55 points, whatever the length", () => {
    const daysOf = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.2 };
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 7, max: 14_000 }), (from, days) => {
        const points = days / daysOf[grainOf({ from, to: addDays(from, days) })];
        expect(points).toBeGreaterThanOrEqual(5);
        expect(points).toBeLessThanOrEqual(55);
      }),
    );
  });

  it("few answers are gathered into coarser steps, as long as four steps remain", () => {
    const month = { from: date("2026-10-24"), to: date("2026-11-23") };
    expect(grainFor(month, 3000, 30)).toBe("day");
    expect(grainFor(month, 200, 30)).toBe("week");
    expect(grainFor(month, 5, 30)).toBe("week");
    const year = { from: date("2026-01-01"), to: date("2027-01-01") };
    expect(grainFor(year, 2000, 30)).toBe("week");
    expect(grainFor(year, 500, 30)).toBe("month");
    expect(grainFor(year, 100, 30)).toBe("quarter");
    expect(grainFor({ from: date("2026-11-16"), to: date("2026-11-23") }, 3, 30)).toBe("day");
  });
});
