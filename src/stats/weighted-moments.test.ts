import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightedMoments } from "./weighted-moments.ts";

const seed = 20_260_109;

/** Pairs of numbers with weight one. */
function plain(values: readonly number[]) {
  return values.map((value) => ({ value, weight: 1 }));
}

describe("weighted mean and variance", () => {
  it("worked by hand: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and sample variance 32 / 7", () => {
    const moments = weightedMoments(plain([2, 4, 4, 4, 5, 5, 7, 9]));
    expect(moments).toEqual({ mean: 5, variance: expect.closeTo(32 / 7, 13), effectiveN: 8 });
  });

  it("agrees with DescrStatsW of statsmodels 0.13.5 on weighted numbers", () => {
    const weights = [1, 0.5, 2, 1.5, 3];
    const moments = weightedMoments([5, 4, 2, 1, 3].map((value, i) => ({ value, weight: weights[i] ?? 0 })));
    const effective = 3.878787878787879;
    expect(moments?.mean).toBeCloseTo(2.6875, 14);
    expect(moments?.variance).toBeCloseTo((1.46484375 * effective) / (effective - 1), 13);
    expect(moments?.effectiveN).toBeCloseTo(effective, 13);
  });

  it("keeps small differences between large numbers", () => {
    const moments = weightedMoments(plain([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]));
    expect(moments?.variance).toBeCloseTo(30, 9);
  });

  it("no numbers, or none with weight: nothing", () => {
    expect(weightedMoments([])).toBeNull();
    expect(weightedMoments([{ value: 3, weight: 0 }])).toBeNull();
  });

  it("one number: its mean and no variance", () => {
    expect(weightedMoments(plain([7]))).toEqual({ mean: 7, variance: null, effectiveN: 1 });
  });

  it("all equal: variance 0", () => {
    expect(weightedMoments(plain([3, 3, 3, 3]))?.variance).toBe(0);
  });

  it("what has no weight changes nothing", () => {
    const moments = weightedMoments([...plain([1, 2, 3]), { value: 999, weight: 0 }]);
    expect(moments).toEqual(weightedMoments(plain([1, 2, 3])));
  });

  it("what has no weight may come first without spoiling the rest", () => {
    const moments = weightedMoments([{ value: 999, weight: 0 }, ...plain([1, 2, 3])]);
    expect(moments).toEqual({ mean: 2, variance: 1, effectiveN: 3 });
  });

  it.each([
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 1],
    [1, -1],
    [1, Number.NaN],
  ])("refuses value %d with weight %d", (value, weight) => {
    expect(() => weightedMoments([{ value, weight }])).toThrow(RangeError);
  });

  it("equal weights, whatever they are, give the unweighted figures", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (values, weight) => {
          const even = weightedMoments(values.map((value) => ({ value, weight })));
          const once = weightedMoments(plain(values));
          expect(even?.mean).toBeCloseTo(once?.mean ?? Number.NaN, 9);
          expect(even?.variance).toBeCloseTo(once?.variance ?? Number.NaN, 6);
          expect(even?.effectiveN).toBe(values.length);
        },
      ),
      { seed },
    );
  });

  it("the mean lies among the numbers and the order does not matter", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            value: fc.integer({ min: -50, max: 50 }),
            weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
          }),
          { minLength: 1, maxLength: 40 },
        ),
        (items) => {
          const moments = weightedMoments(items);
          const values = items.map((item) => item.value);
          expect(moments?.mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(moments?.mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          expect(weightedMoments(items.toReversed())?.mean).toBeCloseTo(moments?.mean ?? Number.NaN, 9);
        },
      ),
      { seed },
    );
  });
});
