// What was kept aside, with its reason and its raw form, until a replay accepts it.

import { z } from "zod";
import type { Queryable } from "./database.ts";

const itemRow = z.object({
  id: z.number(),
  source: z.string(),
  origin: z.enum(["journal", "import", "replay"]),
  originId: z.string(),
  line: z.number().nullable(),
  reason: z.string(),
  detail: z.string(),
  raw: z.string(),
  receivedAt: z.date(),
});

/** One item kept aside. */
export type QuarantineItem = z.infer<typeof itemRow>;

/** Which items to look at. */
export interface QuarantineFilter {
  readonly reason?: string;
  readonly source?: string;
  readonly originId?: string;
  /** Text that the content or the detail must hold, ignoring case. */
  readonly search?: string;
  readonly afterId?: number;
  readonly limit: number;
}

const columns = `id, source, origin, origin_id AS "originId", line, reason, detail, raw, received_at AS "receivedAt"`;

/** One open item, or undefined when there is none of that number. */
export function openQuarantineItem(
  database: Queryable,
  workspace: number,
  id: number,
): Promise<QuarantineItem | undefined> {
  return database.row(
    itemRow,
    `SELECT ${columns} FROM quarantine WHERE workspace = $1 AND id = $2 AND replayed_at IS NULL`,
    [workspace, id],
  );
}

/** Open items in order of arrival. */
export function listQuarantine(
  database: Queryable,
  workspace: number,
  filter: QuarantineFilter,
): Promise<QuarantineItem[]> {
  return database.rows(
    itemRow,
    `SELECT ${columns} FROM quarantine
     WHERE workspace = $1 AND replayed_at IS NULL AND id > $2
       AND ($3::text IS NULL OR reason = $3) AND ($4::text IS NULL OR source = $4) AND ($5::text IS NULL OR origin_id = $5)
       AND ($6::text IS NULL OR position(lower($6) IN lower(raw || ' ' || detail)) > 0)
     ORDER BY id LIMIT $7`,
    [
      workspace,
      filter.afterId ?? 0,
      filter.reason ?? null,
      filter.source ?? null,
      filter.originId ?? null,
      filter.search ?? null,
      filter.limit,
    ],
  );
}

const reasonRow = z.object({ reason: z.string(), source: z.string(), n: z.number() });

/** Open items counted by reason and source, most first. */
export function countQuarantine(
  database: Queryable,
  workspace: number,
  originId?: string,
): Promise<{ reason: string; source: string; n: number }[]> {
  return database.rows(
    reasonRow,
    `SELECT reason, source, count(*) AS n FROM quarantine
     WHERE workspace = $1 AND replayed_at IS NULL AND ($2::text IS NULL OR origin_id = $2)
     GROUP BY reason, source ORDER BY n DESC, reason, source`,
    [workspace, originId ?? null],
  );
}

const countRow = z.object({ n: z.number() });

/** How many items were ever kept aside by finished blocks: what the ledger's sum must equal. */
export async function totalQuarantined(database: Queryable, workspace: number): Promise<number> {
  const row = await database.row(countRow, "SELECT count(*) AS n FROM quarantine WHERE workspace = $1", [
    workspace,
  ]);
  return row?.n ?? 0;
}

/** How many items that were kept aside since a moment are still open. */
export async function quarantinedSince(database: Queryable, workspace: number, since: Date): Promise<number> {
  const row = await database.row(
    countRow,
    `SELECT count(*) AS n FROM quarantine WHERE workspace = $1 AND replayed_at IS NULL AND received_at >= $2`,
    [workspace, since],
  );
  return row?.n ?? 0;
}

/** Marks items as replayed, inside the transaction that finishes the replay's block. */
export async function markReplayed(tx: Queryable, workspace: number, ids: readonly number[]): Promise<void> {
  await tx.run(
    "UPDATE quarantine SET replayed_at = now() WHERE workspace = $1 AND id = ANY($2::bigint[]) AND replayed_at IS NULL",
    [workspace, ids],
  );
}
