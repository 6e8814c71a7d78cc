import { describe, expect, it } from "vitest";
import { clamp, DEFAULT_CONFIDENCE, requireAtLeast, requireConfidence, requireShare } from "./interval.ts";

describe("what every interval asks of its input", () => {
  it("the level used when nobody asks is 95 %", () => {
    expect(DEFAULT_CONFIDENCE).toBe(0.95);
  });

  it.each([0.5, 0.9, 0.999])("a confidence of %d passes as it is", (confidence) => {
    expect(requireConfidence(confidence)).toBe(confidence);
  });

  it.each([0, 1, -1, 95, Number.NaN])("a confidence of %d is refused with an example", (confidence) => {
    expect(() => requireConfidence(confidence)).toThrow(/strictly between 0 and 1, for example 0.95/);
  });

  it.each([0, 0.3, 1])("a share of %d passes as it is", (share) => {
    expect(requireShare("share", share)).toBe(share);
  });

  it.each([-1e-9, 1.000001, 30, Number.NaN])("a share of %d is refused by its name", (share) => {
    expect(() => requireShare("promoters", share)).toThrow(/^promoters is/);
  });

  it("a number of at least the minimum passes, below it is refused by its name", () => {
    expect(requireAtLeast("n", 3, 3)).toBe(3);
    expect(() => requireAtLeast("n", 2.9, 3)).toThrow("n is 2.9; it must be a finite number of at least 3");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("%d is never enough", (value) => {
    expect(() => requireAtLeast("w", value, Number.NEGATIVE_INFINITY)).toThrow(RangeError);
  });

  it("clamping keeps what is inside and brings in what is outside", () => {
    expect(clamp(0.4, 0, 1)).toBe(0.4);
    expect(clamp(-3, 0, 1)).toBe(0);
    expect(clamp(3, 0, 1)).toBe(1);
  });
});
