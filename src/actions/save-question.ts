// Keeping questions: making, changing, listing and removing them. Everyone who may see figures sees all of a workspace's,
// and the audit trail tells who changed what.

import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type Deed, type Doer, makerName } from "../domain/audit.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
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

/** What the trail tells of a question that was kept; nothing when it was saved as it was. */
function deedOf(before: StoredQuestion | undefined, kept: StoredQuestion, isNew: boolean): Deed | undefined {
  const { id, name } = kept;
  const subject = { kind: "question", id, name };
  if (before === undefined) return { action: isNew ? "question.made" : "question.restored", subject };
  const same = before.description === kept.description && isDeepStrictEqual(before.view, kept.view);
  if (before.name !== name)
    return { action: "question.changed", subject, details: { name: `${before.name} → ${name}` } };
  return same ? undefined : { action: "question.changed", subject };
}

/** Keeps a question: a new one without an id, else the one of that id, which a deletion may have taken. */
export async function saveQuestion(
  app: Pick<App, "database">,
  doer: Doer,
  question: QuestionToSave,
  id?: string,
): Promise<SavedQuestion> {
  const { workspace } = doer;
  const before = id === undefined ? undefined : await findSavedQuestion(app.database, workspace, id);
  if (!before && (await countSavedQuestions(app.database, workspace)) >= questionsMax)
    throw new AppError(
      "conflict",
      `This workspace keeps ${questionsMax} questions, the most there can be; remove some that nobody needs.`,
    );
  const kept = await changeAndRecord(
    app.database,
    doer,
    (tx) => keepQuestion(tx, workspace, id ?? randomUUID(), question, makerName(doer)),
    (stored) => stored && deedOf(before, stored, id === undefined),
  );
  if (!kept) throw nothing(id ?? "");
  return given(kept);
}

/** Removes a question. Throws `not-found`. */
export async function removeQuestion(app: Pick<App, "database">, doer: Doer, id: string): Promise<void> {
  const found = await findSavedQuestion(app.database, doer.workspace, id);
  const removed = await changeAndRecord(
    app.database,
    doer,
    (tx) => deleteSavedQuestion(tx, doer.workspace, id),
    (gone) =>
      gone ? { action: "question.removed", subject: { kind: "question", id, name: found?.name } } : undefined,
  );
  if (!removed) throw nothing(id);
}
