import { describe, expect, it } from "vitest";
import { findUnits, impliedUnits, unitOptions } from "./unit-options.ts";

const unit = (key: string, name: string, parent: string | null = null) => ({
  key,
  names: { es: name, en: `${name} (en)` },
  kind: "store" as const,
  parent,
  interactions: 1,
  lastAt: null,
});

const found = {
  units: [
    unit("spain", "España"),
    unit("south", "Sur", "spain"),
    unit("t-malaga", "Málaga", "south"),
    unit("t-sevilla", "Sevilla", "south"),
    unit("north", "Norte", "spain"),
    unit("other", "Portugal"),
  ],
  unplaced: [{ key: "kiosk-7", interactions: 3, lastAt: null }],
};

describe("units to choose from", () => {
  it("stand as in the tree, each with the names above it, and those without a place behind", () => {
    const options = unitOptions(found, "es", ["gone", "south"]);
    expect(options.map(({ value, depth, above, below }) => [value, depth, above.join("/"), below])).toEqual([
      ["spain", 0, "", 4],
      ["south", 1, "España", 2],
      ["t-malaga", 2, "España/Sur", 0],
      ["t-sevilla", 2, "España/Sur", 0],
      ["north", 1, "España", 0],
      ["other", 0, "", 0],
      ["kiosk-7", 0, "", 0],
      ["gone", 0, "", 0],
    ]);
    expect(options.filter(({ inTree }) => !inTree).map(({ value }) => value)).toEqual(["kiosk-7", "gone"]);
    expect(unitOptions(found, "en", [])[2]?.above).toEqual(["España (en)", "Sur (en)"]);
  });

  it("are found by their name, their key and the names above, whatever accents and case", () => {
    const options = unitOptions(found, "es", []);
    const values = (search: string) => findUnits(options, search).map(({ value }) => value);
    expect(values("MALAGA")).toEqual(["t-malaga"]);
    expect(values("sur")).toEqual(["south", "t-malaga", "t-sevilla"]);
    expect(values("espana t-sev")).toEqual(["t-sevilla"]);
    expect(values(" ")).toEqual(options.map(({ value }) => value));
    expect(values("nothing")).toEqual([]);
  });

  it("under a chosen one are seen without being chosen", () => {
    expect([...impliedUnits(found.units, ["south", "kiosk-7"])]).toEqual(["t-malaga", "t-sevilla"]);
    expect([...impliedUnits(found.units, [])]).toEqual([]);
  });
});
