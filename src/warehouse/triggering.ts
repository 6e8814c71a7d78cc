// What happened of late and meets the condition of a trigger. Interactions of longer ago never ask anyone: a file of history
// that is imported today must not. The caller keeps which were seen before, so that looking twice finds nothing new.

import { z } from "zod";
import type { TriggerMatch } from "../domain/survey/trigger.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

const row = z.object({
  id: z.string(),
  identity: z.string(),
  time: z.coerce.number(),
  received: z.coerce.number(),
  unit: z.string(),
});

/** Something that happened; times in milliseconds. */
export type Triggering = z.infer<typeof row>;

/** What is looked for: what happened no longer ago and arrived after another, `limit` at once. Times in milliseconds. */
export interface TriggeringSpan {
  readonly happenedFrom: number;
  readonly receivedFrom: number;
  /** The id of the last of those that arrived at `receivedFrom` that is known already; "0": none of them. */
  readonly afterId: string;
  readonly limit: number;
}

/** Columns come from this closed list. */
const columns: Readonly<Record<TriggerMatch["field"], string>> = {
  event: "f.event",
  kind: "f.kind",
  channel: "f.channel",
  touchpoint: "f.touchpoint",
  unit: "f.unit",
  outcome: "f.outcome",
  product: "f.product",
};

/** The query. */
export function triggeringQuery(
  workspace: number,
  where: readonly TriggerMatch[],
  span: TriggeringSpan,
): WarehouseQuery<Triggering> {
  const params: Record<string, unknown> = { workspace, ...span };
  const conditions = where.map(({ field, op, values }, i) => {
    params[`values${i}`] = values;
    return `\n  AND ${columns[field]} ${op === "is" ? "IN" : "NOT IN"} {values${i}:Array(String)}`;
  });
  return {
    name: "triggering",
    sql: `SELECT toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time,
  toUnixTimestamp64Milli(f.received) AS received, f.unit AS unit
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({happenedFrom:Int64}, 'UTC')
  AND f.received >= fromUnixTimestamp64Milli({receivedFrom:Int64}, 'UTC')
  AND (f.received > fromUnixTimestamp64Milli({receivedFrom:Int64}, 'UTC') OR f.id > {afterId:UInt64}) AND f.kind NOT IN ('invited', 'answered')${conditions.join("")}
ORDER BY f.received, f.id
LIMIT {limit:UInt32}`,
    params,
    row,
    weight: "heavy",
  };
}

/** Interactions that set a trigger off, in the order in which they arrived. */
export function triggering(
  warehouse: Warehouse,
  workspace: number,
  where: readonly TriggerMatch[],
  span: TriggeringSpan,
): Promise<Triggering[]> {
  return warehouse.ask(triggeringQuery(workspace, where, span));
}
