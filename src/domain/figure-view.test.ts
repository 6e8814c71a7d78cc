import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "./calendar.ts";
import { chartKinds, chartOf, chartsFor, questionOf } from "./figure-view.ts";
import { figureViewSchema } from "./figure-view-schema.ts";
import { groupFields, metricKeys, questionSchema } from "./question.ts";

const anyView = fc
  .record({
    metric: fc.constantFrom(...metricKeys),
    by: fc.uniqueArray(fc.constantFrom(...groupFields), { maxLength: 2 }),
    time: fc.constantFrom(null, "auto" as const, "day" as const, "year" as const),
    chart: fc.constantFrom(null, ...chartKinds),
    compare: fc.constantFrom("off" as const, "previous" as const),
  })
  .map((view) => figureViewSchema.parse(view));

function date(text: string) {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

describe("a view of a figure", () => {
  it("is drawn as what was asked for where that can show it, else as what suits it best", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const possible = chartsFor(view);
        expect(possible).toContain("table");
        const chart = chartOf(view);
        expect(chart).toBe(view.chart !== null && possible.includes(view.chart) ? view.chart : possible[0]);
      }),
    );
  });

  it("becomes a question that the API takes", () => {
    const range = { from: date("2026-01-01"), to: date("2026-02-01") };
    fc.assert(
      fc.property(anyView, fc.constantFrom(null, "day" as const), (view, grain) => {
        const question = questionOf(view, { range, comparison: null, timeZone: "Europe/Madrid" }, grain);
        const parsed = questionSchema.parse(question);
        expect(parsed.by).toEqual(view.by);
        expect(parsed.interval).toBe(grain ?? undefined);
        expect(parsed.compare).toBeUndefined();
      }),
    );
  });

  it("keeps a period that follows today as that", () => {
    const view = figureViewSchema.parse({ metric: "nps", period: { kind: "30d", on: null } });
    expect(view.period).toEqual({ kind: "30d", on: null });
    expect(figureViewSchema.parse(JSON.parse(JSON.stringify(view)))).toEqual(view);
  });

  it("refuses what is no view", () => {
    for (const wrong of [
      { metric: "mood" },
      { metric: "nps", by: ["channel", "stage", "unit"] },
      { metric: "nps", by: ["channel", "channel"] },
      { metric: "nps", period: { kind: "30d", on: "2026-02-30" } },
      { metric: "nps", period: { kind: "custom", first: "2026-03-01", last: "2026-01-01" } },
      { metric: "nps", period: { kind: "all", on: null } },
      { metric: "nps", more: true },
    ])
      expect(figureViewSchema.safeParse(wrong).success).toBe(false);
  });
});
