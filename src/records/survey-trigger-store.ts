// What makes surveys ask by themselves, and the occasions on which they do. Invariant: a cause is one occasion, and an
// occasion stays until what came of it is kept as an invitation, asked or held.

import { z } from "zod";
import type { SurveyTrigger } from "../domain/survey/trigger.ts";
import { surveyTriggerSchema } from "../domain/survey/trigger-schema.ts";
import type { Queryable } from "./database.ts";

const triggerRow = z.object({
  survey: z.string(),
  workspace: z.number(),
  body: surveyTriggerSchema,
  lookedUntil: z.date(),
  waveOn: z.string().nullable(),
  timeZone: z.string(),
});

/** A trigger as it is kept: that of a survey, whose id it has. */
export type StoredTrigger = z.infer<typeof triggerRow>;

const columns = `t.survey, s.workspace, t.body, t.looked_until AS "lookedUntil", t.wave_on::text AS "waveOn",
  w.time_zone AS "timeZone"`;
const from = "survey_trigger t JOIN survey s ON s.id = t.survey JOIN workspace w ON w.id = s.workspace";

/** The trigger of a survey, or undefined. */
export function findTrigger(database: Queryable, survey: string): Promise<StoredTrigger | undefined> {
  return database.row(triggerRow, `SELECT ${columns} FROM ${from} WHERE t.id = $1`, [survey]);
}

/** Sets the trigger of a survey. What happened before is not looked at. */
export async function putTrigger(
  tx: Queryable,
  survey: string,
  trigger: SurveyTrigger,
  changedBy: string,
): Promise<void> {
  await tx.run(
    `INSERT INTO survey_trigger (id, survey, body, changed_by) VALUES ($1, $1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, changed_by = excluded.changed_by, updated_at = now(),
       looked_until = CASE WHEN (survey_trigger.body->>'enabled')::boolean THEN survey_trigger.looked_until ELSE now() END`,
    [survey, JSON.stringify(trigger), changedBy],
  );
}

/** The triggers that are on, of surveys that take answers. */
export function activeTriggers(database: Queryable): Promise<StoredTrigger[]> {
  return database.rows(
    triggerRow,
    `SELECT ${columns} FROM ${from}
     WHERE (t.body->>'enabled')::boolean AND s.removed_at IS NULL AND s.closed_at IS NULL AND s.published_revision IS NOT NULL
     ORDER BY t.id`,
  );
}

/** Something that sets a trigger off. */
export interface OccasionToKeep {
  readonly cause: string;
  readonly identity: string;
  readonly unit: string;
  readonly dueAt: Date;
}

/** Keeps occasions; causes that were there before are passed over. */
export async function keepOccasions(
  tx: Queryable,
  trigger: string,
  occasions: readonly OccasionToKeep[],
): Promise<number> {
  return tx.run(
    `INSERT INTO survey_occasion (trigger, cause, identity, unit, due_at)
     SELECT $1, o.cause, o.identity, o.unit, o.due
     FROM unnest($2::text[], $3::uuid[], $4::text[], $5::timestamptz[]) AS o(cause, identity, unit, due)
     ON CONFLICT DO NOTHING`,
    [
      trigger,
      occasions.map(({ cause }) => cause),
      occasions.map(({ identity }) => identity),
      occasions.map(({ unit }) => unit),
      occasions.map(({ dueAt }) => dueAt),
    ],
  );
}

/** Notes how far a trigger has looked, and the day of its last wave. */
export async function noteLooked(
  tx: Queryable,
  trigger: string,
  until: Date,
  waveOn: string | null,
): Promise<void> {
  await tx.run(
    "UPDATE survey_trigger SET looked_until = $2, wave_on = coalesce($3::date, wave_on) WHERE id = $1",
    [trigger, until, waveOn],
  );
}

const occasionRow = z.object({ cause: z.string(), identity: z.string(), unit: z.string() });

/** Occasions that are due. */
export function dueOccasions(
  database: Queryable,
  trigger: string,
  now: Date,
  limit: number,
): Promise<z.infer<typeof occasionRow>[]> {
  return database.rows(
    occasionRow,
    `SELECT cause, identity, unit FROM survey_occasion
     WHERE trigger = $1 AND state = 'waiting' AND due_at <= $2 ORDER BY due_at, cause LIMIT $3`,
    [trigger, now, limit],
  );
}

/** Puts an occasion off, because of the hours of its customer. */
export async function putOffOccasion(
  database: Queryable,
  trigger: string,
  cause: string,
  until: Date,
): Promise<void> {
  await database.run("UPDATE survey_occasion SET due_at = $3 WHERE trigger = $1 AND cause = $2", [
    trigger,
    cause,
    until,
  ]);
}

/** Ends occasions of which an invitation is kept. */
export async function endOccasions(
  database: Queryable,
  trigger: string,
  causes: readonly string[],
): Promise<void> {
  await database.run(
    "UPDATE survey_occasion SET state = 'done' WHERE trigger = $1 AND cause = ANY($2::text[])",
    [trigger, causes],
  );
}

const weekRow = z.object({ unit: z.string(), asked: z.number(), answered: z.number() });

/** How many were asked a survey in the last seven days, and how many of those answered, by unit. */
export function askedThisWeek(database: Queryable, survey: string): Promise<z.infer<typeof weekRow>[]> {
  return database.rows(
    weekRow,
    `SELECT coalesce(hidden->>'unit', '') AS unit, count(*) AS asked,
       count(*) FILTER (WHERE completed_at > now() - interval '7 days') AS answered
     FROM survey_invitation
     WHERE survey = $1 AND state <> 'held' AND (made_at > now() - interval '7 days' OR completed_at > now() - interval '7 days')
     GROUP BY 1`,
    [survey],
  );
}
