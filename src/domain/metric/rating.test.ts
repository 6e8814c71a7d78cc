import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { positionOnScale, type Scale } from "../scale.ts";
import type { MeanCounts } from "./mean.ts";
import { measureRating, RATING_SCALE } from "./rating.ts";

/** Unweighted ratings with the scale each was given on. */
function counted(ratings: readonly (readonly [score: number, scale: Scale])[]): MeanCounts {
  const positions = ratings.map(([score, scale]) => positionOnScale(scale, score));
  return {
    n: ratings.length,
    w: ratings.length,
    w2: ratings.length,
    sum: positions.reduce((a, b) => a + b, 0),
    sumSquares: positions.reduce((a, b) => a + b * b, 0),
  };
}

const TEN: Scale = { min: 1, max: 10 };
const seed = 20_260_207;
const options = { minimumN: 30 };

describe("rating", () => {
  it("is read on 1–5 unless asked otherwise", () => {
    expect(RATING_SCALE).toEqual({ min: 1, max: 5 });
    const hotel = counted([
      [10, TEN],
      [7, TEN],
    ]);
    expect(measureRating(hotel, options).score).toBeCloseTo(1 + (4 * 7.5) / 9, 12);
    expect(measureRating(hotel, { ...options, scale: TEN }).score).toBeCloseTo(8.5, 12);
  });

  it("agrees with t.test of R 4.2.2", () => {
    const scores = [5, 4, 4, 3, 5, 2, 5, 4, 1, 5, 3, 4];
    const rating = measureRating(counted(scores.map((score) => [score, RATING_SCALE])), options);
    expect(rating.score).toBeCloseTo(3.75, 12);
    expect(rating.low).toBeCloseTo(2.9316076084336777, 10);
    expect(rating.high).toBeCloseTo(4.568392391566322, 10);
  });

  it("counts half stars as what they are", () => {
    const rating = measureRating(
      counted([
        [4.5, RATING_SCALE],
        [3.5, RATING_SCALE],
      ]),
      options,
    );
    expect(rating.score).toBe(4);
    expect(rating.standardError).toBeCloseTo(0.5, 12);
  });

  it("nobody, one, all equal: null, no interval, no interval", () => {
    expect(measureRating(counted([]), options)).toMatchObject({ score: null, low: null, indicative: true });
    expect(measureRating(counted([[3, RATING_SCALE]]), options)).toMatchObject({
      score: 3,
      low: null,
      high: null,
    });
    const equal = counted(Array.from({ length: 40 }, () => [4, RATING_SCALE] as const));
    expect(measureRating(equal, options)).toMatchObject({ score: 4, low: null, indicative: false });
  });

  it("the same ratings on a scale twice as fine are the same figure", () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(scores, (list) => {
        const coarse = measureRating(counted(list.map((score) => [score, RATING_SCALE])), options);
        const fine = measureRating(counted(list.map((score) => [score * 2, { min: 2, max: 10 }])), options);
        expect(fine).toEqual(coarse);
      }),
      { seed },
    );
  });
});
