// The surveys of a workspace: a draft with its revision, and published versions, which never change. Questionnaires are
// checked by the domain's schema on the way in and on the way out. A change names the revision it was made from and happens
// only to that one.

import { z } from "zod";
import { audiences } from "../domain/survey/confidential.ts";
import type { Questionnaire } from "../domain/survey/questionnaire.ts";
import { questionnaireSchema } from "../domain/survey/questionnaire-schema.ts";
import type { Queryable } from "./database.ts";
import { gather } from "./gather.ts";

const surveyRow = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  draft: questionnaireSchema,
  revision: z.number(),
  published: questionnaireSchema.nullable(),
  version: z.number().nullable(),
  publishedAt: z.date().nullable(),
  token: z.string(),
  audience: z.enum(audiences),
  /** The workspace in whose log its answers are. */
  log: z.number(),
  madeBy: z.string(),
  changedBy: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  closedAt: z.date().nullable(),
  asksComputation: z.boolean(),
});

/** A survey as it is kept. `published` is what people answer and `version` its number; null before the first. */
export type StoredSurvey = z.infer<typeof surveyRow>;

const versionRow = z.object({
  version: z.number(),
  questionnaire: questionnaireSchema,
  publishedBy: z.string(),
  publishedAt: z.date(),
});

/** A published version. */
export type SurveyVersion = z.infer<typeof versionRow>;

const log = "coalesce(s.log, s.workspace)";
const audience = `CASE WHEN s.log IS NULL THEN 'customers' ELSE 'employees' END AS audience, ${log} AS log`;

const columns = `s.id, s.key, s.name, s.draft, s.revision, latest.questionnaire AS published, latest.version,
  latest.published_at AS "publishedAt", s.token, ${audience}, s.made_by AS "madeBy", s.changed_by AS "changedBy",
  s.created_at AS "createdAt", s.updated_at AS "updatedAt", s.closed_at AS "closedAt",
  s.asks_computation AS "asksComputation"`;

const from = `FROM survey s LEFT JOIN LATERAL (
    SELECT version, questionnaire, published_at FROM survey_version WHERE survey = s.id ORDER BY version DESC LIMIT 1
  ) AS latest ON true`;

/** The surveys of a workspace, last changed first. */
export function listSurveys(database: Queryable, workspace: number): Promise<StoredSurvey[]> {
  return database.rows(
    surveyRow,
    `SELECT ${columns} ${from} WHERE s.workspace = $1 AND s.removed_at IS NULL ORDER BY s.updated_at DESC, s.id`,
    [workspace],
  );
}

/** One survey, or undefined. */
export function findSurvey(
  database: Queryable,
  workspace: number,
  id: string,
): Promise<StoredSurvey | undefined> {
  return database.row(
    surveyRow,
    `SELECT ${columns} ${from} WHERE s.workspace = $1 AND s.id = $2 AND s.removed_at IS NULL`,
    [workspace, id],
  );
}

/** All keys that surveys of a workspace have or had. */
export async function surveyKeys(database: Queryable, workspace: number): Promise<string[]> {
  const rows = await database.rows(
    z.object({ key: z.string() }),
    "SELECT key FROM survey WHERE workspace = $1",
    [workspace],
  );
  return rows.map(({ key }) => key);
}

/** What a new survey is made of. */
export interface SurveyToMake {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly draft: Questionnaire;
  readonly token: string;
  /** The workspace of the log for its answers; null for its own. */
  readonly log: number | null;
  readonly madeBy: string;
}

/** Keeps a new survey. False when its key was taken meanwhile. */
export async function createSurvey(
  database: Queryable,
  workspace: number,
  { id, key, name, draft, token, log, madeBy }: SurveyToMake,
): Promise<boolean> {
  const made = await database.run(
    `INSERT INTO survey (id, workspace, key, name, draft, token, log, made_by, changed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (workspace, key) DO NOTHING`,
    [id, workspace, key, name, JSON.stringify(draft), token, log, madeBy],
  );
  return made > 0;
}

/** Changes a survey that still stands at `revision`. False when it does not, or is not there. */
export async function changeSurvey(
  database: Queryable,
  workspace: number,
  id: string,
  change: {
    readonly name: string;
    readonly draft: Questionnaire;
    readonly revision: number;
    readonly changedBy: string;
  },
): Promise<boolean> {
  const { name, draft, revision, changedBy } = change;
  const changed = await database.run(
    `UPDATE survey SET name = $4, draft = $5, changed_by = $6, revision = revision + 1, updated_at = now()
     WHERE workspace = $1 AND id = $2 AND revision = $3 AND removed_at IS NULL`,
    [workspace, id, revision, name, JSON.stringify(draft), changedBy],
  );
  return changed > 0;
}

/** Makes the draft that stands at `revision` the next version, and opens the survey. Undefined when it stands elsewhere. */
export async function publishSurvey(
  database: Queryable,
  workspace: number,
  id: string,
  publication: { readonly revision: number; readonly publishedBy: string },
): Promise<number | undefined> {
  const row = await database.row(
    z.object({ version: z.number() }),
    `WITH opened AS (
       UPDATE survey SET published_revision = revision, closed_at = NULL
       WHERE workspace = $1 AND id = $2 AND revision = $3 AND removed_at IS NULL RETURNING id, draft
     )
     INSERT INTO survey_version (survey, version, questionnaire, published_by)
     SELECT o.id, coalesce((SELECT max(v.version) FROM survey_version v WHERE v.survey = o.id), 0) + 1, o.draft, $4
     FROM opened o RETURNING version`,
    [workspace, id, publication.revision, publication.publishedBy],
  );
  return row?.version;
}

