import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceInterval, twoSidedP } from "./difference.ts";
import { equivalenceP } from "./equivalence.ts";
import { meanFromSums } from "./mean-interval.ts";
import { type MeanGroup, welchDifference } from "./welch.ts";

/** A group from its numbers, each taken `times` times. */
function groupOf(values: readonly number[], times = 1): MeanGroup {
  const n = values.length * times;
  const sum = times * values.reduce((a, b) => a + b, 0);
  const sumSquares = times * values.reduce((a, b) => a + b * b, 0);
  const moments = meanFromSums({ effectiveN: n, w: n, sum, sumSquares });
  return { n, mean: moments?.mean ?? Number.NaN, variance: moments?.variance ?? null };
}

const FIRST = [5, 4, 4, 3, 5, 2, 5, 4, 1, 5, 3, 4];
const SECOND = [3, 3, 2, 4, 1, 2, 5, 2, 3];
const THIRD = [4, 4, 3, 4, 5, 3, 5, 4, 2, 4];

const seed = 20_260_111;
const differences = fc.record({
  estimate: fc.double({ min: -10, max: 10, noNaN: true }),
  standardError: fc.double({ min: 0.01, max: 10, noNaN: true }),
  df: fc.oneof(fc.constant(null), fc.double({ min: 1, max: 1e6, noNaN: true })),
});
const margins = fc.double({ min: 0, max: 20, noNaN: true });

describe("equivalence", () => {
  it("agrees with ttost_ind(usevar='unequal') of statsmodels 0.13.5 on small groups", () => {
    const difference = welchDifference(groupOf(FIRST), groupOf(SECOND));
    expect(difference && equivalenceP(difference, 2)).toBeCloseTo(0.0381682611744558, 11);
  });

  it("agrees with ttost_ind of statsmodels 0.13.5 on larger groups", () => {
    const difference = welchDifference(groupOf(FIRST, 10), groupOf(THIRD, 10));
    expect(difference && equivalenceP(difference, 0.5)).toBeCloseTo(0.0009453349366726345, 11);
  });

  it("worked by hand: no difference with a margin of 1.645 standard errors is p = .05", () => {
    const p = equivalenceP({ estimate: 0, standardError: 2, df: null }, 2 * 1.6448536269514722);
    expect(p).toBeCloseTo(0.05, 12);
  });

  it("not significant is not the same: few answers prove neither", () => {
    const difference = { estimate: 3, standardError: 8, df: null };
    expect(twoSidedP(difference)).toBeGreaterThan(0.5);
    expect(equivalenceP(difference, 5)).toBeGreaterThan(0.3);
  });

  it("a significant difference can be too small to matter: both are said", () => {
    const difference = { estimate: 0.5, standardError: 0.1, df: null };
    expect(twoSidedP(difference)).toBeLessThan(0.001);
    expect(equivalenceP(difference, 5)).toBeLessThan(0.001);
  });

  it("without a margin nothing is equivalent", () => {
    expect(equivalenceP({ estimate: 0, standardError: 1, df: null }, 0)).toBe(0.5);
    expect(equivalenceP({ estimate: 1, standardError: 1, df: null }, 0)).toBeGreaterThan(0.5);
  });

  it("refuses a negative margin and an error of zero", () => {
    expect(() => equivalenceP({ estimate: 0, standardError: 1, df: null }, -1)).toThrow(/margin/);
    expect(() => equivalenceP({ estimate: 0, standardError: 1, df: null }, Number.NaN)).toThrow(/margin/);
    expect(() => equivalenceP({ estimate: 0, standardError: 0, df: null }, 1)).toThrow(/standardError/);
  });

  it("p is below α exactly when the interval of 1 − 2α lies within the margin", () => {
    fc.assert(
      fc.property(differences, margins, (difference, margin) => {
        const p = equivalenceP(difference, margin);
        fc.pre(Math.abs(p - 0.05) > 1e-9);
        const { low, high } = differenceInterval(difference, 0.9);
        expect(low > -margin && high < margin).toBe(p < 0.05);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("is a probability, the same both ways round, and falls as the margin grows", () => {
    fc.assert(
      fc.property(differences, margins, (difference, margin) => {
        const p = equivalenceP(difference, margin);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(equivalenceP({ ...difference, estimate: -difference.estimate }, margin)).toBeCloseTo(p, 12);
        expect(equivalenceP(difference, margin + 1)).toBeLessThanOrEqual(p + 1e-12);
      }),
      { seed },
    );
  });
});
