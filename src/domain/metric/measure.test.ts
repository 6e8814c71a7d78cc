import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MetricKey, metricKeys } from "../question.ts";
import { type CountsByMetric, measure } from "./measure.ts";
import type { Measure, MeasureParts } from "./measurement.ts";
import { METRICS } from "./metric.ts";

const seed = 20_260_210;
const options = { minimumN: 30 };

/** Nothing was counted. */
const NOTHING: CountsByMetric = {
  nps: {
    n: 0,
    w: 0,
    w2: 0,
    promoters: 0,
    passives: 0,
    detractors: 0,
    wPromoters: 0,
    wPassives: 0,
    wDetractors: 0,
  },
  csat: { n: 0, w: 0, w2: 0, top: 0, wTop: 0, sum: 0, sumSquares: 0 },
  ces: { n: 0, w: 0, w2: 0, easy: 0, wEasy: 0, sum: 0, sumSquares: 0 },
  ces1: { n: 0, w: 0, w2: 0, sum: 0, sumSquares: 0 },
  rating: { n: 0, w: 0, w2: 0, sum: 0, sumSquares: 0 },
  response_rate: { asked: 0, answered: 0 },
  interactions: { n: 0 },
  customers: { n: 0 },
  responses: { n: 0 },
  revenue: { n: 0, revenue: 0 },
  orders: { n: 0 },
  average_ticket: { orders: 0, revenue: 0, sumSquares: 0 },
};

/** Hundred answers, invitations, orders…, three quarters of them good. */
const HUNDRED: CountsByMetric = {
  nps: {
    n: 100,
    w: 100,
    w2: 100,
    promoters: 75,
    passives: 15,
    detractors: 10,
    wPromoters: 75,
    wPassives: 15,
    wDetractors: 10,
  },
  csat: { n: 100, w: 100, w2: 100, top: 75, wTop: 75, sum: 75, sumSquares: 62.5 },
  ces: { n: 100, w: 100, w2: 100, easy: 75, wEasy: 75, sum: 75, sumSquares: 62.5 },
  ces1: { n: 100, w: 100, w2: 100, sum: 25, sumSquares: 12.5 },
  rating: { n: 100, w: 100, w2: 100, sum: 75, sumSquares: 62.5 },
  response_rate: { asked: 100, answered: 75 },
  interactions: { n: 100 },
  customers: { n: 100 },
  responses: { n: 100 },
  revenue: { n: 100, revenue: 2000 },
  orders: { n: 100 },
  average_ticket: { orders: 100, revenue: 2000, sumSquares: 50_000 },
};

const EXPECTED: Readonly<Record<MetricKey, { score: number; kind: MeasureParts["kind"] }>> = {
  nps: { score: 65, kind: "nps" },
  csat: { score: 75, kind: "share" },
  ces: { score: 75, kind: "share" },
  ces1: { score: 2, kind: "mean" },
  rating: { score: 4, kind: "mean" },
  response_rate: { score: 75, kind: "share" },
  interactions: { score: 100, kind: "count" },
  customers: { score: 100, kind: "count" },
  responses: { score: 100, kind: "count" },
  revenue: { score: 2000, kind: "sum" },
  orders: { score: 100, kind: "count" },
  average_ticket: { score: 20, kind: "mean" },
};

/** Every number in a measure, however deep. */
function numbersOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersOf);
}

/** Weighted answers as any of the asked metrics would count them. */
const answers = fc.array(
  fc.record({
    position: fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
    weight: fc.oneof(fc.constant(1), fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })),
  }),
  { maxLength: 40 },
);

/** The counts of each asked metric over the same answers. */
function countsOf(list: readonly { position: number; weight: number }[]) {
  const total = (of: (answer: { position: number; weight: number }) => number) =>
    list.reduce((sum, answer) => sum + of(answer), 0);
  const sizes = { n: list.length, w: total((a) => a.weight), w2: total((a) => a.weight ** 2) };
  const sums = {
    sum: total((a) => a.weight * a.position),
    sumSquares: total((a) => a.weight * a.position ** 2),
  };
  const within = (low: number, high: number) => ({
    count: total((a) => (a.position >= low && a.position <= high ? 1 : 0)),
    weight: total((a) => (a.position >= low && a.position <= high ? a.weight : 0)),
  });
  const high = within(0.85, 1);
  const middle = within(0.65, 0.85);
  const low = within(0, 0.65);
  const nps = {
    ...sizes,
    promoters: high.count,
    passives: middle.count,
    detractors: low.count,
    wPromoters: high.weight,
    wPassives: middle.weight,
    wDetractors: low.weight,
  };
  return {
    nps,
    csat: { ...sizes, ...sums, top: high.count, wTop: high.weight },
    ces: { ...sizes, ...sums, easy: high.count, wEasy: high.weight },
    mean: { ...sizes, ...sums },
  };
}

