import { describe, expect, it } from "vitest";
import { positionOnScale } from "../scale.ts";
import { CES1_SCALE, measureCes1 } from "./ces1.ts";
import type { MeanCounts } from "./mean.ts";
import { METRICS } from "./metric.ts";

/** Unweighted answers on 1–5. */
function plain(...scores: readonly number[]): MeanCounts {
  const positions = scores.map((score) => positionOnScale(CES1_SCALE, score));
  return {
    n: scores.length,
    w: scores.length,
    w2: scores.length,
    sum: positions.reduce((a, b) => a + b, 0),
    sumSquares: positions.reduce((a, b) => a + b * b, 0),
  };
}

const options = { minimumN: 30 };

describe("CES 1.0", () => {
  it("worked by hand: efforts 1, 2, 2, 5 are 2.5 with standard error √3/2", () => {
    const ces = measureCes1(plain(1, 2, 2, 5), options);
    expect(ces.score).toBe(2.5);
    expect(ces.standardError).toBeCloseTo(Math.sqrt(3) / 2, 12);
  });

  it("its interval is that of t.test of R 4.2.2", () => {
    const ces = measureCes1(plain(5, 4, 4, 3, 5, 2, 5, 4, 1, 5, 3, 4), options);
    expect(ces.low).toBeCloseTo(2.9316076084336777, 10);
    expect(ces.high).toBeCloseTo(4.568392391566322, 10);
  });

  it("low is good, and the catalogue says so", () => {
    expect(METRICS.ces1.higherIsBetter).toBe(false);
    expect(METRICS.ces.higherIsBetter).toBe(true);
  });

  it("nobody, one, all equal: null, no interval, no interval", () => {
    expect(measureCes1(plain(), options)).toMatchObject({ score: null, low: null, n: 0 });
    expect(measureCes1(plain(2), options)).toMatchObject({ score: 2, low: null, n: 1 });
    expect(measureCes1(plain(2, 2, 2), options)).toMatchObject({ score: 2, low: null, standardError: 0 });
  });
});
