import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttentionFacts, rankAttention } from "./attention.ts";

const nps = { total: 40, span: 200 };

function facts(touchpoint: string, score: number, given: Partial<AttentionFacts> = {}): AttentionFacts {
  return {
    touchpoint,
    measure: { score, low: score - 5, high: score + 5, n: 100, indicative: false },
    interactions: 100,
    ...given,
  };
}

describe("what needs attention", () => {
  it("weighs how bad by how many: a case worked by hand", () => {
    const ranked = rankAttention(
      [
        // 25 points sure of 200, with a tenth of the interactions: 0.125 × 0.1
        facts("call", 10, { interactions: 100 }),
        // 5 points sure of 200, with nine tenths: 0.025 × 0.9
        facts("delivery", 30, { interactions: 900 }),
      ],
      nps,
    );
    expect(ranked.map(({ touchpoint }) => touchpoint)).toEqual(["delivery", "call"]);
    expect(ranked[0]?.weight).toBeCloseTo(0.0225, 10);
    expect(ranked[1]?.weight).toBeCloseTo(0.0125, 10);
    expect(ranked[1]?.reasons).toEqual([{ kind: "below-total", points: 30 }]);
  });

  it("a difference that chance explains is no reason", () => {
    expect(rankAttention([facts("shop", 36)], nps)).toEqual([]);
    expect(rankAttention([facts("shop", 35)], nps)).toEqual([]);
    expect(rankAttention([facts("shop", 34.9)], nps)).toHaveLength(1);
  });

  it("a promise is the reference where there is one, also when the total is worse", () => {
    const [first] = rankAttention([facts("shop", 70, { standard: 85 })], { total: 60, span: 100 });
    expect(first?.reasons).toEqual([{ kind: "below-standard", points: 15, standard: 85 }]);
    expect(rankAttention([facts("shop", 30, { standard: 20 })], nps)).toEqual([]);
  });

  it("a significant fall is a reason by itself, a rise and a fall that may be chance are none", () => {
    const change = { change: -12, high: -4, significant: true };
    expect(rankAttention([facts("shop", 50, { change })], nps)[0]?.reasons).toEqual([
      { kind: "falling", points: 12 },
    ]);
    expect(rankAttention([facts("shop", 50, { change: { ...change, significant: false } })], nps)).toEqual(
      [],
    );
    expect(
      rankAttention([facts("shop", 50, { change: { change: 12, high: 20, significant: true } })], nps),
    ).toEqual([]);
  });

  it("a broken promise on waiting lists a touchpoint where nobody answered", () => {
    const [first] = rankAttention(
      [{ touchpoint: "call", interactions: 500, late: { n: 200, within: 120 } }, facts("shop", 41)],
      nps,
    );
    expect(first).toMatchObject({ touchpoint: "call", reasons: [{ kind: "late", share: 0.4 }] });
    expect(first?.severity).toBeCloseTo(0.3, 10);
  });

  it("nothing measured is an empty list, and answers stand in where no interactions are known", () => {
    expect(rankAttention([], nps)).toEqual([]);
    expect(rankAttention([{ touchpoint: "x", interactions: 5 }], nps)).toEqual([]);
    const [first] = rankAttention(
      [facts("a", 0, { interactions: 0 }), facts("b", 60, { interactions: 0 })],
      nps,
    );
    expect(first?.reach).toBe(0.5);
    expect(rankAttention([facts("a", 0)], { total: null, span: 200 })).toEqual([]);
  });
});

