import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOnScale, positionOnScale, type Scale } from "../scale.ts";
import { CSAT_SCALE, type CsatCounts, measureCsat, topTwoFrom } from "./csat.ts";

/** One satisfaction answer with the scale it was given on. */
interface Given {
  readonly score: number;
  readonly scale: Scale;
  readonly weight: number;
}

/** What SQL would count of single answers. */
function counted(answers: readonly Given[]): CsatCounts {
  const total = (of: (answer: Given) => number) => answers.reduce((sum, answer) => sum + of(answer), 0);
  const isTop = ({ score, scale }: Given) => (score >= topTwoFrom(scale) ? 1 : 0);
  return {
    n: answers.length,
    w: total(({ weight }) => weight),
    w2: total(({ weight }) => weight ** 2),
    top: total(isTop),
    wTop: total((answer) => answer.weight * isTop(answer)),
    sum: total(({ weight, score, scale }) => weight * positionOnScale(scale, score)),
    sumSquares: total(({ weight, score, scale }) => weight * positionOnScale(scale, score) ** 2),
  };
}

/** Unweighted answers on 1–5. */
function onFive(...scores: readonly number[]): CsatCounts {
  return counted(scores.map((score) => ({ score, scale: CSAT_SCALE, weight: 1 })));
}

const seed = 20_260_205;
const options = { minimumN: 30 };
const wholeScales: fc.Arbitrary<Scale> = fc
  .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 100 }))
  .map(([min, span]) => ({ min, max: min + span }));

describe("CSAT", () => {
  it.each([
    [1, 5, 4],
    [1, 7, 6],
    [1, 10, 9],
    [0, 10, 9],
    [1, 4, 3],
    [1, 6, 5],
    [-2, 2, 1],
    [1, 3, 3],
    [0, 1, 1],
    [1, 2, 2],
    [0, 100, 80],
    [1, 100, 80.2],
  ])("on %d–%d satisfied starts at %d", (min, max, from) => {
    expect(topTwoFrom({ min, max })).toBeCloseTo(from, 12);
  });

  it("worked by hand: 5, 4, 4, 3, 1 are 60 % satisfied with a mean of 3.4", () => {
    const csat = measureCsat(onFive(5, 4, 4, 3, 1), options);
    expect(csat.score).toBe(60);
    expect(csat.parts).toMatchObject({ kind: "share", count: 3, share: 0.6 });
    expect(csat.parts).toMatchObject({ mean: { score: expect.closeTo(3.4, 12), scale: CSAT_SCALE } });
  });

  it("its interval is Wilson's: 10 of 10 from 72.2 to 100, as prop.test of R 4.2.2 has it", () => {
    const csat = measureCsat(onFive(5, 5, 4, 4, 5, 4, 5, 4, 5, 5), options);
    expect(csat.score).toBe(100);
    expect(csat.low).toBeCloseTo(72.2467200137111, 9);
    expect(csat.high).toBe(100);
  });

  it("its mean has the t interval of t.test of R 4.2.2", () => {
    const { parts } = measureCsat(onFive(5, 4, 4, 3, 5, 2, 5, 4, 1, 5, 3, 4), options);
    expect(parts).toMatchObject({
      mean: {
        score: expect.closeTo(3.75, 12),
        low: expect.closeTo(2.9316076084336777, 10),
        high: expect.closeTo(4.568392391566322, 10),
        standardError: expect.closeTo(0.3718300361153948, 10),
      },
    });
  });

  it("nobody answered: neither share nor mean", () => {
    const csat = measureCsat(onFive(), options);
    expect(csat).toMatchObject({ score: null, low: null, high: null, n: 0, indicative: true });
    expect(csat.parts).toMatchObject({ share: null, mean: { score: null, low: null } });
  });

  it("one answer: a share with an interval, a mean without", () => {
    const csat = measureCsat(onFive(4), options);
    expect(csat.score).toBe(100);
    expect(csat.low).toBeCloseTo(20.65493, 5);
    expect(csat.parts).toMatchObject({ mean: { score: 4, low: null, high: null } });
  });

  it("all answers equal: a share with an interval, a mean without", () => {
    const csat = measureCsat(onFive(3, 3, 3, 3, 3), options);
    expect(csat.score).toBe(0);
    expect(csat.high).toBeGreaterThan(30);
    expect(csat.parts).toMatchObject({ mean: { score: 3, low: null, high: null, standardError: 0 } });
  });

  it("each answer is held against the top boxes of its own scale", () => {
    const csat = measureCsat(
      counted([
        { score: 5, scale: { min: 1, max: 5 }, weight: 1 },
        { score: 5, scale: { min: 1, max: 7 }, weight: 1 },
        { score: 9, scale: { min: 0, max: 10 }, weight: 1 },
        { score: 2, scale: { min: 1, max: 3 }, weight: 1 },
      ]),
      options,
    );
    expect(csat.score).toBe(50);
    expect(csat.parts).toMatchObject({ count: 2 });
  });

  it("weights move share and mean", () => {
    const csat = measureCsat(
      counted([
        { score: 5, scale: CSAT_SCALE, weight: 3 },
        { score: 2, scale: CSAT_SCALE, weight: 1 },
      ]),
      options,
    );
    expect(csat.score).toBe(75);
    expect(csat.effectiveN).toBeCloseTo(1.6, 12);
    expect(csat.parts).toMatchObject({ mean: { score: 4.25 } });
  });

  it("can be read on the scale that was asked for", () => {
    const ten = { min: 0, max: 10 };
    const csat = measureCsat(onFive(5, 4, 4, 3, 1), { ...options, scale: ten });
    expect(csat.score).toBe(60);
    expect(csat.parts).toMatchObject({ mean: { score: expect.closeTo(6, 12), scale: ten } });
  });

  it("refuses more satisfied people than people", () => {
    expect(() => measureCsat({ ...onFive(5, 4), top: 3 }, options)).toThrow(/more than all/);
  });

  it("on any scale the top boxes are on it, never the lowest answer", () => {
    fc.assert(
      fc.property(wholeScales, (scale) => {
        expect(isOnScale(scale, topTwoFrom(scale))).toBe(true);
        expect(topTwoFrom(scale)).toBeGreaterThan(scale.min);
      }),
      { seed },
    );
  });

  it("is never NaN, and making one answer better never lowers share or mean", () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(scores, (list) => {
        const before = measureCsat(onFive(...list), options);
        const after = measureCsat(
          onFive(...list.map((score, i) => (i === 0 ? Math.min(5, score + 1) : score))),
          options,
        );
        expect(after.score).toBeGreaterThanOrEqual(before.score ?? Number.NaN);
        const mean = (parts: typeof before.parts) =>
          parts.kind === "share" ? (parts.mean?.score ?? Number.NaN) : Number.NaN;
        expect(mean(after.parts)).toBeGreaterThanOrEqual(mean(before.parts) - 1e-12);
      }),
      { seed },
    );
  });
});
