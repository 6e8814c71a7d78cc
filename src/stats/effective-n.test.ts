import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveN } from "./effective-n.ts";

/** n, Σw and Σw² of weights. */
function sums(weights: readonly number[]): [n: number, w: number, w2: number] {
  return [weights.length, weights.reduce((a, b) => a + b, 0), weights.reduce((a, b) => a + b * b, 0)];
}

const seed = 20_260_106;
const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 });

describe("Kish's effective n", () => {
  it("worked by hand: weights 1, 2, 3 are 36 / 14", () => {
    expect(effectiveN(...sums([1, 2, 3]))).toBeCloseTo(36 / 14, 14);
  });

  it("agrees with NumPy 1.24.2 on weights 1, ½, 2, 1½, 3", () => {
    expect(effectiveN(...sums([1, 0.5, 2, 1.5, 3]))).toBeCloseTo(3.878787878787879, 13);
  });

  it("one person who outweighs all is one person", () => {
    expect(effectiveN(...sums([1e9, 1, 1, 1]))).toBeCloseTo(1, 6);
  });

  it("no answers, or answers without weight, are none", () => {
    expect(effectiveN(0, 0, 0)).toBe(0);
    expect(effectiveN(5, 0, 0)).toBe(0);
  });

  it("one answer is one, whatever its weight", () => {
    expect(effectiveN(1, 0.3, 0.09)).toBe(1);
    expect(effectiveN(1, 1e-200, 0)).toBe(0);
  });

  it("equal weights give exactly n, though their sums were rounded", () => {
    expect(effectiveN(...sums(Array.from({ length: 1000 }, () => 0.1)))).toBe(1000);
    expect(effectiveN(2, 0.2 + 1e-17, 0.02 + 1e-18)).toBe(2);
  });

  it("equal weights give exactly n, though their sums were rounded to nine decimals", () => {
    for (const n of [2, 3, 50])
      expect(effectiveN(n, n * 0.033333333, Number((n * 0.033333333 ** 2).toFixed(9)))).toBe(n);
  });

  it.each([
    [-1, 1, 1],
    [1, -1, 1],
    [1, 1, -1],
    [Number.NaN, 1, 1],
    [1, Number.NaN, 1],
    [1, 1, Number.POSITIVE_INFINITY],
  ])("refuses n = %d, w = %d, w2 = %d", (n, w, w2) => {
    expect(() => effectiveN(n, w, w2)).toThrow(RangeError);
  });

  it("lies between one and n", () => {
    fc.assert(
      fc.property(weights, (list) => {
        const size = effectiveN(...sums(list));
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size).toBeLessThanOrEqual(list.length);
      }),
      { seed },
    );
  });

  it("does not depend on the unit of the weights", () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0.001, max: 1000, noNaN: true }), (list, unit) => {
        const other = list.map((weight) => weight * unit);
        expect(effectiveN(...sums(other))).toBeCloseTo(effectiveN(...sums(list)), 6);
      }),
      { seed },
    );
  });

  it("making one of several equal weights larger lowers it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.double({ min: 1.1, max: 50, noNaN: true }),
        (n, heavy) => {
          const list = Array.from({ length: n }, (_, index) => (index === 0 ? heavy : 1));
          expect(effectiveN(...sums(list))).toBeLessThan(n);
        },
      ),
      { seed },
    );
  });
});
