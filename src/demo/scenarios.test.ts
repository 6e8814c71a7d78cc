import { describe, expect, it } from "vitest";
import { demoScenarios, findScenario } from "./scenarios.ts";

const period = { until: Date.UTC(2026, 6, 1) };

describe("the demo scenarios", () => {
  it("can be found by key, and nothing else can", () => {
    expect(findScenario("retailer")?.names.es).toBe("Comercio omnicanal");
    expect(findScenario("bank")).toBeUndefined();
    expect(new Set(demoScenarios.map((one) => one.key)).size).toBe(demoScenarios.length);
  });

  it.each(demoScenarios.map((one) => [one.key, one] as const))(
    "%s writes truths that survive being JSON",
    (_, one) => {
      const truths = one.truths(period);
      expect(JSON.parse(JSON.stringify(truths))).toEqual(truths);
      expect(one.truths(period)).toEqual(truths);
    },
  );

  it.each(demoScenarios.map((one) => [one.key, one] as const))(
    "%s tells its truths in Spanish and in English, as many in one as in the other",
    (_, one) => {
      const es = one.describe(period, "es");
      const en = one.describe(period, "en");
      expect(es.length).toBe(en.length);
      for (const line of [...es, ...en]) expect(line).not.toMatch(/undefined|NaN|\[object/);
      expect(es.join(" ")).toContain("entrega a domicilio");
      expect(en.join(" ")).toContain("home delivery");
    },
  );

  it("dates the improvement of the retailer at the end of the twelfth month of eighteen", () => {
    expect(findScenario("retailer")?.truths(period)).toMatchObject({
      period: { from: "2025-01-01T00:00:00.000Z", to: "2026-07-01T00:00:00.000Z" },
      improvedAt: "2026-01-01T00:00:00.000Z",
    });
    expect(findScenario("retailer")?.truths({ ...period, months: 6 })).toMatchObject({
      improvedAt: "2026-05-01T00:00:00.000Z",
    });
  });

  it("says what a detractor costs: more in gold than without a card, as the declared rates have it", () => {
    const truths = findScenario("retailer")?.truths(period);
    // Gold: 12 months × .38 orders × 1.7 lines × mean price × (1.25 × 1.06 − .6 × .92).
    expect(truths).toMatchObject({ money: { linesPerBasket: 1.7 } });
    const { detractorCostPerYear: cost, money } = truths as {
      detractorCostPerYear: Record<string, number>;
      money: { linePriceMean: number };
    };
    expect(cost.gold).toBe(Math.round(12 * 0.38 * 1.7 * money.linePriceMean * (1.25 * 1.06 - 0.6 * 0.92)));
    expect(cost.gold ?? 0).toBeGreaterThan(cost.none ?? 0);
  });
});
