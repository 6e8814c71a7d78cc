import { describe, expect, it } from "vitest";
import { measureNps, type NpsCounts, npsGroupOf } from "./nps.ts";

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

const options = { minimumN: 30 };

describe("NPS", () => {
  it("462 promoters, 176 passives, 362 detractors are 10.0 with the interval of Rocks 2016", () => {
    const nps = measureNps(groups(462, 176, 362), options);
    expect(nps.score).toBe(10);
    expect(nps.standardError).toBeCloseTo(2.853069, 6);
    expect(nps.low).toBeCloseTo(4.38967, 5);
    expect(nps.high).toBeCloseTo(15.55051, 5);
  });

  it("counts 0–6 as detractors, 7–8 as passives, 9–10 as promoters", () => {
    const seen = Array.from({ length: 11 }, (_, score) => npsGroupOf(score));
    expect(seen.filter((group) => group === "detractor")).toHaveLength(7);
    expect(seen.slice(7)).toEqual(["passive", "passive", "promoter", "promoter"]);
  });

  it("nobody answered: no score, no interval, and it says so", () => {
    const nps = measureNps(groups(0, 0, 0), options);
    expect(nps).toMatchObject({ score: null, low: null, high: null, n: 0, effectiveN: 0, indicative: true });
  });
});
