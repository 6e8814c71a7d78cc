import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metricKeys } from "../question.ts";
import type { AverageTicketCounts } from "./average-ticket.ts";
import { type Comparison, compare } from "./compare.ts";
import type { MeanCounts } from "./mean.ts";
import { measure } from "./measure.ts";
import type { Measure } from "./measurement.ts";

const seed = 20_260_211;
const options = { minimumN: 30 };

/** NPS of unweighted groups. */
function nps(promoters: number, passives: number, detractors: number): Measure {
  const n = promoters + passives + detractors;
  const weighted = { wPromoters: promoters, wPassives: passives, wDetractors: detractors };
  return measure("nps", { n, w: n, w2: n, promoters, passives, detractors, ...weighted }, options);
}

/** Response rate. */
function rate(answered: number, asked: number): Measure {
  return measure("response_rate", { asked, answered }, options);
}

/** Sums of unweighted answers on 1–5. */
function onFive(scores: readonly number[]): MeanCounts {
  const positions = scores.map((score) => (score - 1) / 4);
  const n = scores.length;
  const sumSquares = positions.reduce((a, b) => a + b * b, 0);
  return { n, w: n, w2: n, sum: positions.reduce((a, b) => a + b, 0), sumSquares };
}

/** Rating of unweighted answers on 1–5. */
function rating(...scores: readonly number[]): Measure {
  return measure("rating", onFive(scores), options);
}

/** Average ticket of orders. */
function ticket(...orders: readonly number[]): Measure {
  const counts: AverageTicketCounts = {
    orders: orders.length,
    revenue: orders.reduce((a, b) => a + b, 0),
    sumSquares: orders.reduce((a, b) => a + b * b, 0),
  };
  return measure("average_ticket", counts, options);
}

const UNTESTED: Partial<Comparison> = {
  low: null,
  high: null,
  p: null,
  significant: false,
  equivalent: null,
};

const FIRST = [5, 4, 4, 3, 5, 2, 5, 4, 1, 5, 3, 4];
const SECOND = [3, 3, 2, 4, 1, 2, 5, 2, 3];

const people = fc.integer({ min: 0, max: 2000 });
const npsMeasures = fc
  .tuple(people, people, people)
  .filter(([p, q, d]) => p + q + d > 0)
  .map(([p, q, d]) => nps(p, q, d));
const rates = fc
  .tuple(
    people,
    people.filter((n) => n > 0),
  )
  .map(([a, b]) => rate(Math.min(a, b), Math.max(a, b)));
const ratings = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 60 })
  .map((scores) => rating(...scores));

