// The survey that an id names: whatever is done to one or asked of one looks for it here, within its workspace.

import { AppError } from "../errors.ts";
import type { Queryable } from "../records/database.ts";
import { findSurvey, type StoredSurvey } from "../records/survey-store.ts";

/** What is said of an id that names no survey. */
export function noSurvey(id: string): AppError {
  return new AppError("not-found", `There is no survey ${id} in this workspace.`);
}

/** Throws `conflict` for what would show what one employee said, or that they said it. */
export function mustNotBeConfidential({ audience }: StoredSurvey): void {
  if (audience === "employees")
    throw new AppError(
      "conflict",
      "This survey is answered by employees: their answers are shown together only, and nobody is asked or known by name. Ask by the link, a poster or a kiosk.",
    );
}

/** The survey. Throws `not-found`. */
export async function surveyOf(database: Queryable, workspace: number, id: string): Promise<StoredSurvey> {
  const found = await findSurvey(database, workspace, id);
  if (!found) throw noSurvey(id);
  return found;
}