/** What holds of every measure of what people were asked. */
function expectSound(measured: Measure, min: number, max: number): void {
  expect(numbersOf(measured).every(Number.isFinite)).toBe(true);
  expect(measured.low === null).toBe(measured.high === null);
  if (measured.score !== null) {
    expect(measured.score).toBeGreaterThanOrEqual(min);
    expect(measured.score).toBeLessThanOrEqual(max);
  }
  if (measured.score !== null && measured.low !== null && measured.high !== null) {
    expect(measured.low).toBeGreaterThanOrEqual(min);
    expect(measured.low).toBeLessThanOrEqual(measured.score);
    expect(measured.high).toBeGreaterThanOrEqual(measured.score);
    expect(measured.high).toBeLessThanOrEqual(max);
  }
}

describe("measuring any metric", () => {
  it.each(metricKeys)("%s of a hundred is measured by its own definition", (key) => {
    const measured = measure(key, HUNDRED[key], options);
    expect(measured.score).toBeCloseTo(EXPECTED[key].score, 12);
    expect(measured.parts.kind).toBe(EXPECTED[key].kind);
    expect(measured.n).toBe(100);
    expect(measured.effectiveN).toBe(100);
    expect(measured.indicative).toBe(false);
  });

  it.each(metricKeys)("%s of a hundred lies within its interval and its domain", (key) => {
    const { score, low, high } = measure(key, HUNDRED[key], options);
    const { min, max, unit } = METRICS[key];
    const complete = unit === "count" || key === "revenue";
    expect(low === null && high === null).toBe(complete);
    expect(low ?? 0).toBeLessThanOrEqual(score ?? Number.NaN);
    expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(score ?? Number.NaN);
    expect(low ?? 0).toBeGreaterThanOrEqual(min ?? Number.NEGATIVE_INFINITY);
    expect(high ?? 0).toBeLessThanOrEqual(max ?? Number.POSITIVE_INFINITY);
  });

  it.each(metricKeys)(
    "%s of nothing is undefined, or 0 where it is a count or a sum, and never NaN",
    (key) => {
      const measured = measure(key, NOTHING[key], options);
      const complete = METRICS[key].unit === "count" || key === "revenue";
      expect(measured.score).toBe(complete ? 0 : null);
      expect(measured).toMatchObject({ low: null, high: null, n: 0, indicative: !complete });
      expect(numbersOf(measured).some(Number.isNaN)).toBe(false);
    },
  );

  it.each(metricKeys)("%s below the minimum is indicative unless it is a complete count or sum", (key) => {
    const complete = METRICS[key].unit === "count" || key === "revenue";
    expect(measure(key, HUNDRED[key], { minimumN: 101 }).indicative).toBe(!complete);
    expect(measure(key, HUNDRED[key], { minimumN: 100 }).indicative).toBe(false);
  });

  it.each(metricKeys)("%s with an impossible confidence is refused, or has no use for it", (key) => {
    const asked = () => measure(key, HUNDRED[key], { minimumN: 30, confidence: 1 });
    if (METRICS[key].unit === "count" || key === "revenue") expect(asked).not.toThrow();
    else expect(asked).toThrow(/confidence/);
  });

  it("whatever people answered with whatever weights, every figure is a number or null and in its place", () => {
    fc.assert(
      fc.property(answers, (list) => {
        const counts = countsOf(list);
        expectSound(measure("nps", counts.nps, options), -100, 100);
        expectSound(measure("csat", counts.csat, options), 0, 100);
        expectSound(measure("ces", counts.ces, options), 0, 100);
        expectSound(measure("ces1", counts.mean, options), 1, 5);
        expectSound(measure("rating", counts.mean, options), 1, 5);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("a measure survives JSON unchanged, so the screen sees what the server saw", () => {
    for (const key of metricKeys) {
      const measured = measure(key, HUNDRED[key], options);
      expect(JSON.parse(JSON.stringify(measured))).toEqual(measured);
    }
  });

  it("ten thousand groups are measured in a blink", () => {
    const start = performance.now();
    for (let group = 0; group < 10_000; group += 1) {
      const n = 3 + group;
      measure("rating", { n, w: n, w2: n, sum: 0.7 * n, sumSquares: 0.55 * n }, options);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
