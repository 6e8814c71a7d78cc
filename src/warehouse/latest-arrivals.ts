// What arrived last: the interactions of some blocks, newest first. Blocks are numbered in the order in which they were
// begun, so the caller takes the newest ones from the ledger and nothing is searched for when nothing is new.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

const row = z.object({
  id: z.string(),
  identity: z.string(),
  received: z.coerce.number(),
  time: z.coerce.number(),
  block: z.coerce.number(),
  source: z.string(),
  event: z.string(),
  kind: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  placement: z.string(),
  url: z.string(),
  answers: z.number(),
});

const sql = (
  and: string,
) => `SELECT toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.received) AS received,
  toUnixTimestamp64Milli(f.at) AS time, f.block AS block, f.source AS source, f.event AS event, f.kind AS kind,
  f.channel AS channel, f.touchpoint AS touchpoint, f.placement AS placement, f.url AS url, f.answers AS answers
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.block IN {blocks:Array(UInt64)}${and}
ORDER BY f.received DESC, f.block DESC, f.seq DESC, f.id DESC
LIMIT {limit:UInt32}`;

/** One interaction that arrived; times in milliseconds, `answers` counts the answers in it. */
export interface ArrivedLately extends Omit<z.infer<typeof row>, "time"> {
  readonly at: number;
}

/** At most `limit` interactions of these blocks, within a sight. */
export async function latestArrivals(
  warehouse: Warehouse,
  sight: Sight,
  blocks: readonly number[],
  limit: number,
): Promise<ArrivedLately[]> {
  if (blocks.length === 0) return [];
  const { and, params } = sightSql(sight);
  const rows = await warehouse.ask({
    name: "latest-arrivals",
    sql: sql(and),
    params: { ...params, blocks, limit },
    row,
    weight: "quick",
  });
  return rows.map(({ time, ...rest }) => ({ ...rest, at: time }));
}
