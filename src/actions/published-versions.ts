// The published versions of surveys. They never change, so those that were read stay known.

import type { Queryable } from "../records/database.ts";
import { findVersion, type SurveyVersion } from "../records/survey-store.ts";

type Questionnaire = SurveyVersion["questionnaire"];

const known = new Map<string, Questionnaire>();
const knownMax = 200;

/** A published version of a survey, or undefined. */
export async function publishedVersion(
  database: Queryable,
  survey: string,
  version: number,
): Promise<Questionnaire | undefined> {
  const name = `${survey} ${version}`;
  const before = known.get(name);
  if (before) return before;
  const found = await findVersion(database, survey, version);
  if (!found) return undefined;
  if (known.size >= knownMax) known.clear();
  known.set(name, found.questionnaire);
  return found.questionnaire;
}
