// The units as something to choose from: the tree line by line, then those that have no place in it. Whoever is given a unit
// sees those under it, so a unit under a chosen one is there already.

import type { UnitsAnswer } from "../../api/contract-units.ts";
import { fold } from "../../domain/fold.ts";
import { unitsUnder } from "../../domain/unit.ts";
import type { Language } from "../i18n/language.ts";
import { treeLines } from "./use-units.ts";

/** A unit to choose. */
export interface UnitOption {
  readonly value: string;
  readonly label: string;
  readonly depth: number;
  /** The names above it, the top first. */
  readonly above: readonly string[];
  /** How many units stand under it. */
  readonly below: number;
  readonly inTree: boolean;
}

/** Everything that can be chosen; `kept` are keys that are chosen already, known or not. */
export function unitOptions(found: UnitsAnswer, language: Language, kept: readonly string[]): UnitOption[] {
  const path: string[] = [];
  const placed = treeLines(found.units).map(({ unit, depth, below }) => {
    const label = unit.names[language];
    path.length = depth;
    const above = [...path];
    path.push(label);
    return { value: unit.key, label, depth, above, below, inTree: true };
  });
  const known = new Set(placed.map(({ value }) => value));
  const loose = [...new Set([...found.unplaced.map(({ key }) => key), ...kept])].filter(
    (key) => !known.has(key),
  );
  return [
    ...placed,
    ...loose.map((key) => ({ value: key, label: key, depth: 0, above: [], below: 0, inTree: false })),
  ];
}

/** The keys under chosen ones: they are seen without being chosen. */
export function impliedUnits(units: UnitsAnswer["units"], chosen: readonly string[]): ReadonlySet<string> {
  const implied = new Set<string>();
  for (const key of chosen) for (const under of unitsUnder(units, key)) if (under !== key) implied.add(under);
  return implied;
}

/** The options that every word of the search fits, by their own name and key or by a name above. Accents do not matter. */
export function findUnits(options: readonly UnitOption[], search: string): readonly UnitOption[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return options.filter(({ value, label, above }) => {
    const text = fold([value, label, ...above].join(" "));
    return words.every((word) => text.includes(word));
  });
}
