import { describe, expect, it } from "vitest";
import { metricKeys } from "../question.ts";
import { METRICS } from "./metric.ts";

describe("the catalogue of metrics", () => {
  it("has every metric that can be asked for, and no other", () => {
    expect(Object.keys(METRICS).sort()).toEqual([...metricKeys].sort());
  });

  it.each(metricKeys)("%s says what it is in Spanish and English, in its own words", (key) => {
    const { name, definition } = METRICS[key];
    expect(METRICS[key].key).toBe(key);
    for (const language of ["es", "en"] as const) {
      expect(name[language].trim()).not.toBe("");
      expect(definition[language]).toMatch(/\.$/);
      expect(definition[language].length).toBeGreaterThan(40);
    }
    expect(definition.es).not.toBe(definition.en);
  });

  it.each(metricKeys)("%s that is asked of people says who is left out and where it comes from", (key) => {
    const { definition, scale, source } = METRICS[key];
    if (scale === null) return;
    expect(definition.en).toContain("Leaves out");
    expect(definition.es).toContain("No cuenta");
    expect(source).not.toBe("");
  });

  it("names are not used twice in a language", () => {
    for (const language of ["es", "en"] as const) {
      const names = metricKeys.map((key) => METRICS[key].name[language]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("bounds fit the unit: points −100..100, shares 0..100, means their scale, counts from 0, money free", () => {
    for (const metric of Object.values(METRICS)) {
      switch (metric.unit) {
        case "points":
          expect([metric.min, metric.max]).toEqual([-100, 100]);
          break;
        case "share":
          expect([metric.min, metric.max]).toEqual([0, 100]);
          break;
        case "mean":
          expect({ min: metric.min, max: metric.max }).toEqual(metric.scale);
          break;
        case "count":
          expect([metric.min, metric.max]).toEqual([0, null]);
          break;
        case "money":
          expect([metric.min, metric.max]).toEqual([null, null]);
          break;
      }
    }
  });

  it("only effort is better when lower; how many came by is neither good nor bad by itself", () => {
    const lower = metricKeys.filter((key) => METRICS[key].higherIsBetter === false);
    const neither = metricKeys.filter((key) => METRICS[key].higherIsBetter === null);
    expect(lower).toEqual(["ces1"]);
    expect(neither).toEqual(["interactions", "customers", "responses"]);
  });

  it("survey weights change what people are asked, and nothing else", () => {
    for (const metric of Object.values(METRICS)) expect(metric.weighted).toBe(metric.scale !== null);
  });
});
