import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NpsShares } from "./adjusted-wald-nps.ts";
import { differenceInterval, twoSidedP } from "./difference.ts";
import { twoNps } from "./two-nps.ts";

const seed = 20_260_114;

/** Shares with the rest passives, and a size that need not be whole. */
const shares: fc.Arbitrary<NpsShares> = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 1, max: 1e6, noNaN: true }),
  )
  .map(([promoters, part, n]) => ({ promoters, detractors: (1 - promoters) * part, n }));

/** The plain score. */
function score({ promoters, detractors }: NpsShares): number {
  return promoters - detractors;
}

/** A small generator of 0..1 with a fixed seed (mulberry32). */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A random sample of n answers from a population. */
function sample(population: NpsShares, n: number, random: () => number): NpsShares {
  let promoters = 0;
  let detractors = 0;
  for (let answer = 0; answer < n; answer += 1) {
    const draw = random();
    if (draw < population.promoters) promoters += 1;
    else if (draw < population.promoters + population.detractors) detractors += 1;
  }
  return { promoters: promoters / n, detractors: detractors / n, n };
}

describe("the difference of two NPS", () => {
  it("worked by hand: one promoter against one detractor is 0.8 ± with variance .216 each", () => {
    const difference = twoNps({ promoters: 1, detractors: 0, n: 1 }, { promoters: 0, detractors: 1, n: 1 });
    expect(difference?.estimate).toBeCloseTo(0.8, 14);
    expect(difference?.standardError).toBeCloseTo(Math.sqrt(0.432), 14);
    expect(difference?.df).toBeNull();
  });

  it("worked by hand: 462/176/362 against 500/200/300 of 1000 is p = .012, as by the plain variances", () => {
    const difference = twoNps(
      { promoters: 0.462, detractors: 0.362, n: 1000 },
      { promoters: 0.5, detractors: 0.3, n: 1000 },
    );
    const plain = -0.1 / Math.sqrt(0.814 / 1000 + (0.8 - 0.04) / 1000);
    expect((difference?.estimate ?? 0) / (difference?.standardError ?? 1)).toBeCloseTo(plain, 2);
    expect(difference && twoSidedP(difference)).toBeCloseTo(0.0117, 3);
  });

  it("with many answers it is the plain difference with the plain variances", () => {
    const a = { promoters: 0.6, detractors: 0.1, n: 1e8 };
    const b = { promoters: 0.4, detractors: 0.3, n: 1e8 };
    const difference = twoNps(a, b);
    expect(difference?.estimate).toBeCloseTo(0.4, 7);
    expect((difference?.standardError ?? 0) * 1e4).toBeCloseTo(Math.sqrt(0.7 - 0.25 + 0.7 - 0.01), 6);
  });

  it("an empty group: no test", () => {
    const none = { promoters: 0, detractors: 0, n: 0 };
    const some = { promoters: 0.5, detractors: 0.1, n: 10 };
    expect(twoNps(none, some)).toBeNull();
    expect(twoNps(some, none)).toBeNull();
  });

  it("all promoters on both sides: no difference, yet with an error above zero", () => {
    const all = { promoters: 1, detractors: 0, n: 10 };
    expect(twoNps(all, all)?.estimate).toBe(0);
    expect(twoNps(all, all)?.standardError).toBeGreaterThan(0.1);
  });

  it("one enthusiast does not beat a million answers", () => {
    const difference = twoNps(
      { promoters: 1, detractors: 0, n: 1 },
      { promoters: 0.6, detractors: 0.2, n: 1e6 },
    );
    expect(difference && twoSidedP(difference)).toBeGreaterThan(0.5);
  });

  it("the other way round is the same with the sign turned", () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const one = twoNps(a, b);
        const other = twoNps(b, a);
        expect(other?.estimate).toBeCloseTo(-(one?.estimate ?? Number.NaN), 14);
        expect(other?.standardError).toBeCloseTo(one?.standardError ?? Number.NaN, 14);
      }),
      { seed },
    );
  });

  it("the 95 % interval always holds the plain difference too", () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const difference = twoNps(a, b);
        const interval = difference && differenceInterval(difference);
        expect(interval?.low).toBeLessThanOrEqual(score(a) - score(b) + 1e-12);
        expect(interval?.high).toBeGreaterThanOrEqual(score(a) - score(b) - 1e-12);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it("a significant difference points the way of the plain one", () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const difference = twoNps(a, b);
        fc.pre(difference !== null && twoSidedP(difference) < 0.05);
        expect(Math.sign(difference?.estimate ?? 0)).toBe(Math.sign(score(a) - score(b)));
      }),
      { seed, numRuns: 2000 },
    );
  });

  it.each([
    [10, 10],
    [10, 200],
    [60, 60],
  ])("holds the truth about 95 times in 100 with %d against %d answers", (na, nb) => {
    const random = generator(seed + na + nb);
    const a: NpsShares = { promoters: 0.5, detractors: 0.2, n: 1 };
    const b: NpsShares = { promoters: 0.2, detractors: 0.5, n: 1 };
    let held = 0;
    for (let draw = 0; draw < 2000; draw += 1) {
      const difference = twoNps(sample(a, na, random), sample(b, nb, random));
      const interval = difference && differenceInterval(difference);
      if (interval && interval.low <= score(a) - score(b) && score(a) - score(b) <= interval.high) held += 1;
    }
    expect(held / 2000).toBeGreaterThan(0.925);
    expect(held / 2000).toBeLessThan(0.985);
  });
});
