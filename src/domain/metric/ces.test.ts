import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { positionOnScale } from "../scale.ts";
import { CES_EASY_FROM, CES_SCALE, type CesCounts, measureCes } from "./ces.ts";

/** What SQL would count of weighted answers on 1–7. */
function counted(answers: readonly (readonly [score: number, weight: number])[]): CesCounts {
  const total = (of: (score: number, weight: number) => number) =>
    answers.reduce((sum, [score, weight]) => sum + of(score, weight), 0);
  return {
    n: answers.length,
    w: total((_, weight) => weight),
    w2: total((_, weight) => weight ** 2),
    easy: total((score) => (score >= CES_EASY_FROM ? 1 : 0)),
    wEasy: total((score, weight) => (score >= CES_EASY_FROM ? weight : 0)),
    sum: total((score, weight) => weight * positionOnScale(CES_SCALE, score)),
    sumSquares: total((score, weight) => weight * positionOnScale(CES_SCALE, score) ** 2),
  };
}

/** Unweighted answers. */
function plain(...scores: readonly number[]): CesCounts {
  return counted(scores.map((score) => [score, 1]));
}

const seed = 20_260_206;
const options = { minimumN: 30 };

describe("CES 2.0", () => {
  it("is asked on 1–7 and easy from 5 on", () => {
    expect(CES_SCALE).toEqual({ min: 1, max: 7 });
    const easy = [1, 2, 3, 4, 5, 6, 7].filter((score) => measureCes(plain(score), options).score === 100);
    expect(easy).toEqual([5, 6, 7]);
  });

  it("worked by hand: 7, 6, 5, 4, 1 are 60 % with a mean of 4.6", () => {
    const ces = measureCes(plain(7, 6, 5, 4, 1), options);
    expect(ces.score).toBe(60);
    expect(ces.parts).toMatchObject({
      kind: "share",
      count: 3,
      mean: { score: expect.closeTo(4.6, 12), scale: CES_SCALE },
    });
  });

  it("its interval is Wilson's: 81 of 263 from 25.52885 to 36.62096", () => {
    const ces = measureCes(plain(...Array.from({ length: 263 }, (_, i) => (i < 81 ? 6 : 2))), options);
    expect(ces.low).toBeCloseTo(25.52885, 5);
    expect(ces.high).toBeCloseTo(36.62096, 5);
  });

  it("nobody answered: neither share nor mean", () => {
    const ces = measureCes(plain(), options);
    expect(ces).toMatchObject({ score: null, low: null, high: null, n: 0, effectiveN: 0 });
    expect(ces.parts).toMatchObject({ share: null, mean: { score: null } });
  });

  it("one answer: a share with an interval, a mean without", () => {
    const ces = measureCes(plain(5), options);
    expect(ces).toMatchObject({ score: 100, n: 1, indicative: true });
    expect(ces.parts).toMatchObject({ mean: { score: expect.closeTo(5, 12), low: null } });
  });

  it("all answers equal: a share with an interval, a mean without", () => {
    const ces = measureCes(plain(6, 6, 6, 6), options);
    expect(ces.low).toBeLessThan(60);
    expect(ces.parts).toMatchObject({ mean: { score: expect.closeTo(6, 12), low: null, standardError: 0 } });
  });

  it("weights move it", () => {
    const ces = measureCes(
      counted([
        [7, 1],
        [2, 3],
      ]),
      options,
    );
    expect(ces.score).toBe(25);
    expect(ces.effectiveN).toBeCloseTo(1.6, 12);
  });

  it("refuses more easy answers than answers", () => {
    expect(() => measureCes({ ...plain(6, 7), easy: 3 }, options)).toThrow(/more than all/);
  });

  it("is never NaN and holds its score, whatever the answers", () => {
    const answers = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), fc.double({ min: 0.05, max: 20, noNaN: true })),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(answers, (list) => {
        const { score, low, high } = measureCes(counted(list), options);
        expect(low).toBeLessThanOrEqual(score ?? Number.NaN);
        expect(high).toBeGreaterThanOrEqual(score ?? Number.NaN);
      }),
      { seed },
    );
  });
});
