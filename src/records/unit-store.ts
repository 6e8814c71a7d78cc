// The tree of units of each workspace, and which units someone sees who was given some nodes of it. Changes of one tree are
// made one after the other, so that two of them together can never close a circle; who remembers a sight is told.

import { z } from "zod";
import { type Unit, unitKinds } from "../domain/unit.ts";
import { lockNumbers, type Queryable, tellChanged } from "./database.ts";

const unitRow = z
  .object({
    key: z.string(),
    nameEs: z.string(),
    nameEn: z.string(),
    kind: z.enum(unitKinds),
    parent: z.string().nullable(),
  })
  .transform(({ nameEs, nameEn, ...unit }): Unit => ({ ...unit, names: { es: nameEs, en: nameEn } }));

const keyRow = z.object({ key: z.string() });

/** The units of a workspace, by key. */
export function listUnits(database: Queryable, workspace: number): Promise<Unit[]> {
  return database.rows(
    unitRow,
    `SELECT key, name_es AS "nameEs", name_en AS "nameEn", kind, parent FROM unit WHERE workspace = $1 ORDER BY key`,
    [workspace],
  );
}

/** Takes hold of a workspace's tree until the transaction is over. */
export async function holdUnits(tx: Queryable, workspace: number): Promise<void> {
  await tx.run("SELECT pg_advisory_xact_lock($1, $2)", [lockNumbers.unit, workspace]);
}

/** Writes units by key. Their parents must be there at the end of the transaction. */
export async function putUnits(tx: Queryable, workspace: number, units: readonly Unit[]): Promise<void> {
  await tx.run(
    `INSERT INTO unit (workspace, key, name_es, name_en, kind, parent)
     SELECT $1, u.key, u.names->>'es', u.names->>'en', u.kind, u.parent
     FROM jsonb_to_recordset($2::jsonb) AS u(key text, names jsonb, kind text, parent text)
     ON CONFLICT (workspace, key) DO UPDATE
     SET name_es = EXCLUDED.name_es, name_en = EXCLUDED.name_en, kind = EXCLUDED.kind, parent = EXCLUDED.parent,
       updated_at = now()`,
    [workspace, JSON.stringify(units)],
  );
  await tellChanged(tx, `units:${workspace}`);
}

/** Removes a unit; those under it move up to where it stood. False when there is none of that key. */
export async function deleteUnit(tx: Queryable, workspace: number, key: string): Promise<boolean> {
  await tx.run(
    `UPDATE unit SET parent = (SELECT parent FROM unit WHERE workspace = $1 AND key = $2), updated_at = now()
     WHERE workspace = $1 AND parent = $2`,
    [workspace, key],
  );
  const gone = await tx.run("DELETE FROM unit WHERE workspace = $1 AND key = $2", [workspace, key]);
  await tellChanged(tx, `units:${workspace}`);
  return gone > 0;
}

/** Units that stand under themselves, and units whose parent is not there. Both are none in a tree. */
export async function findBrokenUnits(
  tx: Queryable,
  workspace: number,
): Promise<{ circular: string[]; orphaned: { key: string; parent: string }[] }> {
  const circular = await tx.rows(
    keyRow,
    `WITH RECURSIVE above AS (
       SELECT key AS start, parent FROM unit WHERE workspace = $1
       UNION
       SELECT above.start, unit.parent FROM above JOIN unit ON unit.workspace = $1 AND unit.key = above.parent
     )
     SELECT DISTINCT start AS key FROM above WHERE parent = start ORDER BY key LIMIT 10`,
    [workspace],
  );
  const orphaned = await tx.rows(
    z.object({ key: z.string(), parent: z.string() }),
    `SELECT key, parent FROM unit WHERE workspace = $1 AND parent IS NOT NULL
       AND parent NOT IN (SELECT key FROM unit WHERE workspace = $1) ORDER BY key LIMIT 10`,
    [workspace],
  );
  return { circular: circular.map(({ key }) => key), orphaned };
}

/**
 * The keys of these units and of all under them. A unit that is not in the tree counts as itself: who was given a store sees
 * it also before and after it has its place.
 */
export async function listUnitsUnder(
  database: Queryable,
  workspace: number,
  nodes: readonly string[],
): Promise<string[]> {
  const rows = await database.rows(
    keyRow,
    `WITH RECURSIVE seen AS (
       SELECT node AS key FROM unnest($2::text[]) AS node
       UNION
       SELECT unit.key FROM unit JOIN seen ON unit.parent = seen.key WHERE unit.workspace = $1
     )
     SELECT key FROM seen ORDER BY key`,
    [workspace, nodes],
  );
  return rows.map(({ key }) => key);
}