describe("comparing NPS", () => {
  it("worked by hand: 46.2/17.6/36.2 against 50/20/30 of 1000 is −10, p = .012, so worse", () => {
    const comparison = compare(nps(462, 176, 362), nps(500, 200, 300), "nps");
    const pa = (462 + 0.375) / 1001.5;
    const da = (362 + 0.375) / 1001.5;
    const pb = (500 + 0.375) / 1001.5;
    const db = (300 + 0.375) / 1001.5;
    const error = Math.sqrt((pa + da - (pa - da) ** 2 + pb + db - (pb - db) ** 2) / 1001.5);
    const centre = pa - da - (pb - db);
    expect(comparison.change).toBe(-10);
    expect(comparison.low).toBeCloseTo(100 * (centre - 1.959963984540054 * error), 10);
    expect(comparison.high).toBeCloseTo(100 * (centre + 1.959963984540054 * error), 10);
    expect(comparison.p).toBeCloseTo(0.0117, 3);
    expect(comparison).toMatchObject({ significant: true, verdict: "worse", relative: null });
  });

  it("the same change on a tenth of the answers is inconclusive, not the same", () => {
    const comparison = compare(nps(46, 18, 36), nps(50, 20, 30), "nps");
    expect(comparison).toMatchObject({
      change: -10,
      significant: false,
      verdict: "inconclusive",
      equivalent: null,
    });
    expect(comparison.p).toBeGreaterThan(0.3);
  });

  it("is equivalent only when a margin was given and many answers show it", () => {
    const few = compare(nps(50, 20, 30), nps(50, 20, 30), "nps", { margin: 5 });
    const many = compare(nps(50_000, 20_000, 30_000), nps(50_000, 20_000, 30_000), "nps", { margin: 5 });
    expect(few).toMatchObject({ change: 0, equivalent: false, verdict: "inconclusive" });
    expect(many).toMatchObject({ change: 0, p: 1, equivalent: true, verdict: "equivalent" });
  });

  it("a change can be both significant and too small to matter", () => {
    const comparison = compare(nps(51_000, 20_000, 29_000), nps(50_000, 20_000, 30_000), "nps", {
      margin: 5,
    });
    expect(comparison).toMatchObject({ significant: true, equivalent: true, verdict: "better" });
  });

  it("a single enthusiast makes nothing better", () => {
    expect(compare(nps(1, 0, 0), nps(600, 200, 200), "nps")).toMatchObject({
      change: 60,
      significant: false,
      verdict: "inconclusive",
    });
  });

  it("nobody on one side: no change to speak of", () => {
    const nobody = nps(0, 0, 0);
    expect(compare(nobody, nps(5, 3, 2), "nps")).toMatchObject({
      ...UNTESTED,
      change: null,
      verdict: "undefined",
    });
    expect(compare(nps(5, 3, 2), nobody, "nps")).toMatchObject({
      ...UNTESTED,
      change: null,
      verdict: "undefined",
    });
    expect(compare(nobody, nobody, "nps").verdict).toBe("undefined");
  });

  it("all the same on both sides: no change, yet an interval around it", () => {
    const comparison = compare(nps(40, 0, 0), nps(40, 0, 0), "nps");
    expect(comparison).toMatchObject({ change: 0, p: 1, significant: false });
    expect(comparison.high).toBeGreaterThan(2);
  });

  it("asks for less with less confidence", () => {
    const now = nps(50, 20, 30);
    const before = nps(38, 22, 40);
    expect(compare(now, before, "nps").significant).toBe(false);
    expect(compare(now, before, "nps", { confidence: 0.8 }).significant).toBe(true);
  });

  it("rests on the effective n: weights that differ make the same shares less sure", () => {
    const counts = {
      n: 200,
      promoters: 100,
      passives: 50,
      detractors: 50,
      wPromoters: 100,
      wPassives: 50,
      wDetractors: 50,
    };
    const even = measure("nps", { ...counts, w: 200, w2: 200 }, options);
    const uneven = measure("nps", { ...counts, w: 200, w2: 800 }, options);
    expect(uneven.effectiveN).toBe(50);
    const before = nps(80, 50, 70);
    expect(compare(uneven, before, "nps").p).toBeGreaterThan(compare(even, before, "nps").p ?? Number.NaN);
  });
});

describe("comparing shares", () => {
  it("agrees with test_proportions_2indep(method='agresti-caffo') of statsmodels 0.13.5", () => {
    const comparison = compare(rate(56, 70), rate(48, 80), "response_rate");
    expect(comparison.change).toBeCloseTo(20, 12);
    expect(comparison.p).toBeCloseTo(0.007237294467282502, 11);
    expect(comparison.low).toBeCloseTo(5.2452926638054, 9);
    expect(comparison.high).toBeCloseTo(33.5758455475767, 9);
    expect(comparison).toMatchObject({ significant: true, verdict: "better" });
  });

  it("an increase that the data do not show is inconclusive", () => {
    const comparison = compare(rate(9, 10), rate(3, 5), "response_rate");
    expect(comparison.p).toBeCloseTo(0.22483251572431961, 11);
    expect(comparison.verdict).toBe("inconclusive");
  });

  it("CSAT and CES compare their shares in percent", () => {
    const csat = (top: number) =>
      measure("csat", { n: 200, w: 200, w2: 200, top, wTop: top, sum: 100, sumSquares: 70 }, options);
    const ces = (easy: number) =>
      measure("ces", { n: 200, w: 200, w2: 200, easy, wEasy: easy, sum: 100, sumSquares: 70 }, options);
    expect(compare(csat(150), csat(110), "csat")).toMatchObject({ change: 20, verdict: "better" });
    expect(compare(ces(110), ces(150), "ces")).toMatchObject({ change: -20, verdict: "worse" });
  });

  it("nobody asked on one side: undefined", () => {
    expect(compare(rate(0, 0), rate(3, 5), "response_rate").verdict).toBe("undefined");
  });

  it("the interval never leaves what a change can be", () => {
    const comparison = compare(rate(1, 1), rate(0, 1), "response_rate", { confidence: 0.9999 });
    expect(comparison.high).toBe(100);
    expect(comparison.low).toBeGreaterThanOrEqual(-100);
  });
});

