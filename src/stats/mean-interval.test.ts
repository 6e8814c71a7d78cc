import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MeanSums, meanFromSums, meanInterval, standardErrorOfMean } from "./mean-interval.ts";
import { weightedMoments } from "./weighted-moments.ts";

/** Twelve answers on 1–5. */
const ANSWERS = [5, 4, 4, 3, 5, 2, 5, 4, 1, 5, 3, 4];

/** Unweighted sums of numbers. */
function sums(values: readonly number[]): MeanSums {
  return {
    effectiveN: values.length,
    w: values.length,
    sum: values.reduce((a, b) => a + b, 0),
    sumSquares: values.reduce((a, b) => a + b * b, 0),
  };
}

/** The interval straight from numbers. */
function intervalOf(values: readonly number[], confidence?: number) {
  const moments = meanFromSums(sums(values));
  return moments === null ? null : meanInterval(values.length, moments.mean, moments.variance, confidence);
}

const seed = 20_260_108;
const numbers = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 60 });

describe("a mean from sums", () => {
  it("agrees with t.test of R 4.2.2 at 95 %", () => {
    const interval = intervalOf(ANSWERS);
    expect(interval?.low).toBeCloseTo(2.9316076084336777, 12);
    expect(interval?.high).toBeCloseTo(4.568392391566322, 12);
  });

  it("agrees with t.test of R 4.2.2 at 90 %", () => {
    const interval = intervalOf(ANSWERS, 0.9);
    expect(interval?.low).toBeCloseTo(3.082236083002186, 12);
    expect(interval?.high).toBeCloseTo(4.417763916997814, 12);
  });

  it("gives the mean, variance and standard error that R 4.2.2 gives", () => {
    const moments = meanFromSums(sums(ANSWERS));
    expect(moments?.mean).toBe(3.75);
    expect(moments?.variance).toBeCloseTo(1.6590909090909092, 13);
    expect(standardErrorOfMean(12, moments?.variance ?? null)).toBeCloseTo(0.3718300361153948, 13);
  });

  it("worked by hand: 1 and 3 have mean 2, variance 2, standard error 1, and ± 12.7 at 95 %", () => {
    expect(meanFromSums(sums([1, 3]))).toEqual({ mean: 2, variance: 2 });
    expect(standardErrorOfMean(2, 2)).toBe(1);
    expect(intervalOf([1, 3])?.high).toBeCloseTo(2 + 12.706204736, 8);
  });

  it("weighted: agrees with DescrStatsW of statsmodels 0.13.5, brought to a sample by n / (n − 1)", () => {
    const effective = 64 / 16.5;
    const moments = meanFromSums({ effectiveN: effective, w: 8, sum: 21.5, sumSquares: 69.5 });
    expect(moments?.mean).toBeCloseTo(2.6875, 14);
    expect(moments?.variance).toBeCloseTo((1.46484375 * effective) / (effective - 1), 13);
  });

  it("nothing to average: nothing", () => {
    expect(meanFromSums({ effectiveN: 0, w: 0, sum: 0, sumSquares: 0 })).toBeNull();
    expect(meanFromSums({ effectiveN: 3, w: 0, sum: 0, sumSquares: 0 })).toBeNull();
  });

  it("one answer: its mean, without variance, error or interval", () => {
    expect(meanFromSums(sums([4]))).toEqual({ mean: 4, variance: null });
    expect(standardErrorOfMean(1, null)).toBeNull();
    expect(standardErrorOfMean(1, 3)).toBeNull();
    expect(meanInterval(1, 4, null)).toBeNull();
    expect(meanInterval(1.9, 4, 2)).toBeNull();
  });

  it("all answers equal: variance exactly 0 though the sums were rounded, and no interval", () => {
    const same = Array.from({ length: 1000 }, () => 0.1);
    expect(meanFromSums(sums(same))?.variance).toBe(0);
    expect(intervalOf(same)).toBeNull();
    expect(standardErrorOfMean(1000, 0)).toBe(0);
  });

  it("sums rounded to six digits show no spread that is not there, once that is said", () => {
    const rounded = { effectiveN: 2, w: 2, sum: 0.666667, sumSquares: 0.222223 };
    expect(meanFromSums(rounded)?.variance).toBeGreaterThan(0);
    expect(meanFromSums({ ...rounded, rounding: 2e-6 })?.variance).toBe(0);
  });

  it("one odd answer in ten million still shows", () => {
    const n = 1e7;
    const moments = meanFromSums({ effectiveN: n, w: n, sum: n - 0.25, sumSquares: n - 1 + 0.5625 });
    expect(moments?.variance).toBeGreaterThan(6e-9);
  });

  it.each([
    ["effectiveN", { effectiveN: -1, w: 1, sum: 1, sumSquares: 1 }],
    ["w", { effectiveN: 1, w: Number.NaN, sum: 1, sumSquares: 1 }],
    ["sum", { effectiveN: 1, w: 1, sum: Number.NaN, sumSquares: 1 }],
    ["sumSquares", { effectiveN: 1, w: 1, sum: 1, sumSquares: -1 }],
  ])("refuses an impossible %s by its name", (name, impossible) => {
    expect(() => meanFromSums(impossible)).toThrow(new RegExp(`^${name} is`));
  });

  it("refuses an interval of what is not a number", () => {
    expect(() => meanInterval(5, Number.NaN, 1)).toThrow(/mean/);
    expect(() => meanInterval(5, 1, -1)).toThrow(/variance/);
    expect(() => meanInterval(Number.NaN, 1, 1)).toThrow(/n is/);
  });

  it("agrees with the one-pass moments of the same numbers", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const moments = weightedMoments(values.map((value) => ({ value, weight: 1 })));
        const fromSums = meanFromSums(sums(values));
        expect(fromSums?.mean).toBeCloseTo(moments?.mean ?? Number.NaN, 10);
        expect(fromSums?.variance).toBeCloseTo(moments?.variance ?? Number.NaN, 10);
      }),
      { seed },
    );
  });

  it("the interval holds the mean in its middle", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const interval = intervalOf(values);
        fc.pre(interval !== null);
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        expect(((interval?.low ?? Number.NaN) + (interval?.high ?? Number.NaN)) / 2).toBeCloseTo(mean, 9);
        expect(interval?.low).toBeLessThan(mean);
      }),
      { seed },
    );
  });

  it("the same answers four times over narrow it", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const once = intervalOf(values);
        const often = intervalOf([...values, ...values, ...values, ...values]);
        fc.pre(once !== null && often !== null);
        expect((often?.high ?? Number.NaN) - (often?.low ?? Number.NaN)).toBeLessThan(
          (once?.high ?? Number.NaN) - (once?.low ?? Number.NaN),
        );
      }),
      { seed },
    );
  });
});
