import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveN } from "../../stats/effective-n.ts";
import { measureNps, NPS_SCALE, type NpsCounts, npsGroupOf } from "./nps.ts";

/** Unweighted counts of three groups. */
function groups(promoters: number, passives: number, detractors: number): NpsCounts {
  const n = promoters + passives + detractors;
  return {
    n,
    w: n,
    w2: n,
    promoters,
    passives,
    detractors,
    wPromoters: promoters,
    wPassives: passives,
    wDetractors: detractors,
  };
}

/** Counts of single answers with their weights, as SQL would make them. */
function counted(answers: readonly { score: number; weight: number }[]): NpsCounts {
  const of = (group: string) => answers.filter(({ score }) => npsGroupOf(score) === group);
  const weight = (list: readonly { weight: number }[]) =>
    list.reduce((sum, answer) => sum + answer.weight, 0);
  return {
    n: answers.length,
    w: weight(answers),
    w2: answers.reduce((sum, answer) => sum + answer.weight ** 2, 0),
    promoters: of("promoter").length,
    passives: of("passive").length,
    detractors: of("detractor").length,
    wPromoters: weight(of("promoter")),
    wPassives: weight(of("passive")),
    wDetractors: weight(of("detractor")),
  };
}

const seed = 20_260_202;
const options = { minimumN: 30 };
const size = fc.integer({ min: 0, max: 100_000 });
const anyGroups = fc.tuple(size, size, size);
const answers = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 10 }),
    weight: fc.double({ min: 0.05, max: 20, noNaN: true }),
  }),
  { minLength: 1, maxLength: 80 },
);

