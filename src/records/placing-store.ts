// Runs that give all of history its place again: how far each is and what came of it. Progress survives a restart.

import { z } from "zod";
import type { Queryable } from "./database.ts";

const placingRow = z.object({
  id: z.string(),
  workspace: z.number(),
  process: z.string(),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  total: z.number(),
  examined: z.number(),
  changed: z.number(),
  error: z.string().nullable(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
});

/** One run. `total` is how many interactions there were when it began; 0 until then. */
export type Placing = z.infer<typeof placingRow>;

const columns = `id, workspace, process, state, total, examined, changed, error, started_at AS "startedAt",
  finished_at AS "finishedAt"`;

/** Registers a run that waits for its turn. */
export async function createPlacing(
  database: Queryable,
  { id, workspace, process }: Pick<Placing, "id" | "workspace" | "process">,
): Promise<void> {
  await database.run(
    "INSERT INTO placing_run (id, workspace, process, state) VALUES ($1, $2, $3, 'waiting')",
    [id, workspace, process],
  );
}

/** One run of a workspace, or its latest when no id is given. */
export function findPlacing(
  database: Queryable,
  workspace: number,
  id: string | null = null,
): Promise<Placing | undefined> {
  return database.row(
    placingRow,
    `SELECT ${columns} FROM placing_run WHERE workspace = $1 AND ($2::uuid IS NULL OR id = $2)
     ORDER BY started_at DESC, id LIMIT 1`,
    [workspace, id],
  );
}

/** Runs that this process had not finished when it ended, oldest first. */
export function unfinishedPlacings(database: Queryable, process: string): Promise<Placing[]> {
  return database.rows(
    placingRow,
    `SELECT ${columns} FROM placing_run WHERE process = $1 AND state IN ('waiting', 'running') ORDER BY started_at, id`,
    [process],
  );
}

/** Remembers how far a run is. One that was cancelled stays so and is told: false means that it shall stop. */
export async function savePlacing(
  database: Queryable,
  id: string,
  progress: Pick<Placing, "state" | "total" | "examined" | "changed" | "error">,
): Promise<boolean> {
  const saved = await database.row(
    placingRow,
    `UPDATE placing_run SET state = CASE WHEN state = 'cancelled' THEN state ELSE $2 END, total = $3, examined = $4,
       changed = $5, error = $6,
       finished_at = CASE WHEN state = 'cancelled' THEN finished_at WHEN $2 IN ('done', 'failed') THEN now() END
     WHERE id = $1 RETURNING ${columns}`,
    [id, progress.state, progress.total, progress.examined, progress.changed, progress.error],
  );
  return saved !== undefined && saved.state !== "cancelled";
}

/** Asks a waiting or running run to stop. False when it is already over. */
export async function cancelPlacing(database: Queryable, workspace: number, id: string): Promise<boolean> {
  const changed = await database.run(
    `UPDATE placing_run SET state = 'cancelled', finished_at = now()
     WHERE workspace = $1 AND id = $2 AND state IN ('waiting', 'running')`,
    [workspace, id],
  );
  return changed > 0;
}
