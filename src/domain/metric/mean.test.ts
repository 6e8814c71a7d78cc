import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOnScale, positionOnScale, type Scale } from "../scale.ts";
import { type MeanCounts, meanFigure, measureMean } from "./mean.ts";

/** One answer with the scale it was given on. */
interface Given {
  readonly score: number;
  readonly scale: Scale;
  readonly weight: number;
}

/** What SQL would count of single answers. */
function counted(answers: readonly Given[]): MeanCounts {
  const total = (of: (answer: Given) => number) => answers.reduce((sum, answer) => sum + of(answer), 0);
  return {
    n: answers.length,
    w: total(({ weight }) => weight),
    w2: total(({ weight }) => weight ** 2),
    sum: total(({ weight, score, scale }) => weight * positionOnScale(scale, score)),
    sumSquares: total(({ weight, score, scale }) => weight * positionOnScale(scale, score) ** 2),
  };
}

const FIVE: Scale = { min: 1, max: 5 };
const TEN: Scale = { min: 0, max: 10 };

/** Unweighted answers on 1–5. */
function onFive(...scores: readonly number[]): MeanCounts {
  return counted(scores.map((score) => ({ score, scale: FIVE, weight: 1 })));
}

const seed = 20_260_204;
const options = { minimumN: 30 };
const given: fc.Arbitrary<Given> = fc.record({
  score: fc.integer({ min: 1, max: 5 }),
  scale: fc.constant(FIVE),
  weight: fc.double({ min: 0.05, max: 20, noNaN: true }),
});
const many = fc.array(given, { minLength: 1, maxLength: 60 });

