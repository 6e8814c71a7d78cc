// A region shows what all its stores have together, and a store only its own.

import { expect, it } from "vitest";
import type { UnitFound } from "../../api/contract-units.ts";
import { treeLines } from "./use-units.ts";

const unit = (key: string, parent: string | null, interactions: number): UnitFound => ({
  key,
  names: { es: key, en: key },
  kind: "store",
  parent,
  interactions,
  lastAt: null,
});

it("adds up under each unit what stands below it, at any depth", () => {
  const units = [
    unit("spain", null, 1),
    unit("madrid", "spain", 10),
    unit("m1", "madrid", 100),
    unit("b", null, 7),
  ];
  expect(
    treeLines(units).map(({ unit: { key }, depth, total, below }) => [key, depth, total, below]),
  ).toEqual([
    ["spain", 0, 111, 2],
    ["madrid", 1, 110, 1],
    ["m1", 2, 100, 0],
    ["b", 0, 7, 0],
  ]);
});
