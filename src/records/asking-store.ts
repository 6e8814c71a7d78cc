// How surveys ask, the rules of contact of a workspace, and who is not to be asked. What nobody has set is the default.

import { z } from "zod";
import { type ContactRules, defaultContactRules } from "../domain/contact-rules.ts";
import { defaultAsking, type SurveyAsking } from "../domain/survey/asking.ts";
import { contactRulesSchema, surveyAskingSchema } from "../domain/survey/asking-schema.ts";
import type { Queryable } from "./database.ts";

/** The rules of a workspace. */
export async function findContactRules(database: Queryable, workspace: number): Promise<ContactRules> {
  const row = await database.row(
    z.object({ body: contactRulesSchema }),
    "SELECT body FROM contact_rules WHERE workspace = $1",
    [workspace],
  );
  return row?.body ?? defaultContactRules;
}

/** Sets the rules of a workspace. */
export async function putContactRules(
  tx: Queryable,
  workspace: number,
  rules: ContactRules,
  changedBy: string,
): Promise<void> {
  await tx.run(
    `INSERT INTO contact_rules (workspace, body, changed_by) VALUES ($1, $2, $3)
     ON CONFLICT (workspace) DO UPDATE SET body = excluded.body, changed_by = excluded.changed_by, updated_at = now()`,
    [workspace, JSON.stringify(rules), changedBy],
  );
}

/** How each of some surveys asks. */
export async function findAskings(
  database: Queryable,
  surveys: readonly string[],
): Promise<(survey: string) => SurveyAsking> {
  const rows = await database.rows(
    z.object({ survey: z.string(), body: surveyAskingSchema }),
    "SELECT survey, body FROM survey_asking WHERE survey = ANY($1::uuid[])",
    [surveys],
  );
  const set = new Map(rows.map(({ survey, body }) => [survey, body]));
  return (survey) => set.get(survey) ?? defaultAsking;
}

/** How a survey asks. */
export async function findAsking(database: Queryable, survey: string): Promise<SurveyAsking> {
  return (await findAskings(database, [survey]))(survey);
}

/** Sets how a survey asks. */
export async function putAsking(
  tx: Queryable,
  survey: string,
  asking: SurveyAsking,
  changedBy: string,
): Promise<void> {
  await tx.run(
    `INSERT INTO survey_asking (survey, body, changed_by) VALUES ($1, $2, $3)
     ON CONFLICT (survey) DO UPDATE SET body = excluded.body, changed_by = excluded.changed_by,
       revision = survey_asking.revision + 1, updated_at = now()`,
    [survey, JSON.stringify(asking), changedBy],
  );
}

/** Why somebody is not to be asked. */
export const noContactReasons = ["unsubscribed", "bounced", "complained", "member"] as const;

/** One of the reasons. */
export type NoContactReason = (typeof noContactReasons)[number];

/** Notes that identities are not to be asked; the first reason stays. */
export async function addNoContact(
  tx: Queryable,
  workspace: number,
  identities: readonly string[],
  reason: NoContactReason,
): Promise<void> {
  await tx.run(
    `INSERT INTO no_contact (workspace, identity, reason) SELECT $1, i, $3 FROM unnest($2::uuid[]) AS i
     ON CONFLICT DO NOTHING`,
    [workspace, identities, reason],
  );
}

/** Lets identities be asked again; with a reason only those that are not asked for it. */
export async function removeNoContact(
  tx: Queryable,
  workspace: number,
  identities: readonly string[],
  reason: NoContactReason | null = null,
): Promise<number> {
  return tx.run(
    "DELETE FROM no_contact WHERE workspace = $1 AND identity = ANY($2::uuid[]) AND ($3::text IS NULL OR reason = $3)",
    [workspace, identities, reason],
  );
}

const noContactRow = z.object({ identity: z.string(), reason: z.enum(noContactReasons), at: z.date() });

/** Which of some identities are not to be asked. */
export function findNoContact(
  database: Queryable,
  workspace: number,
  identities: readonly string[],
): Promise<z.infer<typeof noContactRow>[]> {
  return database.rows(
    noContactRow,
    "SELECT identity, reason, at FROM no_contact WHERE workspace = $1 AND identity = ANY($2::uuid[]) ORDER BY at",
    [workspace, identities],
  );
}
