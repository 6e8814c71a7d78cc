import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureGap } from "./gap.ts";

const countsOf = (differences: readonly number[]) => ({
  n: differences.length,
  sum: differences.reduce((sum, d) => sum + d, 0),
  sumSquares: differences.reduce((sum, d) => sum + d * d, 0),
});

describe("the gap between expectation and perception", () => {
  it("of −2, −1, 0, 1 and −3 is −1 between −2.96 and 0.96 (t with 4 degrees of freedom, 2.7764)", () => {
    const gap = measureGap(countsOf([-2, -1, 0, 1, -3]), 7, { minimumN: 5 });
    expect(gap.score).toBeCloseTo(-1, 12);
    // The variance of the differences is 2.5, so the half width is 2.7764 · √(2.5 / 5).
    expect(gap.low).toBeCloseTo(-1 - 2.7764451 * Math.sqrt(0.5), 6);
    expect(gap.high).toBeCloseTo(-1 + 2.7764451 * Math.sqrt(0.5), 6);
    expect(gap).toMatchObject({ n: 5, indicative: false });
  });

  it("of nobody is nothing, of one or of equal pairs has no interval", () => {
    expect(measureGap(countsOf([]), 5, { minimumN: 1 })).toMatchObject({ n: 0, score: null, low: null });
    expect(measureGap(countsOf([-1]), 5, { minimumN: 1 })).toMatchObject({
      score: -1,
      low: null,
      high: null,
    });
    expect(measureGap(countsOf([2, 2, 2]), 5, { minimumN: 1 })).toMatchObject({ low: null, high: null });
  });

  it("is the mean of the differences, stays within what the points allow, and turns its sign with them", () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(5, 7, 10)
          .chain((points) =>
            fc.tuple(
              fc.constant(points),
              fc.array(fc.integer({ min: 1 - points, max: points - 1 }), { minLength: 1, maxLength: 60 }),
            ),
          ),
        ([points, differences]) => {
          const gap = measureGap(countsOf(differences), points, { minimumN: 1 });
          const mean = differences.reduce((sum, d) => sum + d, 0) / differences.length;
          expect(gap.score).toBeCloseTo(mean, 9);
          const turned = measureGap(countsOf(differences.map((d) => -d)), points, { minimumN: 1 });
          expect(turned.score).toBeCloseTo(-mean, 9);
          if (gap.low !== null && gap.high !== null) {
            expect(gap.low).toBeGreaterThanOrEqual(1 - points - 1e-9);
            expect(gap.high).toBeLessThanOrEqual(points - 1 + 1e-9);
            expect(turned.low).toBeCloseTo(-gap.high, 9);
          }
        },
      ),
    );
  });
});
