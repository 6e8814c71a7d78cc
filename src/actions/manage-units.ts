// Reading and writing the tree of units. What the log speaks of and the tree does not hold is told, so that someone gives it
// a place. Who sees only some units is shown those, and the nearest of them that is theirs stands at the top.

import type { Doer } from "../domain/audit.ts";
import type { Sight } from "../domain/sight.ts";
import { type Unit, unitsMax } from "../domain/unit.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import type { Queryable } from "../records/database.ts";
import { deleteUnit, findBrokenUnits, holdUnits, listUnits, putUnits } from "../records/unit-store.ts";
import { unitCounts } from "../warehouse/unit-counts.ts";
import type { App } from "./app.ts";

/** The tree within a sight, with the interactions of each unit itself, and the units of the log that have no place in it. */
export async function showUnits(app: Pick<App, "database" | "warehouse">, sight: Sight) {
  const [all, counts] = await Promise.all([
    listUnits(app.database, sight.workspace),
    unitCounts(app.warehouse, sight),
  ]);
  const { units: seen } = sight;
  const mine = seen === null ? all : all.filter(({ key }) => seen.includes(key));
  const keys = new Set(mine.map(({ key }) => key));
  const countOf = new Map(counts.map((count) => [count.unit, count]));
  const figures = (key: string) => {
    const found = countOf.get(key);
    return { interactions: found?.n ?? 0, lastAt: found ? new Date(found.lastAt).toISOString() : null };
  };
  return {
    units: mine.map((unit) => ({
      ...unit,
      parent: unit.parent !== null && keys.has(unit.parent) ? unit.parent : null,
      ...figures(unit.key),
    })),
    unplaced: counts
      .filter(({ unit }) => !keys.has(unit))
      .map(({ unit }) => ({ key: unit, ...figures(unit) })),
  };
}

/** What the units within a sight are called. */
export async function nameUnits(
  app: Pick<App, "database">,
  { workspace, units: seen }: Sight,
): Promise<Pick<Unit, "key" | "names">[]> {
  const all = await listUnits(app.database, workspace);
  return all
    .filter(({ key }) => seen === null || seen.includes(key))
    .map(({ key, names }) => ({ key, names }));
}

async function checkTree(tx: Queryable, workspace: number): Promise<void> {
  const { circular, orphaned } = await findBrokenUnits(tx, workspace);
  const [orphan] = orphaned;
  if (orphan)
    throw new AppError(
      "bad-input",
      `The unit ${orphan.key} names ${orphan.parent} as the one above it, and there is no such unit; write that one first or in the same list.`,
    );
  if (circular.length > 0)
    throw new AppError(
      "bad-input",
      `These units would stand under themselves: ${circular.join(", ")}. A unit can be moved to any unit that is not under it.`,
    );
  const { length } = await listUnits(tx, workspace);
  if (length > unitsMax)
    throw new AppError("bad-input", `A workspace has at most ${unitsMax} units; this would make ${length}.`);
}

/** Writes units by key, all or none. Throws `bad-input` for a circle, an unknown parent or too many. */
export async function saveUnits(
  app: Pick<App, "database">,
  doer: Doer,
  units: readonly Unit[],
): Promise<void> {
  const { workspace } = doer;
  const twice = units.find(({ key }, i) => units.findIndex((other) => other.key === key) !== i);
  if (twice) throw new AppError("bad-input", `The unit ${twice.key} stands in the list twice.`);
  await changeAndRecord(
    app.database,
    doer,
    async (tx) => {
      await holdUnits(tx, workspace);
      await putUnits(tx, workspace, units);
      await checkTree(tx, workspace);
    },
    () => {
      const [only] = units;
      if (!only) return undefined;
      return units.length === 1
        ? {
            action: "unit.saved",
            subject: { kind: "unit", id: only.key, name: only.names.es },
            details: { kind: only.kind, parent: only.parent },
          }
        : { action: "unit.saved", subject: { kind: "unit", id: "*" }, details: { units: units.length } };
    },
  );
}

/** Removes a unit; those under it move up to where it stood. Interactions keep its key. Throws `not-found`. */
export async function removeUnit(app: Pick<App, "database">, doer: Doer, key: string): Promise<void> {
  const { workspace } = doer;
  const isGone = await changeAndRecord(
    app.database,
    doer,
    async (tx) => {
      await holdUnits(tx, workspace);
      return deleteUnit(tx, workspace, key);
    },
    (gone) => (gone ? { action: "unit.deleted", subject: { kind: "unit", id: key } } : undefined),
  );
  if (!isGone) throw new AppError("not-found", `There is no unit ${key} in the tree of this workspace.`);
}
