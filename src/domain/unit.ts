// The units of a company: stores, franchises, teams, and the regions above them, as a tree. A unit's key is what interactions
// carry in `unit`. Invariant of the tree: every parent is there, and no unit stands under itself.

/** What a unit can be. */
export const unitKinds = ["company", "region", "store", "franchise", "team", "warehouse", "other"] as const;

/** One kind. */
export type UnitKind = (typeof unitKinds)[number];

/** Most units of a workspace. */
export const unitsMax = 5000;

/** One unit of the tree. */
export interface Unit {
  key: string;
  names: { es: string; en: string };
  kind: UnitKind;
  /** Key of the unit above; null at the top. */
  parent: string | null;
}

/** A unit with how deep it stands: 0 at the top. */
export interface PlacedUnit<U extends Unit = Unit> {
  readonly unit: U;
  readonly depth: number;
}

/**
 * The units as they stand below each other: each before those under it, neighbours in the order given. A unit whose parent is
 * not among them stands at the top; units in a circle, which no tree has, are left out.
 */
export function layOutUnits<U extends Unit>(units: readonly U[]): PlacedUnit<U>[] {
  const keys = new Set(units.map(({ key }) => key));
  const under = new Map<string | null, U[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && keys.has(unit.parent) ? unit.parent : null;
    const siblings = under.get(parent);
    if (siblings) siblings.push(unit);
    else under.set(parent, [unit]);
  }
  const laid: PlacedUnit<U>[] = [];
  const open = (under.get(null) ?? []).map((unit) => ({ unit, depth: 0 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { unit, depth } = next;
    laid.push(next);
    for (const child of (under.get(unit.key) ?? []).toReversed())
      open.push({ unit: child, depth: depth + 1 });
  }
  return laid;
}

/** The keys of a unit and everything under it. */
export function unitsUnder(units: readonly Unit[], key: string): ReadonlySet<string> {
  const found = new Set([key]);
  for (const { unit } of layOutUnits(units))
    if (unit.parent !== null && found.has(unit.parent)) found.add(unit.key);
  return found;
}
