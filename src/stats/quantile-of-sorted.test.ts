import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileOfSorted } from "./quantile-of-sorted.ts";

const NUMBERS = [1, 2, 2, 3, 5, 8, 13, 21, 34, 55];

/** p and the quantile of NUMBERS by quantile(type = 7) of R 4.2.2. */
const ORACLE: readonly [p: number, value: number][] = [
  [0, 1],
  [0.1, 1.9],
  [0.25, 2.25],
  [0.5, 6.5],
  [0.75, 19],
  [0.9, 36.1],
  [0.95, 45.55],
  [1, 55],
];

const seed = 20_260_116;
const part = fc.double({ min: 0, max: 1, noNaN: true });
const sorted = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 })
  .map((list) => list.toSorted((a, b) => a - b));

describe("a quantile of sorted numbers", () => {
  it.each(ORACLE)("at %d agrees with R", (p, value) => {
    expect(quantileOfSorted(NUMBERS, p)).toBeCloseTo(value, 12);
  });

  it("worked by hand: the median of 9, 10 and 100 is 10, not what text order would say", () => {
    expect(quantileOfSorted([9, 10, 100], 0.5)).toBe(10);
    expect(quantileOfSorted([9, 10], 0.5)).toBe(9.5);
  });

  it("no numbers: none", () => {
    expect(quantileOfSorted([], 0.5)).toBeNull();
  });

  it("one number is every quantile of itself, and so are equal ones", () => {
    expect(quantileOfSorted([7], 0)).toBe(7);
    expect(quantileOfSorted([7], 0.99)).toBe(7);
    expect(quantileOfSorted([7, 7, 7], 0.3)).toBe(7);
  });

  it.each([-0.1, 1.1, 75, Number.NaN])("refuses a part of %d", (p) => {
    expect(() => quantileOfSorted(NUMBERS, p)).toThrow(/p is/);
  });

  it("refuses numbers that are not in order where it looks, and what is not a number", () => {
    expect(() => quantileOfSorted([5, 1], 0.5)).toThrow(/sorted/);
    expect(() => quantileOfSorted([Number.NaN], 0.5)).toThrow(RangeError);
  });

  it("lies between the smallest and the largest and grows with p", () => {
    fc.assert(
      fc.property(sorted, part, part, (numbers, one, other) => {
        const low = quantileOfSorted(numbers, Math.min(one, other)) ?? Number.NaN;
        const high = quantileOfSorted(numbers, Math.max(one, other)) ?? Number.NaN;
        expect(low).toBeGreaterThanOrEqual((numbers[0] ?? Number.NaN) - 1e-9);
        expect(high).toBeLessThanOrEqual((numbers.at(-1) ?? Number.NaN) + 1e-9);
        expect(high).toBeGreaterThanOrEqual(low - 1e-9);
      }),
      { seed },
    );
  });
});
