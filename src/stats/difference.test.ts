import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Difference, differenceInterval, twoSidedP, upperTail } from "./difference.ts";

const seed = 20_260_110;
const differences: fc.Arbitrary<Difference> = fc.record({
  estimate: fc.double({ min: -10, max: 10, noNaN: true }),
  standardError: fc.double({ min: 0.01, max: 10, noNaN: true }),
  df: fc.oneof(fc.constant(null), fc.double({ min: 1, max: 1e6, noNaN: true })),
});

describe("a difference", () => {
  it("worked by hand: 1.96 standard errors are p = .05 and touch zero", () => {
    const difference = { estimate: 1.959963984540054, standardError: 1, df: null };
    expect(twoSidedP(difference)).toBeCloseTo(0.05, 12);
    expect(differenceInterval(difference).low).toBeCloseTo(0, 12);
    expect(differenceInterval(difference).high).toBeCloseTo(3.919927969080108, 12);
  });

  it("with degrees of freedom it is Student's: R 4.2.2 gives 2·pt(−2.5, 9) = .03386182768298571", () => {
    expect(twoSidedP({ estimate: 5, standardError: 2, df: 9 })).toBeCloseTo(0.0338618276829857, 12);
    const { low, high } = differenceInterval({ estimate: 5, standardError: 2, df: 9 });
    expect(low).toBeCloseTo(5 - 2 * 2.2621571627982049, 11);
    expect(high).toBeCloseTo(5 + 2 * 2.2621571627982049, 11);
  });

  it("no difference at all is p = 1", () => {
    expect(twoSidedP({ estimate: 0, standardError: 1, df: null })).toBe(1);
    expect(twoSidedP({ estimate: 0, standardError: 1, df: 4 })).toBe(1);
  });

  it("a difference of forty standard errors is all but impossible by the normal, not so by Cauchy", () => {
    expect(twoSidedP({ estimate: 40, standardError: 1, df: null })).toBeLessThan(1e-300);
    expect(twoSidedP({ estimate: 40, standardError: 1, df: 1 })).toBeCloseTo(
      (2 / Math.PI) * Math.atan(1 / 40),
      13,
    );
  });

  it("the tail of a standardised difference follows its distribution", () => {
    expect(upperTail(1, null)).toBeCloseTo(0.15865525393145705, 14);
    expect(upperTail(1, 1)).toBeCloseTo(0.25, 14);
  });

  it.each([Number.NaN, -1])("refuses a standard error of %d", (standardError) => {
    expect(() => twoSidedP({ estimate: 1, standardError, df: null })).toThrow(/standardError/);
  });

  it.each([0, 1, Number.NaN])("refuses a confidence of %d", (confidence) => {
    expect(() => differenceInterval({ estimate: 1, standardError: 1, df: null }, confidence)).toThrow(
      /confidence/,
    );
  });

  it("p lies within 0..1 and does not depend on which group comes first", () => {
    fc.assert(
      fc.property(differences, (difference) => {
        const p = twoSidedP(difference);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(twoSidedP({ ...difference, estimate: -difference.estimate })).toBe(p);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("p is below 1 − confidence exactly when the interval leaves out zero", () => {
    fc.assert(
      fc.property(differences, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (difference, confidence) => {
        const p = twoSidedP(difference);
        fc.pre(Math.abs(p - (1 - confidence)) > 1e-9);
        const { low, high } = differenceInterval(difference, confidence);
        expect(low > 0 || high < 0).toBe(p < 1 - confidence);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("a larger difference is never less significant", () => {
    fc.assert(
      fc.property(differences, fc.double({ min: 1, max: 5, noNaN: true }), (difference, times) => {
        const larger = { ...difference, estimate: difference.estimate * times };
        expect(twoSidedP(larger)).toBeLessThanOrEqual(twoSidedP(difference) + 1e-12);
      }),
      { seed },
    );
  });
});
