import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate, parseCalendarDate } from "../../domain/calendar.ts";
import { isNarrowedTo, plainView, type View, withFilter, withSort, withToggledFilter } from "./view.ts";
import { formatSearchText, parseSearchText, parseView, viewSearch } from "./view-search.ts";

function date(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

const anyDate = fc.integer({ min: -9000, max: 9000 }).map((days) => addDays(date("2026-01-01"), days));
const anyPeriod = fc.oneof(
  fc.constant(null),
  fc.constant({ kind: "all" as const }),
  fc.record({
    kind: fc.constantFrom("7d" as const, "30d" as const, "month" as const, "year" as const),
    on: fc.option(anyDate, { nil: null }),
  }),
  fc
    .tuple(anyDate, fc.nat(800))
    .map(([first, days]) => ({ kind: "custom" as const, first, last: addDays(first, days) })),
);
const anyText = fc.string({ unit: "grapheme", minLength: 0, maxLength: 12 });
const anyValues = fc.uniqueArray(
  fc.oneof(anyText, fc.constantFrom("a,b", "50%", "%2C", "%252C", "ñ & ü", "=?#/", "+ +")),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const anyFilters = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom(
      "channel" as const,
      "touchpoint" as const,
      "unit" as const,
      "trait:plan, el mejor" as const,
    ),
    op: fc.constantFrom("is" as const, "is_not" as const, "contains" as const),
    values: anyValues,
  }),
  { selector: (filter) => filter.field },
);
const anyView: fc.Arbitrary<View> = fc.record({
  period: anyPeriod,
  compare: fc.constantFrom("previous", "year", "off"),
  metric: fc.constantFrom("nps", "csat", "ces"),
  grain: fc.constantFrom(null, "day", "week", "month", "quarter", "year"),
  filters: anyFilters,
  sort: fc.record({
    by: fc.constantFrom("name" as const, "n" as const, "score" as const, "channel:phone" as const),
    direction: fc.constantFrom("up" as const, "down" as const),
  }),
  search: anyText,
  trendAsTable: fc.boolean(),
  stagesAsTable: fc.boolean(),
});

describe("a view in the address", () => {
  it("comes back as it was from the text of the address", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(parseView(parseSearchText(formatSearchText(viewSearch(view))))).toEqual(view);
      }),
      { numRuns: 500 },
    );
  });

  it("a plain view is a plain address", () => {
    expect(formatSearchText(viewSearch(plainView))).toBe("");
    expect(parseView({})).toEqual(plainView);
  });

  it("any text gives a view", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseView(parseSearchText(text)).filters).toBeInstanceOf(Array);
      }),
    );
    for (const text of [
      "?__proto__=x",
      "?period=custom&from=2026-02-30",
      "?filter=is",
      "?filter=is,nonsense,x",
      "?on=x",
    ])
      expect(parseView(parseSearchText(text))).toEqual(plainView);
  });

  it("is readable by people", () => {
    const view = withFilter({ ...plainView, period: { kind: "month", on: date("2026-01-31") } }, "channel", [
      "phone",
      "store",
    ]);
    expect(formatSearchText(viewSearch(view))).toBe(
      "?period=month&on=2026-01-31&filter=is,channel,phone,store",
    );
  });

  it("dates given backwards are put in order", () => {
    const view = parseView(parseSearchText("?period=custom&from=2026-03-01&to=2026-01-01"));
    expect(view.period).toEqual({ kind: "custom", first: "2026-01-01", last: "2026-03-01" });
  });
});

describe("changing a view", () => {
  it("narrowing twice to the same value frees the field again", () => {
    const narrowed = withToggledFilter(plainView, "channel", "phone");
    expect(isNarrowedTo(narrowed, "channel", "phone")).toBe(true);
    expect(withToggledFilter(narrowed, "channel", "phone")).toEqual(plainView);
  });

  it("a field has one filter, which keeps its place among the others", () => {
    const two = withFilter(withFilter(plainView, "channel", ["phone"]), "unit", ["Madrid"]);
    const changed = withFilter(two, "channel", ["store", "store"], "is_not");
    expect(changed.filters).toEqual([
      { field: "channel", op: "is_not", values: ["store"] },
      { field: "unit", op: "is", values: ["Madrid"] },
    ]);
  });

  it("sorting the same column again turns it round", () => {
    const byScore = withSort(plainView, "score");
    expect(byScore.sort).toEqual({ by: "score", direction: "down" });
    expect(withSort(byScore, "score").sort.direction).toBe("up");
    expect(withSort(byScore, "name").sort).toEqual({ by: "name", direction: "up" });
  });
});