describe("comparing means", () => {
  it("ratings agree with the Welch test of R 4.2.2", () => {
    const comparison = compare(rating(...FIRST), rating(...SECOND), "rating");
    expect(comparison.change).toBeCloseTo(0.9722222222222222, 11);
    expect(comparison.p).toBeCloseTo(0.09217451129289497, 10);
    expect(comparison.low).toBeCloseTo(-0.1760873962320704, 9);
    expect(comparison.high).toBeCloseTo(2.120531840676515, 9);
    expect(comparison.verdict).toBe("inconclusive");
  });

  it("equivalence agrees with ttost_ind of statsmodels 0.13.5 at its α of .05", () => {
    const near = compare(rating(...FIRST), rating(...SECOND), "rating", { margin: 2 });
    const strict = compare(rating(...FIRST), rating(...SECOND), "rating", { margin: 1.9 });
    expect(near).toMatchObject({ equivalent: true, verdict: "equivalent" });
    expect(strict.equivalent).toBe(false);
  });

  it("less effort is better by CES 1.0", () => {
    const effort = (scores: readonly number[]) => measure("ces1", onFive(scores), options);
    const low = Array.from({ length: 60 }, (_, i) => 1 + (i % 2));
    const high = Array.from({ length: 60 }, (_, i) => 3 + (i % 2));
    expect(compare(effort(low), effort(high), "ces1")).toMatchObject({ change: -2, verdict: "better" });
    expect(compare(effort(high), effort(low), "ces1")).toMatchObject({ change: 2, verdict: "worse" });
  });

  it("one answer on a side, or no spread on either: a change without a test", () => {
    expect(compare(rating(5), rating(3, 4, 2), "rating")).toMatchObject({
      ...UNTESTED,
      change: 2,
      verdict: "untested",
    });
    expect(compare(rating(5, 5, 5), rating(4, 4, 4), "rating")).toMatchObject({
      ...UNTESTED,
      change: 1,
      verdict: "untested",
    });
  });

  it("two equal answers prove nothing against a spread group", () => {
    const spread = rating(...Array.from({ length: 100 }, (_, i) => 3 + (i % 3)));
    expect(compare(rating(5, 5), spread, "rating").significant).toBe(false);
  });

  it("average tickets compare by Welch and tell the relative change", () => {
    const now = ticket(...Array.from({ length: 50 }, (_, i) => 50 + (i % 5)));
    const before = ticket(...Array.from({ length: 50 }, (_, i) => 38 + (i % 5)));
    const comparison = compare(now, before, "average_ticket");
    expect(comparison).toMatchObject({ change: 12, relative: expect.closeTo(0.3, 12), verdict: "better" });
    expect(comparison.p).toBeLessThan(1e-20);
  });

  it("money may change by any amount", () => {
    const comparison = compare(ticket(1e6, 2e6, 3e6), ticket(1, 2, 3), "average_ticket");
    expect(comparison.high).toBeGreaterThan(4e6);
  });

  it("means read on different scales are not compared", () => {
    const ten = measure("rating", onFive(FIRST), { ...options, scale: { min: 0, max: 10 } });
    expect(() => compare(ten, rating(...SECOND), "rating")).toThrow(/scales/);
  });
});

