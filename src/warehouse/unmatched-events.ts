// Events that no touchpoint of the catalogue claims, most frequent first, each with its latest example, so that someone can
// give them a place. The examples are fetched by key afterwards: raw properties are the widest column of the log.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** One event without a place; times in milliseconds. */
export interface UnmatchedEvent {
  readonly event: string;
  readonly source: string;
  readonly n: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Raw properties of its latest interaction, as JSON text. */
  readonly example: string;
}

/** SQL of the list. */
const unmatchedEventsSql = (
  and: string,
) => `SELECT f.event AS event, f.source AS source, count() AS n, toUnixTimestamp64Milli(min(f.at)) AS firstAt,
  toUnixTimestamp64Milli(max(f.at)) AS lastAt, toString(argMax(f.identity, (f.at, f.seq, f.id))) AS identity,
  toString(argMax(f.id, (f.at, f.seq, f.id))) AS id
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.placement = 'none'${and}
GROUP BY f.event, f.source
ORDER BY n DESC, event, source
LIMIT {limit:UInt32}`;

/** SQL of the examples. */
const unmatchedExamplesSql = (and: string) => `SELECT toString(f.id) AS id, f.properties AS properties
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.id IN {ids:Array(UInt64)}${and}`;

const eventRow = z.object({
  event: z.string(),
  source: z.string(),
  n: z.coerce.number(),
  firstAt: z.coerce.number(),
  lastAt: z.coerce.number(),
  identity: z.string(),
  id: z.string(),
});
const exampleRow = z.object({ id: z.string(), properties: z.string() });

/** At most `limit` events without a place, within a sight. */
export async function unmatchedEvents(
  warehouse: Warehouse,
  sight: Sight,
  limit = 200,
): Promise<UnmatchedEvent[]> {
  const { and, params } = sightSql(sight);
  const events = await warehouse.ask({
    name: "unmatched-events",
    sql: unmatchedEventsSql(and),
    params: { ...params, limit },
    row: eventRow,
    weight: "heavy",
  });
  if (events.length === 0) return [];
  const examples = await warehouse.ask({
    name: "unmatched-examples",
    sql: unmatchedExamplesSql(and),
    params: {
      ...params,
      identities: events.map(({ identity }) => identity),
      ids: events.map(({ id }) => BigInt(id)),
    },
    row: exampleRow,
    weight: "heavy",
  });
  const texts = new Map(examples.map(({ id, properties }) => [id, properties]));
  return events.map(({ identity: _, id, ...event }) => ({ ...event, example: texts.get(id) ?? "" }));
}