describe("NPS", () => {
  it("462 promoters, 176 passives, 362 detractors are 10.0 with the interval of Rocks 2016", () => {
    const nps = measureNps(groups(462, 176, 362), options);
    expect(nps.score).toBe(10);
    expect(nps.standardError).toBeCloseTo(2.853069, 6);
    expect(nps.low).toBeCloseTo(4.38967, 5);
    expect(nps.high).toBeCloseTo(15.55051, 5);
  });

  it("worked by hand: 2 promoters, 1 passive, 1 detractor of 4 are 25", () => {
    const nps = measureNps(groups(2, 1, 1), options);
    expect(nps.score).toBe(25);
    expect(nps.standardError).toBeCloseTo(100 * Math.sqrt((0.75 - 0.0625) / 4), 12);
    const p = 2.75 / 7;
    const d = 1.75 / 7;
    const half = 1.959963984540054 * Math.sqrt((p + d - (p - d) ** 2) / 7);
    expect(nps.low).toBeCloseTo(100 * (p - d - half), 10);
    expect(nps.high).toBeCloseTo(100 * (p - d + half), 10);
  });

  it("says how many were promoters, passives and detractors, and their shares", () => {
    expect(measureNps(groups(2, 1, 1), options).parts).toEqual({
      kind: "nps",
      promoters: 2,
      passives: 1,
      detractors: 1,
      promoterShare: 0.5,
      passiveShare: 0.25,
      detractorShare: 0.25,
    });
  });

  it("counts 0–6 as detractors, 7–8 as passives, 9–10 as promoters", () => {
    const seen = Array.from({ length: 11 }, (_, score) => npsGroupOf(score));
    expect(seen.slice(0, 7).every((group) => group === "detractor")).toBe(true);
    expect(seen.slice(7)).toEqual(["passive", "passive", "promoter", "promoter"]);
    expect(NPS_SCALE).toEqual({ min: 0, max: 10 });
  });

  it("nobody answered: no score, no interval, and it says so", () => {
    const nps = measureNps(groups(0, 0, 0), options);
    expect(nps).toEqual({
      score: null,
      low: null,
      high: null,
      n: 0,
      effectiveN: 0,
      indicative: true,
      standardError: null,
      parts: {
        kind: "nps",
        promoters: 0,
        passives: 0,
        detractors: 0,
        promoterShare: null,
        passiveShare: null,
        detractorShare: null,
      },
    });
  });

  it("answers without any weight have no score either", () => {
    const weightless = { ...groups(3, 2, 1), w: 0, w2: 0, wPromoters: 0, wPassives: 0, wDetractors: 0 };
    expect(measureNps(weightless, options)).toMatchObject({ score: null, low: null, n: 6, effectiveN: 0 });
  });

  it("one promoter is 100 and the interval reaches it, from far below", () => {
    const nps = measureNps(groups(1, 0, 0), options);
    expect(nps.score).toBe(100);
    expect(nps.high).toBe(100);
    expect(nps.low).toBeCloseTo(-48.4986, 3);
  });

  it("one detractor is the mirror of one promoter", () => {
    const nps = measureNps(groups(0, 0, 1), options);
    expect(nps.score).toBe(-100);
    expect(nps.low).toBe(-100);
    expect(nps.high).toBeCloseTo(48.4986, 3);
  });

  it("all passives are 0 with an interval around it", () => {
    const nps = measureNps(groups(0, 50, 0), options);
    expect(nps.score).toBe(0);
    expect(nps.standardError).toBe(0);
    expect(nps.low).toBeLessThan(-2);
    expect(nps.high).toBeCloseTo(-(nps.low ?? Number.NaN), 12);
  });

  it("below the minimum it is indicative, from the minimum on it is not", () => {
    expect(measureNps(groups(20, 5, 4), options).indicative).toBe(true);
    expect(measureNps(groups(20, 5, 5), options).indicative).toBe(false);
    expect(measureNps(groups(3, 1, 1), { minimumN: 5 }).indicative).toBe(false);
  });

  it("more confidence, wider interval", () => {
    const usual = measureNps(groups(60, 20, 20), options);
    const sure = measureNps(groups(60, 20, 20), { ...options, confidence: 0.99 });
    expect(sure.low).toBeLessThan(usual.low ?? Number.NaN);
    expect(sure.high).toBeGreaterThan(usual.high ?? Number.NaN);
    expect(sure.score).toBe(usual.score);
  });

  it("weights move the score: a promoter who stands for three outweighs two detractors", () => {
    const nps = measureNps(
      counted([
        { score: 10, weight: 3 },
        { score: 2, weight: 1 },
        { score: 5, weight: 1 },
      ]),
      options,
    );
    expect(nps.score).toBeCloseTo(20, 12);
    expect(nps.n).toBe(3);
    expect(nps.effectiveN).toBeCloseTo(25 / 11, 12);
    expect(nps.parts).toMatchObject({ promoters: 1, detractors: 2, promoterShare: 0.6 });
  });

  it.each([
    ["w", { w: Number.NaN }],
    ["w2", { w2: -1 }],
    ["n", { n: Number.POSITIVE_INFINITY }],
  ])("refuses an impossible %s", (_, wrong) => {
    expect(() => measureNps({ ...groups(5, 3, 2), ...wrong }, options)).toThrow(RangeError);
  });

  it("refuses negative groups", () => {
    expect(() => measureNps({ ...groups(5, 3, 2), wDetractors: -2 }, options)).toThrow(RangeError);
  });

  it("lies within −100..100, its interval holds it, and nothing is ever NaN", () => {
    fc.assert(
      fc.property(anyGroups, ([promoters, passives, detractors]) => {
        const nps = measureNps(groups(promoters, passives, detractors), options);
        fc.pre(nps.score !== null && nps.low !== null && nps.high !== null);
        expect(nps.low).toBeGreaterThanOrEqual(-100);
        expect(nps.low).toBeLessThanOrEqual(nps.score ?? Number.NaN);
        expect(nps.high).toBeGreaterThanOrEqual(nps.score ?? Number.NaN);
        expect(nps.high).toBeLessThanOrEqual(100);
        expect(nps.standardError).toBeGreaterThanOrEqual(0);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("swapping promoters and detractors turns the sign of score and interval", () => {
    fc.assert(
      fc.property(anyGroups, ([promoters, passives, detractors]) => {
        fc.pre(promoters + passives + detractors > 0);
        const nps = measureNps(groups(promoters, passives, detractors), options);
        const mirror = measureNps(groups(detractors, passives, promoters), options);
        expect(mirror.score).toBeCloseTo(-(nps.score ?? Number.NaN), 9);
        expect(mirror.low).toBeCloseTo(-(nps.high ?? Number.NaN), 9);
        expect(mirror.high).toBeCloseTo(-(nps.low ?? Number.NaN), 9);
        expect(mirror.standardError).toBeCloseTo(nps.standardError ?? Number.NaN, 9);
      }),
      { seed },
    );
  });

  it("one more promoter never lowers it, one more detractor never raises it", () => {
    fc.assert(
      fc.property(anyGroups, ([promoters, passives, detractors]) => {
        fc.pre(promoters + passives + detractors > 0);
        const score = measureNps(groups(promoters, passives, detractors), options).score ?? Number.NaN;
        expect(measureNps(groups(promoters + 1, passives, detractors), options).score).toBeGreaterThanOrEqual(
          score,
        );
        expect(measureNps(groups(promoters, passives, detractors + 1), options).score).toBeLessThanOrEqual(
          score,
        );
      }),
      { seed },
    );
  });

  it("equal weights, whatever they are, give the unweighted figures", () => {
    fc.assert(
      fc.property(answers, fc.double({ min: 0.01, max: 50, noNaN: true }), (list, weight) => {
        const even = measureNps(counted(list.map(({ score }) => ({ score, weight }))), options);
        const plain = measureNps(counted(list.map(({ score }) => ({ score, weight: 1 }))), options);
        expect(even.score).toBeCloseTo(plain.score ?? Number.NaN, 8);
        expect(even.low).toBeCloseTo(plain.low ?? Number.NaN, 8);
        expect(even.high).toBeCloseTo(plain.high ?? Number.NaN, 8);
        expect(even.effectiveN).toBe(plain.n);
      }),
      { seed },
    );
  });

  it("unequal weights rest on the effective n of Kish, never more than n", () => {
    fc.assert(
      fc.property(answers, (list) => {
        const counts = counted(list);
        const nps = measureNps(counts, options);
        expect(nps.effectiveN).toBe(effectiveN(counts.n, counts.w, counts.w2));
        expect(nps.effectiveN).toBeLessThanOrEqual(nps.n);
        expect(nps.score).toBeGreaterThanOrEqual(-100);
        expect(nps.score).toBeLessThanOrEqual(100);
      }),
      { seed },
    );
  });

  it("ten times as many of each narrow the interval and keep the score", () => {
    fc.assert(
      fc.property(anyGroups, ([promoters, passives, detractors]) => {
        fc.pre(promoters + passives + detractors >= 20);
        const once = measureNps(groups(promoters, passives, detractors), options);
        const often = measureNps(groups(promoters * 10, passives * 10, detractors * 10), options);
        expect(often.score).toBeCloseTo(once.score ?? Number.NaN, 9);
        expect((often.high ?? Number.NaN) - (often.low ?? Number.NaN)).toBeLessThan(
          (once.high ?? Number.NaN) - (once.low ?? Number.NaN),
        );
      }),
      { seed },
    );
  });
});
