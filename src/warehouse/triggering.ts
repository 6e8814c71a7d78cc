// What happened of late and meets the condition of a trigger; and how much of it there was, by touchpoint. Interactions of
// longer ago never ask anyone: a file of history that is imported today must not. The caller keeps which were seen before, so
// that looking twice finds nothing new.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import {
  isMatch,
  neverTriggering,
  type TriggerCondition,
  type TriggerField,
  type TriggerMatch,
} from "../domain/survey/trigger.ts";
import {
  amountSql,
  createPlaceholders,
  numberSql,
  type Placeholder,
  propertySql,
  textSql,
} from "./match-sql.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

const row = z.object({
  id: z.string(),
  identity: z.string(),
  time: z.coerce.number(),
  received: z.coerce.number(),
  unit: z.string(),
  touchpoint: z.string(),
});

const volumeRow = z.object({ touchpoint: z.string(), n: z.coerce.number(), firstAt: z.coerce.number() });

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
const columns: Readonly<Record<TriggerField, string>> = {
  event: "f.event",
  kind: "f.kind",
  channel: "f.channel",
  touchpoint: "f.touchpoint",
  unit: "f.unit",
  outcome: "f.outcome",
  product: "f.product",
  url: "f.url",
};

const isTriggering = `f.kind NOT IN (${neverTriggering.map((kind) => `'${kind}'`).join(", ")})`;

function matchSql(match: TriggerMatch, value: Placeholder): string {
  if ("property" in match) {
    const held = propertySql(match.property, value);
    return "amount" in match ? numberSql(match.op, match.amount, held, value) : textSql(match, held, value);
  }
  return "amount" in match ? amountSql(match, value) : textSql(match, columns[match.field], value);
}

/** SQL of a condition. */
function conditionSql(condition: TriggerCondition, value: Placeholder): string {
  if (isMatch(condition)) return matchSql(condition, value);
  if ("not" in condition) return `NOT (${conditionSql(condition.not, value)})`;
  const isAll = "all" in condition;
  const parts = (isAll ? condition.all : condition.any).map((part) => conditionSql(part, value));
  if (parts.length === 0) return isAll ? "1" : "0";
  return parts.length === 1 ? parts.join("") : `(${parts.join(isAll ? " AND " : " OR ")})`;
}

/** The query. */
export function triggeringQuery(
  workspace: number,
  where: TriggerCondition,
  span: TriggeringSpan,
): WarehouseQuery<Triggering> {
  const { params, value } = createPlaceholders("where");
  const condition = conditionSql(where, value);
  return {
    name: "triggering",
    sql: `SELECT toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time,
  toUnixTimestamp64Milli(f.received) AS received, f.unit AS unit, f.touchpoint AS touchpoint
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({happenedFrom:Int64}, 'UTC')
  AND f.received >= fromUnixTimestamp64Milli({receivedFrom:Int64}, 'UTC')
  AND (f.received > fromUnixTimestamp64Milli({receivedFrom:Int64}, 'UTC') OR f.id > {afterId:UInt64})
  AND ${isTriggering} AND ${condition}
ORDER BY f.received, f.id
LIMIT {limit:UInt32}`,
    params: { ...params, workspace, ...span },
    row,
    weight: "heavy",
  };
}

/** Interactions that set a trigger off, in the order in which they arrived. */
export function triggering(
  warehouse: Warehouse,
  workspace: number,
  where: TriggerCondition,
  span: TriggeringSpan,
): Promise<Triggering[]> {
  return warehouse.ask(triggeringQuery(workspace, where, span));
}

/** How much happened at a touchpoint, and when first, in milliseconds. */
export type TriggeringVolume = z.infer<typeof volumeRow>;

/** The query of how much happened since a moment. */
export function triggeringVolumeQuery(
  sight: Sight,
  where: TriggerCondition,
  since: number,
): WarehouseQuery<TriggeringVolume> {
  const { and, params: seen } = sightSql(sight);
  const { params, value } = createPlaceholders("where");
  const condition = conditionSql(where, value);
  return {
    name: "triggering-volume",
    sql: `SELECT f.touchpoint AS touchpoint, count() AS n, toUnixTimestamp64Milli(min(f.at)) AS firstAt
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  AND ${isTriggering} AND ${condition}${and}
GROUP BY touchpoint
ORDER BY n DESC, touchpoint`,
    params: { ...params, ...seen, since },
    row: volumeRow,
    weight: "heavy",
  };
}

/** How much happened since a moment that would have set a trigger off, as far as it may be seen, by touchpoint. */
export function triggeringVolume(
  warehouse: Warehouse,
  sight: Sight,
  where: TriggerCondition,
  since: number,
): Promise<TriggeringVolume[]> {
  return warehouse.ask(triggeringVolumeQuery(sight, where, since));
}