const anyFacts = fc
  .record({
    score: fc.double({ min: -100, max: 100, noNaN: true }),
    half: fc.double({ min: 0, max: 40, noNaN: true }),
    n: fc.integer({ min: 1, max: 5000 }),
    indicative: fc.boolean(),
    interactions: fc.integer({ min: 0, max: 100_000 }),
    change: fc.option(
      fc.record({
        change: fc.double({ min: -100, max: 100, noNaN: true }),
        high: fc.double({ min: -100, max: 100, noNaN: true }),
        significant: fc.boolean(),
      }),
      { nil: undefined },
    ),
    standard: fc.option(fc.double({ min: -50, max: 90, noNaN: true }), { nil: undefined }),
    late: fc.option(
      fc
        .integer({ min: 1, max: 900 })
        .chain((n) => fc.integer({ min: 0, max: n }).map((within) => ({ n, within }))),
      { nil: undefined },
    ),
  })
  .map(({ score, half, n, indicative, interactions, change, standard, late }) => ({
    measure: { score, low: score - half, high: score + half, n, indicative },
    interactions,
    ...(change && { change }),
    ...(standard !== undefined && { standard }),
    ...(late && { late }),
  }));
const anyList = fc
  .array(anyFacts, { maxLength: 12 })
  .map((list) => list.map((one, i): AttentionFacts => ({ touchpoint: `t${i}`, ...one })));
const place = (list: readonly AttentionFacts[], touchpoint: string) => {
  const at = rankAttention(list, nps).findIndex((one) => one.touchpoint === touchpoint);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
};

describe("for any facts", () => {
  it("what is indicative is never ranked by its score or its change", () => {
    fc.assert(
      fc.property(anyList, (list) => {
        for (const { touchpoint, reasons } of rankAttention(list, nps)) {
          const one = list.find((each) => each.touchpoint === touchpoint);
          if (one?.measure?.indicative) expect(reasons.map(({ kind }) => kind)).toEqual(["late"]);
        }
      }),
    );
  });

  it("figures are numbers, reasons are never empty, reach is a share and the list is in order", () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const ranked = rankAttention(list, nps);
        expect(ranked.reduce((sum, { reach }) => sum + reach, 0)).toBeLessThanOrEqual(1 + 1e-9);
        for (const [i, one] of ranked.entries()) {
          expect(one.reasons.length).toBeGreaterThan(0);
          expect(Number.isFinite(one.weight) && one.weight >= 0).toBe(true);
          const before = ranked[i - 1];
          const said = (each: typeof one) => each.reasons.some(({ kind }) => kind !== "late");
          if (before && said(before) === said(one)) expect(one.weight).toBeLessThanOrEqual(before.weight);
          if (before && said(one)) expect(said(before)).toBe(true);
        }
      }),
    );
  });

  it("the order in which facts come does not show", () => {
    fc.assert(
      fc.property(
        anyList.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([list, shuffled]) => {
          const names = (all: readonly AttentionFacts[]) =>
            rankAttention(all, nps).map(({ touchpoint }) => touchpoint);
          expect(names(shuffled)).toEqual(names(list));
        },
      ),
    );
  });

  it("a touchpoint that gets worse, all else equal, never falls back in the list", () => {
    fc.assert(
      fc.property(anyList, fc.double({ min: 0, max: 60, noNaN: true }), (list, drop) => {
        const [first, ...rest] = list;
        if (first?.measure === undefined) return;
        const { score, low, high } = first.measure;
        if (score === null || low === null || high === null) return;
        const measure = { ...first.measure, score: score - drop, low: low - drop, high: high - drop };
        expect(place([{ ...first, measure }, ...rest], "t0")).toBeLessThanOrEqual(place(list, "t0"));
      }),
    );
  });

  it("a touchpoint that more people pass through never falls back in the list", () => {
    fc.assert(
      fc.property(anyList, fc.integer({ min: 1, max: 100_000 }), (list, more) => {
        const [first, ...rest] = list;
        // Where no interactions are known at all, answers are what is weighed.
        if (first === undefined || list.every(({ interactions }) => interactions === 0)) return;
        const grown = { ...first, interactions: first.interactions + more };
        expect(place([grown, ...rest], "t0")).toBeLessThanOrEqual(place(list, "t0"));
      }),
    );
  });
});
