import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceInterval, twoSidedP } from "./difference.ts";
import { type ShareGroup, twoProportions } from "./two-proportions.ts";

/** Two groups, p and interval by statsmodels 0.13.5, method "agresti-caffo", compare "diff". */
const ORACLE: readonly [
  a: number,
  na: number,
  b: number,
  nb: number,
  p: number,
  low: number,
  high: number,
][] = [
  [81, 263, 15, 148, 9.274614718158825e-8, 0.12835016578815098, 0.27718442540681754],
  [56, 70, 48, 80, 0.007237294467282502, 0.052452926638053676, 0.33575845547576744],
  [9, 10, 3, 5, 0.22483251572431961, -0.16100940163852828, 0.6848189254480522],
  [1, 200, 6, 190, 0.08090123217297199, -0.05637803205042839, 0.003263345581781523],
];

const seed = 20_260_113;
const group: fc.Arbitrary<ShareGroup> = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  n: fc.double({ min: 1, max: 1e6, noNaN: true }),
});

describe("the difference of two shares", () => {
  it.each(ORACLE)("%d of %d against %d of %d agrees with statsmodels", (a, na, b, nb, p, low, high) => {
    const difference = twoProportions({ share: a / na, n: na }, { share: b / nb, n: nb });
    expect(difference && twoSidedP(difference)).toBeCloseTo(p, 12);
    const interval = difference && differenceInterval(difference);
    expect(interval?.low).toBeCloseTo(low, 12);
    expect(interval?.high).toBeCloseTo(high, 12);
  });

  it("worked by hand: 1 of 1 against 0 of 1 becomes ⅔ against ⅓ with error √(4/27)", () => {
    const difference = twoProportions({ share: 1, n: 1 }, { share: 0, n: 1 });
    expect(difference?.estimate).toBeCloseTo(1 / 3, 14);
    expect(difference?.standardError).toBeCloseTo(Math.sqrt(4 / 27), 14);
    expect(difference?.df).toBeNull();
  });

  it("an empty group: no test", () => {
    expect(twoProportions({ share: 0, n: 0 }, { share: 0.5, n: 10 })).toBeNull();
    expect(twoProportions({ share: 0.5, n: 10 }, { share: 0, n: 0 })).toBeNull();
  });

  it("everybody on both sides is no difference, yet with an interval", () => {
    const difference = twoProportions({ share: 1, n: 10 }, { share: 1, n: 10 });
    expect(difference?.estimate).toBe(0);
    expect(difference?.standardError).toBeGreaterThan(0.1);
  });

  it("refuses impossible groups", () => {
    expect(() => twoProportions({ share: 1.2, n: 10 }, { share: 0, n: 10 })).toThrow(/share/);
    expect(() => twoProportions({ share: 0.2, n: 10 }, { share: 0, n: -10 })).toThrow(/n is/);
    expect(() => twoProportions({ share: Number.NaN, n: 10 }, { share: 0, n: 10 })).toThrow(/share/);
  });

  it("the other way round is the same with the sign turned", () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const one = twoProportions(a, b);
        const other = twoProportions(b, a);
        expect(other?.estimate).toBeCloseTo(-(one?.estimate ?? Number.NaN), 14);
        expect(other?.standardError).toBeCloseTo(one?.standardError ?? Number.NaN, 14);
      }),
      { seed },
    );
  });

  it("the 95 % interval always holds the plain difference too", () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const difference = twoProportions(a, b);
        const interval = difference && differenceInterval(difference);
        expect(interval?.low).toBeLessThanOrEqual(a.share - b.share + 1e-12);
        expect(interval?.high).toBeGreaterThanOrEqual(a.share - b.share - 1e-12);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it("a significant difference points the way of the plain one", () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const difference = twoProportions(a, b);
        fc.pre(difference !== null && twoSidedP(difference) < 0.05);
        expect(Math.sign(difference?.estimate ?? 0)).toBe(Math.sign(a.share - b.share));
      }),
      { seed, numRuns: 2000 },
    );
  });
});
