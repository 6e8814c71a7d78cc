import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureShare, type ShareCounts } from "./share.ts";

/** Unweighted counts. */
function plain(count: number, n: number): ShareCounts {
  return { n, w: n, w2: n, count, wCount: count };
}

const seed = 20_260_203;
const options = { minimumN: 30 };
const cases = fc
  .tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }))
  .map(([one, other]) => ({ count: Math.min(one, other), n: Math.max(one, other) }));

describe("a share in percent", () => {
  it("81 of 263 and 15 of 148 are those of Newcombe (1998)", () => {
    const first = measureShare(plain(81, 263), options, null);
    expect(first.low).toBeCloseTo(25.52885, 5);
    expect(first.high).toBeCloseTo(36.62096, 5);
    const second = measureShare(plain(15, 148), options, null);
    expect(second.low).toBeCloseTo(6.23864, 5);
    expect(second.high).toBeCloseTo(16.04872, 5);
  });

  it("worked by hand: 3 of 4 are 75 with a standard error of 21.65", () => {
    const share = measureShare(plain(3, 4), options, null);
    expect(share.score).toBe(75);
    expect(share.standardError).toBeCloseTo(100 * Math.sqrt(0.1875 / 4), 12);
    expect(share.parts).toEqual({ kind: "share", count: 3, share: 0.75, mean: null });
  });

  it("nobody: no score and no interval", () => {
    expect(measureShare(plain(0, 0), options, null)).toEqual({
      score: null,
      low: null,
      high: null,
      n: 0,
      effectiveN: 0,
      indicative: true,
      standardError: null,
      parts: { kind: "share", count: 0, share: null, mean: null },
    });
  });

  it("one of one is 100, but from 21 up; none of one the mirror", () => {
    expect(measureShare(plain(1, 1), options, null)).toMatchObject({ score: 100, high: 100 });
    expect(measureShare(plain(1, 1), options, null).low).toBeCloseTo(20.65493, 5);
    expect(measureShare(plain(0, 1), options, null)).toMatchObject({ score: 0, low: 0 });
    expect(measureShare(plain(0, 1), options, null).high).toBeCloseTo(79.34507, 5);
  });

  it("all of many are 100 and the interval still says how many there were", () => {
    const few = measureShare(plain(10, 10), options, null);
    const many = measureShare(plain(1000, 1000), options, null);
    expect(few.low).toBeCloseTo(72.24672, 5);
    expect(many.low).toBeGreaterThan(99.6);
    expect(many.standardError).toBe(0);
  });

  it("weighted: the share is by weight, the interval on the effective n", () => {
    const share = measureShare({ n: 3, w: 5, w2: 11, count: 1, wCount: 3 }, options, null);
    const same = measureShare(plain(0.6 * (25 / 11), 25 / 11), options, null);
    expect(share.score).toBeCloseTo(60, 12);
    expect(share.effectiveN).toBeCloseTo(25 / 11, 12);
    expect(share.low).toBeCloseTo(same.low ?? Number.NaN, 9);
    expect(share.high).toBeCloseTo(same.high ?? Number.NaN, 9);
  });

  it("weighted sums that were rounded above their whole are still 100", () => {
    const share = measureShare({ n: 3, w: 0.3, w2: 0.03, count: 3, wCount: 0.1 + 0.2 }, options, null);
    expect(share.score).toBe(100);
    expect(share.high).toBe(100);
  });

  it("weighted sums rounded to nine decimals, the part above the whole by the last of them, are still 100", () => {
    const share = measureShare(
      { n: 2, w: 0.033333333, w2: 0.000555556, count: 2, wCount: 0.033333334 },
      options,
      null,
    );
    expect(share.score).toBe(100);
  });

  it.each([
    ["more people than all", { count: 11 }],
    ["more weight than all", { wCount: 11 }],
  ])("refuses %s", (_, wrong) => {
    expect(() => measureShare({ ...plain(5, 10), ...wrong }, options, null)).toThrow(/more than all/);
  });

  it.each([{ n: Number.NaN }, { w: Number.NaN }, { w2: Number.NaN }, { w: -1 }])("refuses %j", (wrong) => {
    expect(() => measureShare({ ...plain(0, 10), ...wrong }, options, null)).toThrow(RangeError);
  });

  it("the mean beside it passes through untouched", () => {
    const mean = { score: 4, low: 3, high: 5, standardError: 0.5, scale: { min: 1, max: 5 } };
    expect(measureShare(plain(3, 4), options, mean).parts).toMatchObject({ mean });
  });

  it("lies within 0..100 and its interval holds it", () => {
    fc.assert(
      fc.property(cases, ({ count, n }) => {
        fc.pre(n > 0);
        const { score, low, high } = measureShare(plain(count, n), options, null);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(score ?? Number.NaN);
        expect(high).toBeGreaterThanOrEqual(score ?? Number.NaN);
        expect(high).toBeLessThanOrEqual(100);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("those who have it and those who have not make 100", () => {
    fc.assert(
      fc.property(cases, ({ count, n }) => {
        fc.pre(n > 0);
        const have = measureShare(plain(count, n), options, null);
        const not = measureShare(plain(n - count, n), options, null);
        expect((have.score ?? Number.NaN) + (not.score ?? Number.NaN)).toBeCloseTo(100, 9);
        expect((have.low ?? Number.NaN) + (not.high ?? Number.NaN)).toBeCloseTo(100, 9);
      }),
      { seed },
    );
  });

  it("equal weights, whatever they are, give the unweighted figures", () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0.01, max: 50, noNaN: true }), ({ count, n }, weight) => {
        fc.pre(n > 0);
        const even = { n, w: n * weight, w2: n * weight * weight, count, wCount: count * weight };
        const weighted = measureShare(even, options, null);
        const unweighted = measureShare(plain(count, n), options, null);
        expect(weighted.score).toBeCloseTo(unweighted.score ?? Number.NaN, 8);
        expect(weighted.low).toBeCloseTo(unweighted.low ?? Number.NaN, 8);
        expect(weighted.effectiveN).toBe(n);
      }),
      { seed },
    );
  });
});
