// The questions that people of a workspace keep, each with the view it is looked at in. Views are checked by the domain's
// schema on the way in and on the way out. A question keeps its id for life, also through a deletion that is undone.

import { z } from "zod";
import type { FigureView } from "../domain/figure-view.ts";
import { figureViewSchema } from "../domain/figure-view-schema.ts";
import type { Queryable } from "./database.ts";

const savedQuestionRow = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  view: figureViewSchema,
  madeBy: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

/** A kept question. */
export type SavedQuestion = z.infer<typeof savedQuestionRow>;

/** What people give a question that they keep. */
export interface QuestionToSave {
  readonly name: string;
  readonly description: string;
  readonly view: FigureView;
}

const columns = `id, name, description, view, made_by AS "madeBy", created_at AS "createdAt", updated_at AS "updatedAt"`;

/** The kept questions of a workspace by name. */
export function listSavedQuestions(database: Queryable, workspace: number): Promise<SavedQuestion[]> {
  return database.rows(
    savedQuestionRow,
    `SELECT ${columns} FROM saved_question WHERE workspace = $1 ORDER BY lower(name), created_at, id`,
    [workspace],
  );
}

/** How many questions a workspace keeps. */
export async function countSavedQuestions(database: Queryable, workspace: number): Promise<number> {
  const row = await database.row(
    z.object({ n: z.number() }),
    "SELECT count(*) AS n FROM saved_question WHERE workspace = $1",
    [workspace],
  );
  return row?.n ?? 0;
}

/** One kept question, or undefined. */
export function findSavedQuestion(
  database: Queryable,
  workspace: number,
  id: string,
): Promise<SavedQuestion | undefined> {
  return database.row(
    savedQuestionRow,
    `SELECT ${columns} FROM saved_question WHERE workspace = $1 AND id = $2`,
    [workspace, id],
  );
}

/** Keeps a question under an id, new or as it is now. Undefined when the id is another workspace's. */
export function keepQuestion(
  database: Queryable,
  workspace: number,
  id: string,
  question: QuestionToSave,
  madeBy: string,
): Promise<SavedQuestion | undefined> {
  return database.row(
    savedQuestionRow,
    `INSERT INTO saved_question (id, workspace, name, description, view, made_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE
       SET name = EXCLUDED.name, description = EXCLUDED.description, view = EXCLUDED.view, updated_at = now()
       WHERE saved_question.workspace = EXCLUDED.workspace
     RETURNING ${columns}`,
    [id, workspace, question.name, question.description, JSON.stringify(question.view), madeBy],
  );
}

/** Removes a question. False when the workspace has none of that id. */
export async function deleteSavedQuestion(
  database: Queryable,
  workspace: number,
  id: string,
): Promise<boolean> {
  return (
    (await database.run("DELETE FROM saved_question WHERE workspace = $1 AND id = $2", [workspace, id])) > 0
  );
}
