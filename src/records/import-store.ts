// Imports: what file with what recipe, how far it is and what came of it. Progress survives a restart.

import { z } from "zod";
import type { Queryable } from "./database.ts";

const countsSchema = z.object({
  received: z.number().default(0),
  interactions: z.number().default(0),
  profiles: z.number().default(0),
  duplicates: z.number().default(0),
  quarantined: z.number().default(0),
  skipped: z.number().default(0),
  answers: z.number().default(0),
});

const problemSchema = z.object({
  reason: z.string(),
  n: z.number(),
  /** Of the first one. */
  line: z.number().nullable(),
  detail: z.string(),
});

/** Why items were kept aside: how many, and the first example. */
export type ImportProblem = z.infer<typeof problemSchema>;

const importRow = z.object({
  id: z.string(),
  workspace: z.number(),
  process: z.string(),
  kind: z.enum(["file", "demo"]),
  name: z.string(),
  file: z.string(),
  recipe: z.unknown(),
  dryRun: z.boolean(),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  bytesTotal: z.number(),
  bytesRead: z.number(),
  counts: countsSchema,
  problems: z.array(problemSchema),
  error: z.string().nullable(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
});

/** One import. */
export type Import = z.infer<typeof importRow>;

const columns = `id, workspace, process, kind, name, file, recipe, dry_run AS "dryRun", state, bytes_total AS "bytesTotal",
  bytes_read AS "bytesRead", counts, problems, error, started_at AS "startedAt", finished_at AS "finishedAt"`;

/** Registers an import. */
export async function createImport(
  database: Queryable,
  made: Pick<
    Import,
    "id" | "workspace" | "process" | "kind" | "name" | "file" | "recipe" | "dryRun" | "bytesTotal"
  >,
): Promise<void> {
  await database.run(
    `INSERT INTO import (id, workspace, process, kind, name, file, recipe, dry_run, state, bytes_total)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9)`,
    [
      made.id,
      made.workspace,
      made.process,
      made.kind,
      made.name,
      made.file,
      JSON.stringify(made.recipe),
      made.dryRun,
      made.bytesTotal,
    ],
  );
}

/** One import of a workspace, or undefined. */
export function findImport(database: Queryable, workspace: number, id: string): Promise<Import | undefined> {
  return database.row(importRow, `SELECT ${columns} FROM import WHERE workspace = $1 AND id = $2`, [
    workspace,
    id,
  ]);
}

/** The latest imports of a workspace. */
export function listImports(database: Queryable, workspace: number): Promise<Import[]> {
  return database.rows(
    importRow,
    `SELECT ${columns} FROM import WHERE workspace = $1 ORDER BY started_at DESC, id LIMIT 50`,
    [workspace],
  );
}

const finishedRow = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(["done", "failed", "cancelled"]),
  interactions: z.number(),
});

/** Imports that ended since a moment, the latest first, without those that only tried. At most 20. */
export function importsFinishedSince(
  database: Queryable,
  workspace: number,
  since: Date,
): Promise<z.infer<typeof finishedRow>[]> {
  return database.rows(
    finishedRow,
    `SELECT id, name, state, coalesce((counts->>'interactions')::bigint, 0) AS interactions FROM import
     WHERE workspace = $1 AND NOT dry_run AND state IN ('done', 'failed', 'cancelled') AND finished_at >= $2
     ORDER BY finished_at DESC, id LIMIT 20`,
    [workspace, since],
  );
}

/** Imports that this process had not finished when it ended. */
export function unfinishedImports(database: Queryable, process: string): Promise<Import[]> {
  return database.rows(
    importRow,
    `SELECT ${columns} FROM import WHERE process = $1 AND state IN ('waiting', 'running') ORDER BY started_at, id`,
    [process],
  );
}

/** Remembers how far an import is. One that was cancelled stays so and still tells what it wrote. */
export async function saveProgress(
  database: Queryable,
  id: string,
  progress: Pick<Import, "state" | "bytesRead" | "counts" | "problems" | "error">,
): Promise<void> {
  await database.run(
    `UPDATE import SET state = CASE WHEN state = 'cancelled' THEN state ELSE $2 END, bytes_read = $3, counts = $4, error = $5, problems = $6,
       finished_at = CASE WHEN state = 'cancelled' THEN finished_at
         WHEN $2 IN ('done', 'failed', 'cancelled') THEN now() END
     WHERE id = $1`,
    [
      id,
      progress.state,
      progress.bytesRead,
      JSON.stringify(progress.counts),
      progress.error,
      JSON.stringify(progress.problems),
    ],
  );
}

/** Asks a waiting or running import to stop. False when it is already over. */
export async function cancelImport(database: Queryable, workspace: number, id: string): Promise<boolean> {
  const changed = await database.run(
    `UPDATE import SET state = 'cancelled', finished_at = now()
     WHERE workspace = $1 AND id = $2 AND state IN ('waiting', 'running')`,
    [workspace, id],
  );
  return changed > 0;
}

const doneRow = z.object({ to: z.number(), counts: countsSchema });

/** The end of the last finished block of an import, and the sums of all of them. */
export async function importPosition(database: Queryable, id: string): Promise<z.infer<typeof doneRow>> {
  const row = await database.row(
    doneRow,
    `SELECT coalesce(max(origin_to), 0)::bigint AS "to",
       jsonb_build_object('received', coalesce(sum(received), 0), 'interactions', coalesce(sum(interactions), 0),
         'profiles', coalesce(sum(profiles), 0), 'duplicates', coalesce(sum(duplicates), 0),
         'quarantined', coalesce(sum(quarantined), 0), 'skipped', coalesce(sum(skipped), 0),
         'answers', coalesce(sum(answers), 0)) AS counts
     FROM block WHERE origin = 'import' AND origin_id = $1 AND state = 'done'`,
    [id],
  );
  return row ?? { to: 0, counts: countsSchema.parse({}) };
}
