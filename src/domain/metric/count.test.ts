import { describe, expect, it } from "vitest";
import { measureCount } from "./count.ts";

describe("a count", () => {
  it.each([0, 1, 7, 20_000_000])("of %d is itself, complete, without interval and never indicative", (n) => {
    expect(measureCount({ n })).toEqual({
      score: n,
      low: null,
      high: null,
      n,
      effectiveN: n,
      indicative: false,
      standardError: null,
      parts: { kind: "count" },
    });
  });

  it("of nothing is 0, not undefined", () => {
    expect(measureCount({ n: 0 }).score).toBe(0);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("of %d is refused", (n) => {
    expect(() => measureCount({ n })).toThrow(/n is/);
  });
});