describe("comparing counts and sums", () => {
  it.each(["interactions", "customers", "responses", "orders"] as const)(
    "%s change as a fact, without a p",
    (key) => {
      const comparison = compare(measure(key, { n: 120 }, options), measure(key, { n: 100 }, options), key);
      expect(comparison).toMatchObject({ ...UNTESTED, change: 20, relative: 0.2, verdict: "untested" });
    },
  );

  it("revenue changes as a fact, without a p", () => {
    const now = measure("revenue", { n: 4, revenue: 150 }, options);
    const before = measure("revenue", { n: 5, revenue: 200 }, options);
    expect(compare(now, before, "revenue")).toMatchObject({ ...UNTESTED, change: -50, relative: -0.25 });
  });

  it("from nothing, or from less than nothing, there is no relative change", () => {
    const none = measure("orders", { n: 0 }, options);
    expect(compare(measure("orders", { n: 3 }, options), none, "orders")).toMatchObject({
      change: 3,
      relative: null,
    });
    const negative = measure("revenue", { n: 1, revenue: -10 }, options);
    const some = measure("revenue", { n: 1, revenue: 10 }, options);
    expect(compare(some, negative, "revenue")).toMatchObject({ change: 20, relative: null });
  });
});

describe("every comparison", () => {
  it("measures of different kinds are not compared", () => {
    const kinds = [nps(1, 1, 1), rate(1, 2), rating(1, 2), measure("orders", { n: 1 }, options)];
    const sum = measure("revenue", { n: 1, revenue: 1 }, options);
    for (const [i, a] of [...kinds, sum].entries()) {
      for (const [j, b] of [...kinds, sum].entries()) {
        if (i !== j) expect(() => compare(a, b, "nps")).toThrow(/cannot be compared/);
      }
    }
  });

  it.each([-1, Number.NaN])("a margin of %d is refused", (margin) => {
    expect(() => compare(nps(5, 3, 2), nps(4, 4, 2), "nps", { margin })).toThrow(/margin/);
  });

  it("is defined for every metric of the closed list, against itself", () => {
    for (const key of metricKeys) {
      const of = measureOf(key);
      expect(compare(of, of, key)).toMatchObject({ change: 0, significant: false });
    }
  });

  it.each([
    ["NPS", "nps", npsMeasures],
    ["shares", "response_rate", rates],
    ["ratings", "rating", ratings],
  ] as const)(
    "of %s: p is a probability, agrees with the interval, and turns round with the groups",
    (_, key, measures) => {
      fc.assert(
        fc.property(measures, measures, (a, b) => {
          const one = compare(a, b, key);
          const other = compare(b, a, key);
          expect(other.change).toBeCloseTo(-(one.change ?? Number.NaN), 9);
          expect(other.significant).toBe(one.significant);
          if (one.p === null || one.low === null || one.high === null) return;
          expect(one.p).toBeGreaterThanOrEqual(0);
          expect(one.p).toBeLessThanOrEqual(1);
          expect(other.p).toBeCloseTo(one.p, 9);
          expect(one.low).toBeLessThanOrEqual(one.change ?? Number.NaN);
          expect(one.high).toBeGreaterThanOrEqual(one.change ?? Number.NaN);
          if (Math.abs(one.p - 0.05) > 1e-9) expect(one.significant).toBe(one.low > 0 || one.high < 0);
        }),
        { seed, numRuns: 500 },
      );
    },
  );

  it("what is said to be better went the better way", () => {
    fc.assert(
      fc.property(npsMeasures, npsMeasures, (a, b) => {
        const { change, verdict } = compare(a, b, "nps");
        if (verdict === "better") expect(change).toBeGreaterThan(0);
        if (verdict === "worse") expect(change).toBeLessThan(0);
      }),
      { seed, numRuns: 500 },
    );
  });
});

/** Some measure of any metric. */
function measureOf(key: (typeof metricKeys)[number]): Measure {
  switch (key) {
    case "nps":
      return nps(5, 3, 2);
    case "csat":
      return measure(key, { ...onFive([5, 4, 2]), top: 2, wTop: 2 }, options);
    case "ces":
      return measure(key, { ...onFive([5, 4, 2]), easy: 2, wEasy: 2 }, options);
    case "ces1":
    case "rating":
      return measure(key, onFive([5, 4, 2]), options);
    case "response_rate":
      return rate(3, 7);
    case "revenue":
      return measure(key, { n: 3, revenue: 40 }, options);
    case "average_ticket":
      return ticket(10, 20, 40);
    case "interactions":
    case "customers":
    case "responses":
    case "orders":
      return measure(key, { n: 9 }, options);
  }
}
