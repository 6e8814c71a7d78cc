// How the surveys of a workspace are asked on web sites, checked by the domain's schema on the way in and on the way out.

import { z } from "zod";
import type { WebAsking } from "../domain/survey/web-asking.ts";
import { webAskingSchema } from "../domain/survey/web-asking-schema.ts";
import type { Queryable } from "./database.ts";

/** How one survey is asked; undefined when nobody said. */
export async function findWebAsking(
  database: Queryable,
  workspace: number,
  survey: string,
): Promise<WebAsking | undefined> {
  const row = await database.row(
    z.object({ asking: webAskingSchema }),
    `SELECT a.asking FROM survey_web a JOIN survey s ON s.id = a.survey
     WHERE s.workspace = $1 AND s.id = $2 AND s.removed_at IS NULL`,
    [workspace, survey],
  );
  return row?.asking;
}

/** Keeps how a survey is asked. False when the workspace has no such survey. */
export async function putWebAsking(
  database: Queryable,
  workspace: number,
  survey: string,
  { asking, changedBy }: { readonly asking: WebAsking; readonly changedBy: string },
): Promise<boolean> {
  const put = await database.run(
    `INSERT INTO survey_web (survey, asking, changed_by)
     SELECT s.id, $3, $4 FROM survey s WHERE s.workspace = $1 AND s.id = $2 AND s.removed_at IS NULL
     ON CONFLICT (survey) DO UPDATE SET asking = $3, changed_by = $4, changed_at = now()`,
    [workspace, survey, JSON.stringify(asking), changedBy],
  );
  return put > 0;
}

const askedRow = z.object({
  key: z.string(),
  token: z.string(),
  asking: webAskingSchema,
  languages: z.array(z.string()),
});

/** A survey that sites ask now. */
export type AskedOnWeb = z.infer<typeof askedRow>;

/** The surveys that the sites of a workspace ask now: published, open and enabled, and asking no computation, which widgets do not make. */
export function askedOnWeb(database: Queryable, workspace: number): Promise<AskedOnWeb[]> {
  return database.rows(
    askedRow,
    `SELECT s.key, s.token, a.asking,
       (SELECT v.questionnaire->'languages' FROM survey_version v WHERE v.survey = s.id
        ORDER BY v.version DESC LIMIT 1) AS languages
     FROM survey_web a JOIN survey s ON s.id = a.survey
     WHERE s.workspace = $1 AND s.removed_at IS NULL AND s.closed_at IS NULL AND s.published_revision IS NOT NULL
       AND NOT s.asks_computation AND (a.asking->>'enabled')::boolean
     ORDER BY a.changed_at, s.id`,
    [workspace],
  );
}
