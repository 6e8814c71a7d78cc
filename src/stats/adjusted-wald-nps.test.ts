import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedNps, adjustedWaldNps, type NpsShares, npsAnswerVariance } from "./adjusted-wald-nps.ts";

const seed = 20_260_107;

/** Shares of promoters and detractors with the rest passives, and a size that need not be whole. */
const shares: fc.Arbitrary<NpsShares> = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 1, max: 1e6, noNaN: true }),
  )
  .map(([promoters, part, n]) => ({ promoters, detractors: (1 - promoters) * part, n }));

/** Width of the interval, or NaN where there is none. */
function width(of: NpsShares, confidence?: number): number {
  const interval = adjustedWaldNps(of, confidence);
  return interval === null ? Number.NaN : interval.high - interval.low;
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

/** The part of samples of n whose 95 % interval holds the true score. */
function coverage(promoters: number, detractors: number, n: number, random: () => number): number {
  const samples = 2000;
  let held = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    let p = 0;
    let d = 0;
    for (let answer = 0; answer < n; answer += 1) {
      const draw = random();
      if (draw < promoters) p += 1;
      else if (draw < promoters + detractors) d += 1;
    }
    const interval = adjustedWaldNps({ promoters: p / n, detractors: d / n, n });
    const truth = promoters - detractors;
    if (interval !== null && interval.low <= truth && truth <= interval.high) held += 1;
  }
  return held / samples;
}

describe("the adjusted Wald interval of NPS", () => {
  it("462, 176 and 362 of 1000 give (.0438967, .1555051), as published by the oracle of Rocks 2016", () => {
    const interval = adjustedWaldNps({ promoters: 0.462, detractors: 0.362, n: 1000 });
    expect(interval?.low).toBeCloseTo(0.0438967, 7);
    expect(interval?.high).toBeCloseTo(0.1555051, 7);
  });

  it("one answer has variance p + d − (p − d)²: standard error .02853069 for 462, 176, 362", () => {
    expect(npsAnswerVariance(0.462, 0.362)).toBeCloseTo(0.814, 14);
    expect(Math.sqrt(npsAnswerVariance(0.462, 0.362) / 1000)).toBeCloseTo(0.02853069, 8);
  });

  it("worked by hand: one promoter becomes 1¾ of 4, centre ¼, variance 9/64", () => {
    expect(adjustedNps({ promoters: 1, detractors: 0, n: 1 })).toEqual({ centre: 0.25, variance: 9 / 64 });
    const interval = adjustedWaldNps({ promoters: 1, detractors: 0, n: 1 });
    expect(interval?.low).toBeCloseTo(0.25 - 0.375 * 1.959963984540054, 12);
    expect(interval?.high).toBeCloseTo(0.25 + 0.375 * 1.959963984540054, 12);
  });

  it("worked by hand: half the adjustment on one promoter is 1⅜ of 2½, centre 0.4, variance .216", () => {
    const half = adjustedNps({ promoters: 1, detractors: 0, n: 1 }, 0.5);
    expect(half?.centre).toBeCloseTo(0.4, 14);
    expect(half?.variance).toBeCloseTo((0.7 - 0.16) / 2.5, 14);
  });

  it("no answers: no estimate and no interval", () => {
    expect(adjustedNps({ promoters: 0, detractors: 0, n: 0 })).toBeNull();
    expect(adjustedWaldNps({ promoters: 0, detractors: 0, n: 0 })).toBeNull();
  });

  it.each([
    ["promoters", { promoters: 1, detractors: 0, n: 20 }],
    ["detractors", { promoters: 0, detractors: 1, n: 20 }],
    ["passives", { promoters: 0, detractors: 0, n: 20 }],
  ])("all %s: still an interval with a width", (_, all) => {
    expect(width(all)).toBeGreaterThan(0.1);
    expect(width(all)).toBeLessThan(0.5);
  });

  it("the variance of identical answers is 0, never below", () => {
    expect(npsAnswerVariance(1, 0)).toBe(0);
    expect(npsAnswerVariance(0, 0)).toBe(0);
    expect(npsAnswerVariance(0.9999999999999999, 1e-16)).toBeGreaterThanOrEqual(0);
  });

  it("refuses shares that add up to more than everybody, and sizes that are none", () => {
    expect(() => adjustedNps({ promoters: 0.6, detractors: 0.5, n: 10 })).toThrow(/add up/);
    expect(() => adjustedNps({ promoters: -0.1, detractors: 0.5, n: 10 })).toThrow(/promoters/);
    expect(() => adjustedNps({ promoters: 0.1, detractors: Number.NaN, n: 10 })).toThrow(/detractors/);
    expect(() => adjustedNps({ promoters: 0.1, detractors: 0.5, n: -1 })).toThrow(/n is -1/);
  });

  it("holds its own centre and stays within −1..1", () => {
    fc.assert(
      fc.property(shares, (of) => {
        const centre = adjustedNps(of)?.centre ?? Number.NaN;
        const interval = adjustedWaldNps(of);
        expect(interval?.low).toBeLessThan(centre);
        expect(interval?.high).toBeGreaterThan(centre);
        expect(interval?.low).toBeGreaterThanOrEqual(-1);
        expect(interval?.high).toBeLessThanOrEqual(1);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("swapping promoters and detractors turns the sign", () => {
    fc.assert(
      fc.property(shares, ({ promoters, detractors, n }) => {
        const interval = adjustedWaldNps({ promoters, detractors, n });
        const mirror = adjustedWaldNps({ promoters: detractors, detractors: promoters, n });
        expect(mirror?.low).toBeCloseTo(-(interval?.high ?? Number.NaN), 12);
        expect(mirror?.high).toBeCloseTo(-(interval?.low ?? Number.NaN), 12);
      }),
      { seed },
    );
  });

  it("more promoters instead of detractors never lower the centre", () => {
    fc.assert(
      fc.property(
        shares,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ promoters, detractors, n }, part) => {
          const moved = detractors * part;
          const before = adjustedNps({ promoters, detractors, n });
          const after = adjustedNps({ promoters: promoters + moved, detractors: detractors - moved, n });
          expect(after?.centre).toBeGreaterThanOrEqual((before?.centre ?? Number.NaN) - 1e-12);
        },
      ),
      { seed },
    );
  });

  it("narrows with four times the answers and widens with more confidence", () => {
    fc.assert(
      fc.property(shares, (of) => {
        fc.pre(of.n >= 20);
        expect(width({ ...of, n: of.n * 4 })).toBeLessThan(width(of));
        expect(width(of, 0.99)).toBeGreaterThanOrEqual(width(of, 0.9));
      }),
      { seed },
    );
  });

  it("with ever more answers it closes on the plain score", () => {
    const interval = adjustedWaldNps({ promoters: 0.5, detractors: 0.2, n: 1e10 });
    expect(interval?.low).toBeCloseTo(0.3, 4);
    expect(interval?.high).toBeCloseTo(0.3, 4);
  });

  it.each([
    [0.5, 0.2, 20],
    [0.5, 0.2, 100],
    [0.2, 0.5, 50],
    [0.8, 0.05, 50],
    [0.34, 0.33, 30],
  ])("holds the truth about 95 times in 100 with %d promoters, %d detractors and %d answers", (p, d, n) => {
    const held = coverage(p, d, n, generator(seed));
    expect(held).toBeGreaterThan(0.925);
    expect(held).toBeLessThan(0.98);
  });
});
