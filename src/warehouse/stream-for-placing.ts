// Everything in the log whose place the catalogue decides, with what a rule can look at and the place it has now. Read in
// pages by key (named whole in the order, or the engine would sort all that is left for each page), so that a run over years of history takes constant memory and can wait as long as it likes between pages.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

/** What placing looks at, as columns of `interaction AS f`. */
export const placedColumns = `toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time, f.seq AS seq,
  f.event AS event, f.url AS url, f.call_type AS callType, f.said AS said, f.source AS source, f.properties AS properties,
  f.order_id AS order, toFloat64(f.revenue) AS revenue, f.answers AS answers, f.touchpoint AS touchpoint,
  f.channel AS channel, f.stage AS stage, f.kind AS kind, f.direct AS direct, f.placement AS placement`;

const sql = `SELECT ${placedColumns}
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity >= {identity:UUID} AND f.placement != 'said'
  AND (f.identity, f.at, f.seq, f.id) > ({identity:UUID}, fromUnixTimestamp64Milli({at:Int64}, 'UTC'), {seq:UInt32}, {id:UInt64})
ORDER BY f.workspace, f.identity, f.at, f.seq, f.id
LIMIT {limit:UInt32}`;

/** One row of these columns. */
export const placedRow = z.object({
  id: z.string(),
  identity: z.string(),
  time: z.coerce.number(),
  seq: z.number(),
  event: z.string(),
  url: z.string(),
  callType: z.string(),
  said: z.string(),
  source: z.string(),
  properties: z.string(),
  order: z.string(),
  revenue: z.number().nullable(),
  answers: z.number(),
  touchpoint: z.string(),
  channel: z.string(),
  stage: z.string(),
  kind: z.string(),
  direct: z.boolean(),
  placement: z.string(),
});

/** One interaction that may be placed anew. `said` is JSON text of channel, stage, kind and direct, or empty. */
export type PlacedNow = Omit<z.infer<typeof placedRow>, "time" | "seq">;

/** Yields the interactions of a workspace in an order of its own. */
export async function* streamForPlacing(
  warehouse: Warehouse,
  workspace: number,
  pageSize = 20_000,
): AsyncGenerator<PlacedNow> {
  let after = { identity: "00000000-0000-0000-0000-000000000000", at: 0, seq: 0, id: "0" };
  for (;;) {
    const rows = await warehouse.ask({
      name: "stream-for-placing",
      sql,
      params: { workspace, ...after, limit: pageSize },
      row: placedRow,
      weight: "heavy",
    });
    for (const { time: _, seq: __, ...placed } of rows) yield placed;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = { identity: last.identity, at: last.time, seq: last.seq, id: last.id };
  }
}