/** Closes a published survey or opens it again. False when there was nothing to do it to. */
export async function closeSurvey(
  database: Queryable,
  workspace: number,
  id: string,
  closed: boolean,
): Promise<boolean> {
  const set = closed ? "closed_at = now()" : "closed_at = NULL";
  const state = closed ? "closed_at IS NULL" : "closed_at IS NOT NULL";
  const text = `UPDATE survey SET ${set} WHERE workspace = $1 AND id = $2 AND removed_at IS NULL
     AND published_revision IS NOT NULL AND ${state}`;
  return (await database.run(text, [workspace, id])) > 0;
}

/** Says whether devices are asked for a computation. False when it was so already, or there is no such survey. */
export async function askComputation(
  database: Queryable,
  workspace: number,
  id: string,
  asked: boolean,
): Promise<boolean> {
  const text = `UPDATE survey SET asks_computation = $3
     WHERE workspace = $1 AND id = $2 AND removed_at IS NULL AND asks_computation <> $3`;
  return (await database.run(text, [workspace, id, asked])) > 0;
}

/** Removes a survey, or brings a removed one back; its name when it was done. */
export async function removeSurvey(
  database: Queryable,
  workspace: number,
  id: string,
  removed: boolean,
): Promise<string | undefined> {
  const text = removed
    ? "UPDATE survey SET removed_at = now() WHERE workspace = $1 AND id = $2 AND removed_at IS NULL RETURNING name"
    : "UPDATE survey SET removed_at = NULL WHERE workspace = $1 AND id = $2 AND removed_at IS NOT NULL RETURNING name";
  return (await database.row(z.object({ name: z.string() }), text, [workspace, id]))?.name;
}

/** The published versions of a survey, newest first. */
export function listVersions(database: Queryable, survey: string): Promise<SurveyVersion[]> {
  return database.rows(
    versionRow,
    `SELECT version, questionnaire, published_by AS "publishedBy", published_at AS "publishedAt"
     FROM survey_version WHERE survey = $1 ORDER BY version DESC`,
    [survey],
  );
}

/** One published version, or undefined. */
export function findVersion(
  database: Queryable,
  survey: string,
  version: number,
): Promise<SurveyVersion | undefined> {
  return database.row(
    versionRow,
    `SELECT version, questionnaire, published_by AS "publishedBy", published_at AS "publishedAt"
     FROM survey_version WHERE survey = $1 AND version = $2`,
    [survey, version],
  );
}

const openedRow = z.object({
  id: z.string(),
  workspace: z.number(),
  audience: z.enum(audiences),
  /** The workspace in whose log the answers go. */
  log: z.number(),
  key: z.string(),
  closed: z.boolean(),
  version: z.number(),
  company: z.string(),
  brandColor: z.string().nullable(),
  underWay: z.boolean(),
  isInvitation: z.boolean(),
  isSetAside: z.boolean(),
  asksComputation: z.boolean(),
});

/** A published survey as its public link opens it, with the number of its latest version and of a response, whether it is under way. */
export type OpenedSurvey = z.infer<typeof openedRow>;

const opened = (
  response: string,
) => `s.id, s.workspace, ${audience}, s.key, s.closed_at IS NOT NULL AS closed, w.name AS company, w.brand_color AS "brandColor",
       s.asks_computation AS "asksComputation",
       (SELECT max(v.version) FROM survey_version v WHERE v.survey = s.id) AS version,
       EXISTS (SELECT FROM survey_partial p WHERE p.survey = s.id AND p.response = ${response}::uuid) AS "underWay",
       EXISTS (SELECT FROM survey_invitation i WHERE i.id = ${response}::uuid) AS "isInvitation",
       EXISTS (SELECT FROM survey_suspect x WHERE x.survey = s.id AND x.response = ${response}::uuid) AS "isSetAside"`;

const isOpened = "s.removed_at IS NULL AND s.published_revision IS NOT NULL";

/** A public link, and the response of which is asked whether it is under way. */
interface AskedLink {
  readonly token: string;
  readonly response: string | null;
}

/** The surveys of public links, in their order; undefined where nothing is published. */
async function openSurveys(
  database: Queryable,
  links: readonly AskedLink[],
): Promise<readonly (OpenedSurvey | undefined)[]> {
  const rows = await database.rows(
    openedRow.extend({ n: z.number() }),
    `SELECT o.n, ${opened("o.response")}
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS o(token, response, n)
     JOIN survey s ON s.token = o.token AND ${isOpened} JOIN workspace w ON w.id = s.workspace`,
    [links.map(({ token }) => token), links.map(({ response }) => response)],
  );
  const found = new Map(rows.map(({ n, ...survey }) => [n, survey]));
  return links.map((_, i) => found.get(i + 1));
}

/** Thousands answer at once; what they open is asked for together. */
const openings = new WeakMap<Queryable, (link: AskedLink) => Promise<OpenedSurvey | undefined>>();

/** The survey of a public link, and whether `response` is under way. Undefined when nothing is published there. */
export function openSurvey(
  database: Queryable,
  token: string,
  response: string | null,
): Promise<OpenedSurvey | undefined> {
  let open = openings.get(database);
  if (!open) {
    open = gather((links) => openSurveys(database, links));
    openings.set(database, open);
  }
  return open({ token, response });
}

/** The same by its id, for personal links. */
export function openSurveyById(
  database: Queryable,
  id: string,
  response: string,
): Promise<OpenedSurvey | undefined> {
  return database.row(
    openedRow,
    `SELECT ${opened("$2")} FROM survey s JOIN workspace w ON w.id = s.workspace WHERE s.id = $1 AND ${isOpened}`,
    [id, response],
  );
}
