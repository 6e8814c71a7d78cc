// The touchpoint catalogue of each workspace. Bodies are checked by the domain's schema on the way in and on the way out.

import { z } from "zod";
import { type Touchpoint, touchpointSchema } from "../domain/touchpoint.ts";
import { type Queryable, tellChanged } from "./database.ts";

const bodyRow = z.object({ body: touchpointSchema });

/** The catalogue, in order of position. */
export async function listTouchpoints(database: Queryable, workspace: number): Promise<Touchpoint[]> {
  const rows = await database.rows(
    bodyRow,
    "SELECT body FROM touchpoint WHERE workspace = $1 ORDER BY (body->>'position')::int, key",
    [workspace],
  );
  return rows.map((row) => row.body);
}

/** Writes touchpoints by key and tells every process. */
export async function saveTouchpoints(
  database: Queryable,
  workspace: number,
  touchpoints: readonly Touchpoint[],
  options: { replaceExisting: boolean },
): Promise<number> {
  const saved = await database.run(
    `INSERT INTO touchpoint (workspace, key, body)
     SELECT $1, item->>'key', item FROM jsonb_array_elements($2::jsonb) AS item
     ON CONFLICT (workspace, key) ${options.replaceExisting ? "DO UPDATE SET body = EXCLUDED.body, updated_at = now()" : "DO NOTHING"}`,
    [workspace, JSON.stringify(touchpoints)],
  );
  await tellChanged(database, `catalogue:${workspace}`);
  return saved;
}

/** Removes one touchpoint. False when there is none of that key. */
export async function deleteTouchpoint(
  database: Queryable,
  workspace: number,
  key: string,
): Promise<boolean> {
  const gone = await database.run("DELETE FROM touchpoint WHERE workspace = $1 AND key = $2", [
    workspace,
    key,
  ]);
  await tellChanged(database, `catalogue:${workspace}`);
  return gone > 0;
}
