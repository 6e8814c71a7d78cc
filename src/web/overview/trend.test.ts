import { describe, expect, it } from "vitest";
import type { AnswerRow } from "../../api/contract.ts";
import { type CalendarDate, parseCalendarDate } from "../../domain/calendar.ts";
import { startOfGrain } from "../../domain/calendar-grain.ts";
import { trendPoints } from "./trend.ts";

function date(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

function row(at: string, score: number | null): AnswerRow {
  return { group: {}, at, score, low: null, high: null, n: 1, effectiveN: 1, indicative: true, parts: {} };
}

describe("the points of a trend", () => {
  it("there is one for every day, also across a change of clocks and where nobody answered", () => {
    const rows = [row("2026-03-28T00:00:00+01:00", 1), row("2026-03-30T00:00:00+02:00", 3)];
    const points = trendPoints({ rows }, { from: date("2026-03-28"), to: date("2026-04-01") }, "day");
    expect(points.map((p) => [p.at, p.measure?.score ?? null])).toEqual([
      ["2026-03-28", 1],
      ["2026-03-29", null],
      ["2026-03-30", 3],
      ["2026-03-31", null],
    ]);
  });

  it("weeks start on Monday, quarters in January, April, July and October", () => {
    expect(startOfGrain(date("2026-11-22"), "week")).toBe("2026-11-16");
    expect(startOfGrain(date("2026-11-16"), "week")).toBe("2026-11-16");
    expect(startOfGrain(date("2026-11-22"), "quarter")).toBe("2026-10-01");
    expect(startOfGrain(date("2026-03-31"), "quarter")).toBe("2026-01-01");
  });

  it("a period that starts inside a week shows that week", () => {
    const points = trendPoints(
      { rows: [row("2026-10-19T00:00:00+02:00", 5)] },
      { from: date("2026-10-24"), to: date("2026-11-03") },
      "week",
    );
    expect(points.map((p) => p.at)).toEqual(["2026-10-19", "2026-10-26", "2026-11-02"]);
    expect(points[0]?.measure?.score).toBe(5);
  });
});