describe("a mean on a scale", () => {
  it("agrees with t.test of R 4.2.2 on twelve answers", () => {
    const mean = measureMean(onFive(5, 4, 4, 3, 5, 2, 5, 4, 1, 5, 3, 4), options, FIVE);
    expect(mean.score).toBeCloseTo(3.75, 13);
    expect(mean.low).toBeCloseTo(2.9316076084336777, 11);
    expect(mean.high).toBeCloseTo(4.568392391566322, 11);
    expect(mean.standardError).toBeCloseTo(0.3718300361153948, 12);
  });

  it("worked by hand: 3 and 5 are 4 with variance 2 and standard error 1, held within the scale", () => {
    const mean = measureMean(onFive(3, 5), options, FIVE);
    expect(mean.score).toBe(4);
    expect(mean.standardError).toBeCloseTo(1, 13);
    expect(mean.low).toBe(1);
    expect(mean.high).toBe(5);
    expect(mean.parts).toEqual({ kind: "mean", mean: 4, variance: expect.closeTo(2, 12), scale: FIVE });
  });

  it("no answers: nothing, on the metric's own scale", () => {
    expect(measureMean(onFive(), options, FIVE)).toEqual({
      score: null,
      low: null,
      high: null,
      n: 0,
      effectiveN: 0,
      indicative: true,
      standardError: null,
      parts: { kind: "mean", mean: null, variance: null, scale: FIVE },
    });
  });

  it("one answer: its score without interval or error", () => {
    const mean = measureMean(onFive(4), options, FIVE);
    expect(mean).toMatchObject({ score: 4, low: null, high: null, n: 1, standardError: null });
  });

  it("all answers equal: the score without an interval, for they do not show their spread", () => {
    const mean = measureMean(onFive(4, 4, 4, 4), options, FIVE);
    expect(mean).toMatchObject({ score: 4, low: null, high: null, n: 4, standardError: 0 });
  });

  it("all answers equal have no interval, though their sums came rounded to nine decimals", () => {
    const seven: Scale = { min: 1, max: 7 };
    const round = (value: number) => Number(value.toFixed(9));
    for (let n = 2; n <= 60; n += 1) {
      for (const score of [1, 2, 3, 4, 5, 6, 7]) {
        const counts = counted(Array.from({ length: n }, () => ({ score, scale: seven, weight: 0.7 })));
        const rounded = {
          n,
          w: round(counts.w),
          w2: round(counts.w2),
          sum: round(counts.sum),
          sumSquares: round(counts.sumSquares),
        };
        expect(measureMean(rounded, options, seven)).toMatchObject({
          low: null,
          high: null,
          standardError: 0,
        });
      }
    }
  });

  it("one answer that differs shows, though the sums came rounded to nine decimals", () => {
    const slider: Scale = { min: 0, max: 100 };
    const scores = [50, 50, 50, 50, 51];
    const counts = counted(scores.map((score) => ({ score, scale: slider, weight: 1 })));
    expect(measureMean(counts, options, slider).low).toBeCloseTo(50.2 - 2.7764451052 * 0.2, 6);
  });

  it("answers on different scales meet by their positions", () => {
    const mixed = counted([
      { score: 5, scale: FIVE, weight: 1 },
      { score: 5, scale: TEN, weight: 1 },
    ]);
    expect(measureMean(mixed, options, FIVE).score).toBe(4);
    expect(measureMean(mixed, { ...options, scale: TEN }, FIVE).score).toBe(7.5);
  });

  it("reading on another scale moves score, interval and error together", () => {
    const counts = onFive(5, 4, 2, 3, 4, 5, 3, 2, 4, 3, 3);
    const five = measureMean(counts, options, FIVE);
    const ten = measureMean(counts, { ...options, scale: TEN }, FIVE);
    const moved = (score: number | null) => ((score ?? Number.NaN) - 1) * 2.5;
    expect(ten.score).toBeCloseTo(moved(five.score), 12);
    expect(ten.low).toBeCloseTo(moved(five.low), 12);
    expect(ten.high).toBeCloseTo(moved(five.high), 12);
    expect(ten.standardError).toBeCloseTo((five.standardError ?? Number.NaN) * 2.5, 12);
  });

  it("weights move it", () => {
    const mean = measureMean(
      counted([
        { score: 5, scale: FIVE, weight: 3 },
        { score: 1, scale: FIVE, weight: 1 },
      ]),
      options,
      FIVE,
    );
    expect(mean.score).toBe(4);
    expect(mean.effectiveN).toBeCloseTo(1.6, 12);
    expect(mean.low).toBeNull();
  });

  it.each([
    ["positions summed in the unit of the score", { sum: 15 }],
    ["squares summed in the unit of the score", { sumSquares: 60 }],
    ["negative positions", { sum: -1 }],
    ["NaN", { sum: Number.NaN }],
    ["negative squares", { sumSquares: -1 }],
  ])("refuses %s", (_, wrong) => {
    expect(() => measureMean({ ...onFive(4, 4, 4, 3), ...wrong }, options, FIVE)).toThrow(RangeError);
  });

  it("the figure beside a share is the same mean", () => {
    const counts = onFive(5, 4, 4, 3, 5, 2);
    const { score, low, high, standardError } = measureMean(counts, options, FIVE);
    expect(meanFigure(counts, options, FIVE)).toEqual({ score, low, high, standardError, scale: FIVE });
    expect(meanFigure(counts, { ...options, scale: TEN }, FIVE).scale).toEqual(TEN);
  });

  it("stays on its scale with its interval around it, and nothing is NaN", () => {
    fc.assert(
      fc.property(many, (answers) => {
        const mean = measureMean(counted(answers), options, FIVE);
        expect(isOnScale(FIVE, mean.score ?? Number.NaN)).toBe(true);
        if (mean.low !== null && mean.high !== null) {
          expect(mean.low).toBeGreaterThanOrEqual(1);
          expect(mean.low).toBeLessThanOrEqual(mean.score ?? Number.NaN);
          expect(mean.high).toBeGreaterThanOrEqual(mean.score ?? Number.NaN);
          expect(mean.high).toBeLessThanOrEqual(5);
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it("equal weights, whatever they are, give the unweighted figures", () => {
    fc.assert(
      fc.property(many, fc.double({ min: 0.01, max: 50, noNaN: true }), (answers, weight) => {
        const even = measureMean(counted(answers.map((answer) => ({ ...answer, weight }))), options, FIVE);
        const plain = measureMean(
          counted(answers.map((answer) => ({ ...answer, weight: 1 }))),
          options,
          FIVE,
        );
        expect(even.score).toBeCloseTo(plain.score ?? Number.NaN, 9);
        expect(even.effectiveN).toBe(plain.effectiveN);
        expect(even.low === null).toBe(plain.low === null);
        if (even.low !== null) expect(even.low).toBeCloseTo(plain.low ?? Number.NaN, 7);
      }),
      { seed },
    );
  });

  it("turning the scale round mirrors score and interval", () => {
    fc.assert(
      fc.property(many, (answers) => {
        const mean = measureMean(counted(answers), options, FIVE);
        const turned = answers.map((answer) => ({ ...answer, score: 6 - answer.score }));
        const mirror = measureMean(counted(turned), options, FIVE);
        expect(mirror.score).toBeCloseTo(6 - (mean.score ?? Number.NaN), 9);
        if (mean.low !== null && mean.high !== null) {
          expect(mirror.low).toBeCloseTo(6 - mean.high, 6);
          expect(mirror.high).toBeCloseTo(6 - mean.low, 6);
        }
      }),
      { seed },
    );
  });
});
