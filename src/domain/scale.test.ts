import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatScale,
  isOnScale,
  isSameScale,
  parseScale,
  pointsOf,
  positionOnScale,
  type Scale,
  scaleOf,
  scoreAtPosition,
} from "./scale.ts";

const seed = 20_260_201;
const scales: fc.Arbitrary<Scale> = fc
  .tuple(fc.integer({ min: -999, max: 998 }), fc.integer({ min: 1, max: 1000 }))
  .map(([min, span]) => ({ min, max: min + span }));

describe("a scale", () => {
  it.each([
    ["0-10", 0, 10],
    ["1-5", 1, 5],
    ["1-7", 1, 7],
    ["1-10", 1, 10],
    [" 1 – 5 ", 1, 5],
    ["1—5", 1, 5],
    ["1..7", 1, 7],
    ["1:7", 1, 7],
    ["1/7", 1, 7],
    ["1 to 7", 1, 7],
    ["1 a 7", 1, 7],
    ["-2:2", -2, 2],
    ["-2-2", -2, 2],
    ["0-100", 0, 100],
  ])("%j is read", (text, min, max) => {
    expect(parseScale(text)).toEqual({ min, max });
  });

  it.each(["", "5", "5-1", "5-5", "a-b", "1-5-7", "0-", "-", "1.5-3", "0-99999", "NaN-5", "1 5"])(
    "%j is not a scale",
    (text) => {
      expect(parseScale(text)).toBeNull();
    },
  );

  it.each([
    [5, 5],
    [5, 1],
    [Number.NaN, 5],
    [0, Number.POSITIVE_INFINITY],
  ])("bounds of %d and %d make none", (min, max) => {
    expect(scaleOf(min, max)).toBeNull();
  });

  it("offers as many answers as whole numbers on it", () => {
    expect(pointsOf({ min: 0, max: 10 })).toBe(11);
    expect(pointsOf({ min: 1, max: 5 })).toBe(5);
    expect(pointsOf({ min: 0.5, max: 3.5 })).toBe(3);
  });

  it("holds its ends and halves, not what lies outside or is no number", () => {
    const scale = { min: 1, max: 5 };
    expect([1, 3.5, 5].every((score) => isOnScale(scale, score))).toBe(true);
    expect([0, 5.01, -1, Number.NaN, Number.POSITIVE_INFINITY].some((score) => isOnScale(scale, score))).toBe(
      false,
    );
  });

  it("worked by hand: 4 on 1–5 stands at three quarters, which is 7.5 on 0–10", () => {
    expect(positionOnScale({ min: 1, max: 5 }, 4)).toBe(0.75);
    expect(scoreAtPosition({ min: 0, max: 10 }, 0.75)).toBe(7.5);
  });

  it("is the same when both ends are", () => {
    expect(isSameScale({ min: 1, max: 5 }, { min: 1, max: 5 })).toBe(true);
    expect(isSameScale({ min: 1, max: 5 }, { min: 0, max: 5 })).toBe(false);
    expect(isSameScale({ min: 1, max: 5 }, { min: 1, max: 7 })).toBe(false);
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(scales, (scale) => {
        expect(parseScale(formatScale(scale))).toEqual(scale);
      }),
      { seed },
    );
  });

  it("its lowest answer stands at 0, its highest at 1, and every one comes back from its position", () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, position) => {
        expect(positionOnScale(scale, scale.min)).toBe(0);
        expect(positionOnScale(scale, scale.max)).toBe(1);
        const score = scoreAtPosition(scale, position);
        expect(isOnScale(scale, score)).toBe(true);
        expect(positionOnScale(scale, score)).toBeCloseTo(position, 9);
      }),
      { seed },
    );
  });
});
