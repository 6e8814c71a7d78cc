import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg, holm } from "./multiple-comparisons.ts";

const P_VALUES = [0.01, 0.04, 0.03, 0.005, 0.55, 0.04];

const seed = 20_260_115;
const lists = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

/** Numbers close to an oracle, nulls kept. */
function closeTo(values: readonly (number | null)[]) {
  return values.map((value) => (value === null ? null : expect.closeTo(value, 12)));
}

describe("many comparisons at once", () => {
  it("Holm agrees with p.adjust of R 4.2.2", () => {
    expect(holm(P_VALUES)).toEqual(closeTo([0.05, 0.12, 0.12, 0.03, 0.55, 0.12]));
  });

  it("Benjamini–Hochberg agrees with p.adjust of R 4.2.2", () => {
    expect(benjaminiHochberg(P_VALUES)).toEqual(closeTo([0.03, 0.048, 0.048, 0.03, 0.55, 0.048]));
  });

  it("worked by hand: .01 and .02 become .02 and .02 by Holm, .02 and .02 by Benjamini–Hochberg", () => {
    expect(holm([0.01, 0.02])).toEqual([0.02, 0.02]);
    expect(benjaminiHochberg([0.01, 0.02])).toEqual([0.02, 0.02]);
  });

  it("one comparison is not adjusted, none gives none", () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    expect(holm([])).toEqual([]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  it("comparisons without a p stay without and do not count", () => {
    expect(holm([null, 0.01, null, 0.02])).toEqual([null, 0.02, null, 0.02]);
    expect(benjaminiHochberg([0.01, null])).toEqual([0.01, null]);
    expect(holm([null, null])).toEqual([null, null]);
  });

  it("all equal stay equal", () => {
    expect(benjaminiHochberg([0.2, 0.2, 0.2])).toEqual(closeTo([0.2, 0.2, 0.2]));
    expect(new Set(holm([0.2, 0.2, 0.2])).size).toBe(1);
  });

  it.each([-0.1, 1.1, Number.NaN])("refuses a p of %d", (p) => {
    expect(() => holm([p])).toThrow(/p is/);
    expect(() => benjaminiHochberg([p])).toThrow(/p is/);
  });

  it("never lowers a p, never leaves 0..1, and Holm is never the more lenient", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const strict = holm(list);
        const lenient = benjaminiHochberg(list);
        list.forEach((p, index) => {
          expect(strict[index]).toBeLessThanOrEqual(1);
          expect(lenient[index]).toBeGreaterThanOrEqual(p - 1e-12);
          expect(strict[index] ?? Number.NaN).toBeGreaterThanOrEqual((lenient[index] ?? Number.NaN) - 1e-12);
        });
      }),
      { seed },
    );
  });

  it("keeps the order of the comparisons and does not depend on it", () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(holm(list.toReversed())).toEqual(holm(list).toReversed());
        expect(benjaminiHochberg(list.toReversed())).toEqual(benjaminiHochberg(list).toReversed());
        const ranked = list.map((p, index) => ({ p, adjusted: holm(list)[index] ?? Number.NaN }));
        ranked.sort((a, b) => a.p - b.p);
        ranked.slice(1).forEach((item, index) => {
          expect(item.adjusted).toBeGreaterThanOrEqual(ranked[index]?.adjusted ?? Number.NaN);
        });
      }),
      { seed },
    );
  });
});
