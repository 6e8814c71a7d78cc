// The responses to a survey one by one, as they were filled in, and the versions that they answered.

import { z } from "zod";
import { isoInZone } from "../domain/period.ts";
import type { Sight } from "../domain/sight.ts";
import type { TableAnswer, TableResponse } from "../domain/survey/response-table.ts";
import type { SurveyCut } from "../domain/survey/survey-cut.ts";
import { listVersions, type SurveyVersion } from "../records/survey-store.ts";
import { type ResponseFound, surveyResponseList } from "../warehouse/survey-response-list.ts";
import type { App } from "./app.ts";
import { mustNotBeConfidential, surveyOf } from "./survey-of.ts";
import { surveyScopeOf } from "./survey-scope-of.ts";

/** Which page of which responses. */
export interface ResponsesRequest extends SurveyCut {
  /** Answers that a response must hold; keys of questions as the survey has them. */
  readonly holding: readonly {
    readonly question: string;
    readonly score?: number | undefined;
    readonly choice?: string | undefined;
  }[];
  readonly search: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One response as it is given out. */
export interface SurveyResponse extends TableResponse {
  readonly answers: readonly (TableAnswer & {
    readonly metric: string;
    readonly scaleMin: number | null;
    readonly scaleMax: number | null;
  })[];
}

/** What a response says of itself besides its answers; a sender of `track` calls may leave all of it out. */
const propertiesSchema = z
  .object({
    survey_version: z.number().nullable().catch(null),
    completed: z.boolean().catch(true),
    ending: z.string().catch(""),
    hidden: z.record(z.string(), z.string()).catch({}),
    contact: z.record(z.string(), z.string()).catch({}),
  })
  .catch({ survey_version: null, completed: true, ending: "", hidden: {}, contact: {} });

function readProperties(properties: string): z.infer<typeof propertiesSchema> {
  try {
    return propertiesSchema.parse(JSON.parse(properties));
  } catch {
    return propertiesSchema.parse({});
  }
}

function presentResponse({ parts, ...found }: ResponseFound, timeZone: string): SurveyResponse {
  const said = parts.map(readProperties);
  const [first = readProperties(""), ...later] = said;
  const last = later.at(-1) ?? first;
  const { survey_version: version, hidden } = first;
  return {
    ...found,
    version,
    hidden,
    at: isoInZone(timeZone, found.at),
    answers: found.answers.map(({ at: _, ...answer }) => answer),
    // Whoever comes back finishes what was begun, and may say then how to be reached.
    completed: said.some(({ completed }) => completed),
    ending: last.ending,
    contact: Object.assign({}, ...said.map(({ contact }) => contact)),
  };
}

type Parts = Pick<App, "database" | "warehouse" | "context">;

/** A page of responses within a sight, newest first. Throws `not-found`, `bad-input`, and `conflict` for those of employees. */
export async function listResponses(
  app: Parts,
  sight: Sight,
  id: string,
  request: ResponsesRequest,
): Promise<{ responses: SurveyResponse[]; next: string | null }> {
  const { holding, search, limit, cursor, ...cut } = request;
  const survey = await surveyOf(app.database, sight.workspace, id);
  mustNotBeConfidential(survey);
  const { scope, workspace } = await surveyScopeOf(app, sight, survey, cut);
  const { responses, next } = await surveyResponseList(app.warehouse, {
    ...scope,
    holding: holding.map((one) => ({ ...one, question: `${survey.key}.${one.question}` })),
    search,
    limit,
    cursor,
  });
  return { responses: responses.map((one) => presentResponse(one, workspace.timeZone)), next };
}

/** The published versions of a survey, the latest first. Throws `not-found`. */
export async function surveyVersions(app: Parts, sight: Sight, id: string): Promise<SurveyVersion[]> {
  const survey = await surveyOf(app.database, sight.workspace, id);
  return listVersions(app.database, survey.id);
}
