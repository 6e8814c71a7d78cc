// What makes surveys ask by themselves, and the occasions on which they do. Invariant: a cause is one occasion, and an
// occasion stays until what came of it is kept as an invitation, asked or held.

import { z } from "zod";
import { invitationHolds } from "../domain/contact-rules.ts";
import type { SurveyTrigger } from "../domain/survey/trigger.ts";
import { surveyTriggerSchema } from "../domain/survey/trigger-schema.ts";
import type { Queryable } from "./database.ts";

const triggerRow = z.object({
  survey: z.string(),
  workspace: z.number(),
  body: surveyTriggerSchema,
  lookedUntil: z.date(),
  beganAt: z.date(),
  expected: z.record(z.string(), z.number()),
  waveOn: z.string().nullable(),
  timeZone: z.string(),
});

/** A trigger as it is kept: that of a survey, whose id it has. */
export type StoredTrigger = z.infer<typeof triggerRow>;

const columns = `t.survey, s.workspace, t.body, t.looked_until AS "lookedUntil", t.began_at AS "beganAt", t.expected, t.wave_on::text AS "waveOn",
  w.time_zone AS "timeZone"`;
const from = "survey_trigger t JOIN survey s ON s.id = t.survey JOIN workspace w ON w.id = s.workspace";

/** The trigger of a survey, or undefined. */
export function findTrigger(database: Queryable, survey: string): Promise<StoredTrigger | undefined> {
  return database.row(triggerRow, `SELECT ${columns} FROM ${from} WHERE t.id = $1`, [survey]);
}

/**
 * Sets the trigger of a survey, with how many occasions a week are expected at each touchpoint. What happened before is not
 * looked at. It begins anew when it is switched on or is set off by something else.
 */
export async function putTrigger(
  tx: Queryable,
  survey: string,
  trigger: SurveyTrigger,
  { expected, changedBy }: { readonly expected: ReadonlyMap<string, number>; readonly changedBy: string },
): Promise<void> {
  const goesOn =
    "(survey_trigger.body->>'enabled')::boolean AND survey_trigger.body->'when' = excluded.body->'when'";
  await tx.run(
    `INSERT INTO survey_trigger (id, survey, body, changed_by, expected) VALUES ($1, $1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, changed_by = excluded.changed_by, updated_at = now(),
       expected = excluded.expected,
       began_at = CASE WHEN ${goesOn} THEN survey_trigger.began_at ELSE now() END,
       wave_on = CASE WHEN ${goesOn} THEN survey_trigger.wave_on END,
       looked_until = CASE WHEN (survey_trigger.body->>'enabled')::boolean THEN survey_trigger.looked_until ELSE now() END`,
    [survey, JSON.stringify(trigger), changedBy, JSON.stringify(Object.fromEntries(expected))],
  );
}

