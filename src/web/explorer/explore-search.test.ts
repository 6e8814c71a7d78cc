import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, parseCalendarDate } from "../../domain/calendar.ts";
import { grains } from "../../domain/chosen-period.ts";
import { chartKinds } from "../../domain/figure-view.ts";
import { type GroupField, metricKeys } from "../../domain/question.ts";
import { formatSearchText, parseSearchText } from "../view/view-search.ts";
import { type Explored, exploredSearch, parseExplored, plainExplored } from "./explore-search.ts";

function date(text: string) {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

const anyDate = fc.integer({ min: -9000, max: 9000 }).map((days) => addDays(date("2026-01-01"), days));
const anyField: fc.Arbitrary<GroupField> = fc.constantFrom(
  "channel",
  "touchpoint",
  "weekday",
  "hour",
  "trait:plan, el mejor",
  "trait:none",
);
const anyExplored: fc.Arbitrary<Explored> = fc.record(
  {
    view: fc.record({
      metric: fc.constantFrom(...metricKeys),
      by: fc.uniqueArray(anyField, { maxLength: 2 }),
      time: fc.constantFrom(null, "auto" as const, ...grains),
      chart: fc.constantFrom(null, ...chartKinds),
      period: fc.oneof(
        fc.constant(null),
        fc.constant({ kind: "all" as const }),
        fc.record({
          kind: fc.constantFrom("7d" as const, "30d" as const, "month" as const, "year" as const),
          on: fc.option(anyDate, { nil: null }),
        }),
        fc
          .tuple(anyDate, fc.nat(800))
          .map(([first, days]) => ({ kind: "custom" as const, first, last: addDays(first, days) })),
      ),
      compare: fc.constantFrom("previous", "year", "off"),
      filters: fc.uniqueArray(
        fc.record({
          field: anyField,
          op: fc.constantFrom("is" as const, "is_not" as const, "contains" as const),
          values: fc.uniqueArray(
            fc.oneof(
              fc.string({ unit: "grapheme", maxLength: 12 }),
              fc.constantFrom("a,b", "50%", "%2C", "=?#/"),
            ),
            { minLength: 1, maxLength: 4 },
          ),
        }),
        { selector: (filter) => filter.field, maxLength: 4 },
      ),
    }),
    saved: fc.option(fc.uuid(), { nil: null }),
    board: fc.record({ id: fc.uuid(), search: fc.string({ unit: "grapheme", maxLength: 40 }) }),
  },
  { requiredKeys: ["view", "saved"] },
);

describe("an explored view in the address", () => {
  it("comes back as it was from the text of the address", () => {
    fc.assert(
      fc.property(anyExplored, (explored) => {
        expect(parseExplored(parseSearchText(formatSearchText(exploredSearch(explored))))).toEqual(explored);
      }),
      { numRuns: 500 },
    );
  });

  it("a plain view is a plain address", () => {
    expect(formatSearchText(exploredSearch({ view: plainExplored, saved: null }))).toBe("");
    expect(parseExplored({})).toEqual({ view: plainExplored, saved: null });
  });

  it("any text gives a view", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseExplored(parseSearchText(text)).view.by).toBeInstanceOf(Array);
      }),
    );
    expect(
      parseExplored(parseSearchText("?by=mood&by=channel&by=stage&by=unit&time=never")).view,
    ).toMatchObject({
      by: ["channel", "stage"],
      time: null,
    });
  });

  it("no grouping is written down, because a bare address has one", () => {
    const view = { ...plainExplored, by: [] };
    expect(formatSearchText(exploredSearch({ view, saved: null }))).toBe("?by=none");
  });
});
