import { describe, expect, it } from "vitest";
import { measureRevenue } from "./revenue.ts";

describe("revenue", () => {
  it("is the sum, complete, without interval and never indicative", () => {
    expect(measureRevenue({ n: 8, revenue: 421.09 })).toEqual({
      score: 421.09,
      low: null,
      high: null,
      n: 8,
      effectiveN: 8,
      indicative: false,
      standardError: null,
      parts: { kind: "sum" },
    });
  });

  it("of nothing is 0", () => {
    expect(measureRevenue({ n: 0, revenue: 0 }).score).toBe(0);
  });

  it("is negative where more was given back than taken", () => {
    expect(measureRevenue({ n: 2, revenue: -30 }).score).toBe(-30);
  });

  it.each([
    [1, Number.NaN],
    [1, Number.POSITIVE_INFINITY],
    [-1, 10],
    [Number.NaN, 10],
  ])("of %d interactions with a sum of %d is refused", (n, revenue) => {
    expect(() => measureRevenue({ n, revenue })).toThrow(RangeError);
  });
});
