// How many complete responses each quota of a survey has taken. A response takes its place once, however often it is sent, and
// never one too many is taken: who takes a place holds the quota until it is taken.

import { z } from "zod";
import type { Queryable } from "./database.ts";

/** A quota with the most that it takes. */
export interface QuotaLimit {
  readonly key: string;
  readonly most: number;
}

const keyRow = z.object({ key: z.string() });

/** How many responses each quota has taken; those without any are left out. */
export function quotaCounts(database: Queryable, survey: string): Promise<{ key: string; taken: number }[]> {
  return database.rows(
    z.object({ key: z.string(), taken: z.number() }),
    "SELECT quota AS key, taken FROM survey_quota WHERE survey = $1",
    [survey],
  );
}

/** Keys of the quotas that are full for a response that is yet to come, or for one that has no place in them. */
export async function fullQuotas(
  database: Queryable,
  survey: string,
  limits: readonly QuotaLimit[],
  response: string | null,
): Promise<string[]> {
  if (limits.length === 0) return [];
  const rows = await database.rows(
    keyRow,
    `SELECT q.quota AS key FROM survey_quota q
       JOIN unnest($2::text[], $3::integer[]) AS l (key, most) ON l.key = q.quota
     WHERE q.survey = $1 AND q.taken >= l.most AND NOT EXISTS (
       SELECT FROM survey_quota_place p WHERE p.survey = q.survey AND p.quota = q.quota AND p.response = $4::uuid)`,
    [survey, limits.map(({ key }) => key), limits.map(({ most }) => most), response],
  );
  return rows.map(({ key }) => key);
}

/**
 * Holds quotas until the transaction ends. Whoever takes places for several responses holds all of their quotas first: they
 * are held in one order, so that no two wait for each other.
 */
export async function holdQuotas(tx: Queryable, survey: string, keys: readonly string[]): Promise<void> {
  await tx.run(
    `INSERT INTO survey_quota (survey, quota) SELECT $1, k FROM unnest($2::text[]) AS k ORDER BY k
     ON CONFLICT DO NOTHING`,
    [survey, keys],
  );
  await tx.run(
    "SELECT FROM survey_quota WHERE survey = $1 AND quota = ANY ($2::text[]) ORDER BY quota FOR UPDATE",
    [survey, keys],
  );
}

/** Takes a place in each of some quotas that are held, or in none: then the key of one that is full. */
export async function takePlaces(
  tx: Queryable,
  survey: string,
  limits: readonly QuotaLimit[],
  response: string,
): Promise<string | undefined> {
  const [full] = await fullQuotas(tx, survey, limits, response);
  if (full !== undefined) return full;
  await tx.run(
    `WITH place AS (
       INSERT INTO survey_quota_place (survey, quota, response) SELECT $1, k, $3 FROM unnest($2::text[]) AS k
       ON CONFLICT DO NOTHING RETURNING quota
     )
     UPDATE survey_quota SET taken = taken + 1 WHERE survey = $1 AND quota IN (SELECT quota FROM place)`,
    [survey, limits.map(({ key }) => key), response],
  );
  return undefined;
}
