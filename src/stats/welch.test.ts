import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceInterval, twoSidedP } from "./difference.ts";
import { type MeanGroup, welchDifference } from "./welch.ts";

/** Two groups of answers on 1–5: n, mean, sample variance. */
const FIRST: MeanGroup = { n: 12, mean: 3.75, variance: 73 / 44 };
const SECOND: MeanGroup = { n: 9, mean: 25 / 9, variance: 13 / 9 };

const seed = 20_260_112;
const groups: fc.Arbitrary<MeanGroup> = fc.record({
  n: fc.double({ min: 2, max: 1e6, noNaN: true }),
  mean: fc.double({ min: -100, max: 100, noNaN: true }),
  variance: fc.double({ min: 0.001, max: 1000, noNaN: true }),
});

describe("Welch's difference of means", () => {
  it("agrees with t.test of R 4.2.2", () => {
    const difference = welchDifference(FIRST, SECOND);
    expect(difference?.estimate).toBeCloseTo(0.9722222222222222, 13);
    expect(difference?.standardError).toBeCloseTo(0.5465815610849579, 13);
    expect(difference?.df).toBeCloseTo(18.00341869344717, 10);
  });

  it("agrees with the p-value and interval of t.test of R 4.2.2", () => {
    const difference = welchDifference(FIRST, SECOND);
    expect(difference && twoSidedP(difference)).toBeCloseTo(0.09217451129289497, 11);
    const interval = difference && differenceInterval(difference);
    expect(interval?.low).toBeCloseTo(-0.1760873962320704, 10);
    expect(interval?.high).toBeCloseTo(2.120531840676515, 10);
  });

  it("worked by hand: equal sizes and variances have 2(n − 1) degrees of freedom", () => {
    const difference = welchDifference({ n: 8, mean: 1, variance: 4 }, { n: 8, mean: 0, variance: 4 });
    expect(difference).toEqual({ estimate: 1, standardError: 1, df: expect.closeTo(14, 12) });
  });

  it.each([
    ["nobody", { n: 0, mean: 0, variance: null }],
    ["one answer", { n: 1, mean: 5, variance: null }],
    ["fewer than two effective answers", { n: 1.4, mean: 5, variance: 1 }],
  ])("%s on one side: no test", (_, few) => {
    expect(welchDifference(few, SECOND)).toBeNull();
    expect(welchDifference(FIRST, few)).toBeNull();
  });

  it("all equal on both sides: no test, for neither shows its spread", () => {
    expect(welchDifference({ n: 50, mean: 5, variance: 0 }, { n: 50, mean: 4, variance: 0 })).toBeNull();
  });

  it("two equal answers do not beat a hundred spread ones: the other side's spread is borrowed", () => {
    const difference = welchDifference({ n: 2, mean: 5, variance: 0 }, { n: 100, mean: 4.2, variance: 1 });
    expect(difference?.standardError).toBeCloseTo(Math.sqrt(1 / 2 + 1 / 100), 13);
    expect(difference?.df).toBe(99);
    expect(difference && twoSidedP(difference)).toBeGreaterThan(0.2);
  });

  it("borrowing works the same from either side", () => {
    const still: MeanGroup = { n: 2, mean: 5, variance: 0 };
    const spread: MeanGroup = { n: 100, mean: 4.2, variance: 1 };
    const one = welchDifference(still, spread);
    const other = welchDifference(spread, still);
    expect(other?.estimate).toBeCloseTo(-(one?.estimate ?? Number.NaN), 14);
    expect(other?.standardError).toBe(one?.standardError);
    expect(other?.df).toBe(one?.df);
  });

  it.each([
    ["n", { n: Number.NaN, mean: 1, variance: 1 }],
    ["mean", { n: 5, mean: Number.NaN, variance: 1 }],
    ["variance", { n: 5, mean: 1, variance: -1 }],
  ])("refuses an impossible %s by its name", (name, impossible) => {
    expect(() => welchDifference(impossible, SECOND)).toThrow(new RegExp(`^${name} is`));
    expect(() => welchDifference(FIRST, impossible)).toThrow(new RegExp(`^${name} is`));
  });

  it("degrees of freedom lie between the smaller group's and those of both together", () => {
    fc.assert(
      fc.property(groups, groups, (a, b) => {
        const df = welchDifference(a, b)?.df ?? Number.NaN;
        expect(df).toBeGreaterThanOrEqual((Math.min(a.n, b.n) - 1) * (1 - 1e-9));
        expect(df).toBeLessThanOrEqual((a.n + b.n - 2) * (1 + 1e-9));
      }),
      { seed, numRuns: 300 },
    );
  });

  it("changing the unit changes estimate and error alike, and p not at all", () => {
    fc.assert(
      fc.property(groups, groups, fc.double({ min: 0.001, max: 1000, noNaN: true }), (a, b, unit) => {
        const inUnit = (group: MeanGroup): MeanGroup => ({
          n: group.n,
          mean: group.mean * unit,
          variance: (group.variance ?? 0) * unit * unit,
        });
        const plain = welchDifference(a, b);
        const scaled = welchDifference(inUnit(a), inUnit(b));
        expect(scaled && twoSidedP(scaled)).toBeCloseTo(plain ? twoSidedP(plain) : Number.NaN, 7);
      }),
      { seed },
    );
  });

  it("is never NaN for tiny or huge money", () => {
    const tiny = welchDifference(
      { n: 3, mean: 1e-200, variance: 1e-300 },
      { n: 3, mean: 0, variance: 1e-300 },
    );
    const huge = welchDifference({ n: 3, mean: 1e150, variance: 1e290 }, { n: 3, mean: 0, variance: 1e290 });
    expect(tiny?.df).toBeCloseTo(4, 9);
    expect(huge?.df).toBeCloseTo(4, 9);
  });
});
