// What the ledger knows of each source: how much it sent, when, and how much of it is still kept aside.

import { z } from "zod";
import type { Queryable } from "./database.ts";

const sourceRow = z.object({
  source: z.string(),
  live: z.boolean(),
  received: z.number(),
  interactions: z.number(),
  duplicates: z.number(),
  lastReceivedAt: z.date().nullable(),
  receivedHour: z.number(),
  receivedDay: z.number(),
  receivedWeekBefore: z.number(),
  quarantinedDay: z.number(),
  quarantinedOpen: z.number(),
});

/** One source by the ledger. `live` is true for what is tracked as it happens. Items, not interactions, where not said. */
export type SourceInLedger = z.infer<typeof sourceRow>;

/** The sources of a workspace as of `now` (milliseconds), the latest first. What was tried again counts no second time. */
export function listSources(database: Queryable, workspace: number, now: number): Promise<SourceInLedger[]> {
  return database.rows(
    sourceRow,
    `WITH kept AS (
       SELECT source, count(*) AS n FROM quarantine WHERE workspace = $1 AND replayed_at IS NULL GROUP BY source
     ), sent AS (
       SELECT source, bool_or(origin = 'journal') AS live,
         coalesce(sum(received) FILTER (WHERE origin <> 'replay'), 0)::bigint AS received,
         sum(interactions)::bigint AS interactions,
         coalesce(sum(duplicates) FILTER (WHERE origin <> 'replay'), 0)::bigint AS duplicates,
         max(created_at) FILTER (WHERE received > 0 AND origin <> 'replay') AS last,
         coalesce(sum(received) FILTER (WHERE origin <> 'replay' AND created_at > $2::timestamptz - interval '1 hour'), 0)::bigint AS hour,
         coalesce(sum(received) FILTER (WHERE origin <> 'replay' AND created_at > $2::timestamptz - interval '1 day'), 0)::bigint AS day,
         coalesce(sum(received) FILTER (WHERE origin <> 'replay' AND created_at <= $2::timestamptz - interval '1 day'
           AND created_at > $2::timestamptz - interval '8 days'), 0)::bigint AS week,
         coalesce(sum(quarantined) FILTER (WHERE created_at > $2::timestamptz - interval '1 day'), 0)::bigint AS aside
       FROM block WHERE workspace = $1 AND state = 'done' GROUP BY source
     )
     SELECT sent.source, live, received, interactions, duplicates, last AS "lastReceivedAt", hour AS "receivedHour",
       day AS "receivedDay", week AS "receivedWeekBefore", aside AS "quarantinedDay", coalesce(kept.n, 0)::bigint AS "quarantinedOpen"
     FROM sent LEFT JOIN kept ON kept.source = sent.source
     ORDER BY last DESC NULLS LAST, sent.source`,
    [workspace, new Date(now)],
  );
}

const blockRow = z.object({ id: z.number() });

/** Numbers of the newest finished blocks of a workspace that brought interactions, newest first. */
export async function newestBlocks(
  database: Queryable,
  workspace: number,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await database.rows(
    blockRow,
    `SELECT id FROM block WHERE workspace = $1 AND state = 'done' AND interactions > 0 AND id > $2 ORDER BY id DESC LIMIT $3`,
    [workspace, after, limit],
  );
  return rows.map(({ id }) => id);
}
