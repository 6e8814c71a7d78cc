// The tree of units as a list: parents first, depth by depth, and nothing that would hang on a circle.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutUnits, type Unit, unitsUnder } from "./unit.ts";
import { unitSchema } from "./unit-schema.ts";

const unit = (key: string, parent: string | null = null): Unit => ({
  key,
  names: { es: key, en: key },
  kind: "store",
  parent,
});

describe("the tree of units", () => {
  it("lays each unit out before those under it, neighbours in their order", () => {
    const units = [
      unit("b2", "b"),
      unit("a"),
      unit("b"),
      unit("a1", "a"),
      unit("b1", "b"),
      unit("b21", "b2"),
    ];
    expect(layOutUnits(units).map(({ unit: { key }, depth }) => `${"-".repeat(depth)}${key}`)).toEqual([
      "a",
      "-a1",
      "b",
      "-b2",
      "--b21",
      "-b1",
    ]);
  });

  it("puts a unit whose parent may not be seen at the top", () => {
    expect(layOutUnits([unit("madrid-1", "centre")])).toEqual([
      { unit: unit("madrid-1", "centre"), depth: 0 },
    ]);
    expect(layOutUnits([])).toEqual([]);
  });

  it("ends on any parents, also in a circle, and shows every unit of a tree once", () => {
    const keys = ["a", "b", "c", "d", "e"];
    const parents = fc.array(fc.constantFrom(null, ...keys), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(parents, (given) => {
        const units = keys.map((key, i) => unit(key, given[i] ?? null));
        const laid = layOutUnits(units).map(({ unit: { key } }) => key);
        expect(new Set(laid).size).toBe(laid.length);
        for (const key of keys) {
          const seen = new Set<string>();
          let above: string | null = key;
          while (above !== null && !seen.has(above)) {
            seen.add(above);
            above = units.find((one) => one.key === above)?.parent ?? null;
          }
          expect([key, laid.includes(key)]).toEqual([key, above === null]);
        }
      }),
    );
  });

  it("finds a unit and everything under it", () => {
    const units = [unit("a"), unit("a1", "a"), unit("a11", "a1"), unit("b")];
    expect([...unitsUnder(units, "a")]).toEqual(["a", "a1", "a11"]);
    expect([...unitsUnder(units, "gone")]).toEqual(["gone"]);
  });

  it("takes the names that shops really have", () => {
    for (const key of ["Madrid 1", "O'Hare \\ 'x'", "Ñuñoa/2", "店"])
      expect(unitSchema.safeParse({ key, names: { es: "x", en: "x" } }).success).toBe(true);
    for (const key of ["", "x".repeat(101)])
      expect(unitSchema.safeParse({ key, names: { es: "x", en: "x" } }).success).toBe(false);
  });
});