/** The triggers of a workspace that name a segment, with the surveys that they are of. */
export function triggersWithSegment(
  database: Queryable,
  workspace: number,
): Promise<{ id: string; name: string; body: string }[]> {
  return database.rows(
    z.object({ id: z.string(), name: z.string(), body: z.string() }),
    `SELECT s.id, s.name, t.body::text AS body FROM survey_trigger t JOIN survey s ON s.id = t.survey
     WHERE s.workspace = $1 AND s.removed_at IS NULL
       AND (t.body->'when' ? 'segment' OR jsonb_array_length(coalesce(t.body->'quotas', '[]')) > 0)`,
    [workspace],
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
  readonly touchpoint: string;
  readonly dueAt: Date;
}

/** Keeps occasions; causes that were there before are passed over. */
export async function keepOccasions(
  tx: Queryable,
  trigger: string,
  occasions: readonly OccasionToKeep[],
): Promise<number> {
  return tx.run(
    `INSERT INTO survey_occasion (trigger, cause, identity, unit, touchpoint, due_at)
     SELECT $1, o.cause, o.identity, o.unit, o.touchpoint, o.due
     FROM unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[]) AS o(cause, identity, unit, touchpoint, due)
     ON CONFLICT DO NOTHING`,
    [
      trigger,
      occasions.map(({ cause }) => cause),
      occasions.map(({ identity }) => identity),
      occasions.map(({ unit }) => unit),
      occasions.map(({ touchpoint }) => touchpoint),
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

const occasionRow = z.object({
  cause: z.string(),
  identity: z.string(),
  unit: z.string(),
  touchpoint: z.string(),
  dueAt: z.date(),
});

/** Occasions that are due. */
export function dueOccasions(
  database: Queryable,
  trigger: string,
  now: Date,
  limit: number,
): Promise<z.infer<typeof occasionRow>[]> {
  return database.rows(
    occasionRow,
    `SELECT cause, identity, unit, touchpoint, due_at AS "dueAt" FROM survey_occasion
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

/** Ends occasions of people of whom nothing is known by which they could be asked. */
export async function endWithNobody(
  database: Queryable,
  trigger: string,
  causes: readonly string[],
): Promise<void> {
  await database.run(
    "UPDATE survey_occasion SET state = 'nobody' WHERE trigger = $1 AND cause = ANY($2::text[])",
    [trigger, causes],
  );
}

/** Forgets occasions that came to something so many days ago; their invitations stay. */
export async function forgetOldOccasions(database: Queryable, days: number): Promise<void> {
  await database.run(
    "DELETE FROM survey_occasion WHERE state <> 'waiting' AND kept_at < now() - make_interval(days => $1)",
    [days],
  );
}

const weekRow = z.object({
  unit: z.string(),
  touchpoint: z.string(),
  asked: z.number(),
  answered: z.number(),
  left: z.number(),
});

/** How many were asked a survey in the last seven days, answered in them, or found no place, by unit and touchpoint. */
export function askedThisWeek(database: Queryable, survey: string): Promise<z.infer<typeof weekRow>[]> {
  return database.rows(
    weekRow,
    `SELECT coalesce(hidden->>'unit', '') AS unit, coalesce(hidden->>'touchpoint', '') AS touchpoint,
       count(*) FILTER (WHERE state <> 'held' AND made_at > now() - interval '7 days') AS asked,
       count(*) FILTER (WHERE state <> 'held' AND completed_at > now() - interval '7 days') AS answered,
       count(*) FILTER (WHERE hold IN ('enough', 'quota') AND made_at > now() - interval '7 days') AS left
     FROM survey_invitation
     WHERE survey = $1 AND (made_at > now() - interval '7 days' OR completed_at > now() - interval '7 days')
     GROUP BY 1, 2`,
    [survey],
  );
}

/** How many members of each segment with a quota were asked a survey in the last seven days. */
export async function askedBySegment(database: Queryable, survey: string): Promise<Map<string, number>> {
  const rows = await database.rows(
    z.object({ segment: z.string(), n: z.number() }),
    `SELECT segment, count(*) AS n FROM survey_invitation, unnest(segments) AS segment
     WHERE survey = $1 AND state <> 'held' AND made_at > now() - interval '7 days' GROUP BY 1`,
    [survey],
  );
  return new Map(rows.map(({ segment, n }) => [segment, n]));
}

const measuredRow = z.object({ asked: z.number(), answered: z.number() });

/** How many were asked a survey in the last four weeks, two days ago or before, and how many of those answered. */
export async function measuredRate(
  database: Queryable,
  survey: string,
): Promise<z.infer<typeof measuredRow>> {
  const row = await database.row(
    measuredRow,
    `SELECT count(*) AS asked, count(completed_at) AS answered FROM survey_invitation
     WHERE survey = $1 AND state IN ('made', 'sent')
       AND made_at > now() - interval '28 days' AND made_at <= now() - interval '2 days'`,
    [survey],
  );
  return row ?? { asked: 0, answered: 0 };
}

const occasionCountRow = z.object({ state: z.string(), n: z.number(), nextAt: z.date().nullable() });
const outcomeRow = z.object({
  hold: z.enum(invitationHolds).nullable(),
  n: z.number(),
  answered: z.number(),
});

/** What a trigger did in the last 28 days: its occasions by state, and what came of them; `units` narrows to those of some units. */
export async function triggerDeeds(database: Queryable, survey: string, units: readonly string[] | null) {
  const [occasions, outcomes] = await Promise.all([
    database.rows(
      occasionCountRow,
      `SELECT state, count(*) AS n, min(due_at) FILTER (WHERE state = 'waiting') AS "nextAt" FROM survey_occasion
       WHERE trigger = $1 AND kept_at > now() - interval '28 days' AND ($2::text[] IS NULL OR unit = ANY($2))
       GROUP BY 1`,
      [survey, units],
    ),
    database.rows(
      outcomeRow,
      `SELECT hold, count(*) AS n, count(completed_at) AS answered FROM survey_invitation
       WHERE survey = $1 AND origin = 'trigger' AND made_at > now() - interval '28 days'
         AND ($2::text[] IS NULL OR hidden->>'unit' = ANY($2))
       GROUP BY 1`,
      [survey, units],
    ),
  ]);
  return { occasions, outcomes };
}
