// Keeping questions: making, changing, listing and removing them. Everyone who may see figures sees all of a workspace's.

import { randomUUID } from "node:crypto";
import { AppError } from "../errors.ts";
import {
  countSavedQuestions,
  deleteSavedQuestion,
  findSavedQuestion,
  keepQuestion,
  listSavedQuestions,
  type QuestionToSave,
  type SavedQuestion as StoredQuestion,
} from "../records/saved-question-store.ts";
import type { App } from "./app.ts";

/** A kept question as it is given out. */
export interface SavedQuestion extends QuestionToSave {
  readonly id: string;
  readonly madeBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** More than anyone finds again. */
const questionsMax = 2000;

function given(stored: StoredQuestion): SavedQuestion {
  const { createdAt, updatedAt, ...rest } = stored;
  return { ...rest, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

function nothing(id: string): AppError {
  return new AppError("not-found", `There is no saved question ${id} in this workspace.`);
}

/** The kept questions of a workspace by name. */
export async function savedQuestions(app: Pick<App, "database">, workspace: number) {
  return (await listSavedQuestions(app.database, workspace)).map(given);
}

/** One kept question. Throws `not-found`. */
export async function savedQuestion(
  app: Pick<App, "database">,
  workspace: number,
  id: string,
): Promise<SavedQuestion> {
  const found = await findSavedQuestion(app.database, workspace, id);
  if (!found) throw nothing(id);
  return given(found);
}

/** Keeps a question: a new one without an id, else the one of that id, which a deletion may have taken. */
export async function saveQuestion(
  app: Pick<App, "database">,
  workspace: number,
  question: QuestionToSave,
  madeBy: string,
  id?: string,
): Promise<SavedQuestion> {
  const known = id !== undefined && (await findSavedQuestion(app.database, workspace, id)) !== undefined;
  if (!known && (await countSavedQuestions(app.database, workspace)) >= questionsMax)
    throw new AppError(
      "conflict",
      `This workspace keeps ${questionsMax} questions, the most there can be; remove some that nobody needs.`,
    );
  const kept = await keepQuestion(app.database, workspace, id ?? randomUUID(), question, madeBy);
  if (!kept) throw nothing(id ?? "");
  return given(kept);
}

/** Removes a question. Throws `not-found`. */
export async function removeQuestion(
  app: Pick<App, "database">,
  workspace: number,
  id: string,
): Promise<void> {
  if (!(await deleteSavedQuestion(app.database, workspace, id))) throw nothing(id);
}
