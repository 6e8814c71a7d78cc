// The segments of each workspace. Conditions are checked by the domain's schema on the way in and on the way out.

import { z } from "zod";
import type { Segment } from "../domain/segment.ts";
import { segmentConditionSchema } from "../domain/segment-schema.ts";
import type { Queryable } from "./database.ts";

const segmentRow = z.object({
  id: z.string(),
  name: z.string(),
  condition: segmentConditionSchema,
  madeBy: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

/** One segment as it is kept. `madeBy` is the name of who made it, "" for a program. */
export type StoredSegment = z.infer<typeof segmentRow>;

const columns = `id, name, condition, made_by AS "madeBy", created_at AS "createdAt", updated_at AS "updatedAt"`;

/** All segments of a workspace, by name. */
export function listSegments(database: Queryable, workspace: number): Promise<StoredSegment[]> {
  return database.rows(
    segmentRow,
    `SELECT ${columns} FROM segment WHERE workspace = $1 ORDER BY lower(name), id`,
    [workspace],
  );
}

/** One segment, or undefined. */
export function findSegment(
  database: Queryable,
  workspace: number,
  id: string,
): Promise<StoredSegment | undefined> {
  return database.row(segmentRow, `SELECT ${columns} FROM segment WHERE workspace = $1 AND id = $2`, [
    workspace,
    id,
  ]);
}

const referenceRow = z.object({ id: z.string(), name: z.string(), body: z.string() });

/** Saved questions with their JSON as text, in which the ids of the segments that they use can be found. */
export function listQuestionTexts(
  database: Queryable,
  workspace: number,
): Promise<z.infer<typeof referenceRow>[]> {
  return database.rows(
    referenceRow,
    `SELECT id, name, view::text AS body FROM saved_question WHERE workspace = $1 AND view::text LIKE '%segment%'
     ORDER BY lower(name), id`,
    [workspace],
  );
}

/** Keeps a new segment. False when the workspace has one with this id or name, whatever the case of its letters. */
export async function createSegment(
  database: Queryable,
  workspace: number,
  segment: Segment & { readonly madeBy: string },
): Promise<boolean> {
  const made = await database.run(
    `INSERT INTO segment (workspace, id, name, condition, made_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [workspace, segment.id, segment.name, JSON.stringify(segment.condition), segment.madeBy],
  );
  return made > 0;
}

/** Writes a segment anew. `taken`: another has the name. */
export async function updateSegment(
  database: Queryable,
  workspace: number,
  { id, name, condition }: Segment,
): Promise<"written" | "unknown" | "taken"> {
  const written = await database.run(
    `UPDATE segment SET name = $3, condition = $4, updated_at = now() WHERE workspace = $1 AND id = $2
       AND NOT EXISTS (SELECT FROM segment WHERE workspace = $1 AND id != $2 AND lower(name) = lower($3))`,
    [workspace, id, name, JSON.stringify(condition)],
  );
  if (written > 0) return "written";
  return (await findSegment(database, workspace, id)) ? "taken" : "unknown";
}

/** Removes a segment. False when there is none of that id. */
export async function deleteSegment(database: Queryable, workspace: number, id: string): Promise<boolean> {
  return (await database.run("DELETE FROM segment WHERE workspace = $1 AND id = $2", [workspace, id])) > 0;
}
