// What a list says of each customer: how much happened, when, what they are called and the latest NPS they gave. Figures
// come per identity and are added up per customer by the caller, who knows which identities are one.

import { z } from "zod";
import { responseOf } from "../domain/continued-response.ts";
import type { Sight } from "../domain/sight.ts";
import type { RecentPlace } from "./recent-identities.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** SQL of the figures of each identity; with a place, whether anything happened at or after it. */
export function identityCountsSql(after: boolean, and = ""): string {
  const passed = after
    ? "max((f.at, f.identity) >= (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterIdentity:UUID}))"
    : "0";
  return `SELECT toString(f.identity) AS name, count() AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt, ${passed} AS passed
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)}${and}
GROUP BY f.identity`;
}

/** SQL of the traits of each identity. */
export const identityTraitsSql = `SELECT toString(f.identity) AS name, f.key AS key, argMax(f.value, (f.at, f.value)) AS latest,
  toUnixTimestamp64Milli(max(f.at)) AS time
FROM trait AS f
WHERE f.workspace = {workspace:UInt32} AND f.key IN {keys:Array(String)} AND f.identity IN {identities:Array(UUID)}
GROUP BY f.identity, f.key`;

/** SQL of the responses of each identity that hold answers, the latest few. */
const identityResponsesSql = (
  and: string,
) => `SELECT toString(f.identity) AS name, toString(f.id) AS response, toUnixTimestamp64Milli(f.at) AS time, f.source AS source,
  if(position(f.properties, '"continues":"') > 0, f.properties, '') AS properties
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.answers > 0${and}
ORDER BY f.at DESC, f.seq DESC
LIMIT {each:UInt32} BY f.identity`;

/** SQL of the latest NPS of each identity. Answers lie by metric, so only those to the NPS question are looked through. */
const identityNpsSql = (
  and: string,
) => `SELECT toString(f.identity) AS name, argMax(f.score, (f.at, f.seq)) AS latest,
  toUnixTimestamp64Milli(max(f.at)) AS time
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.metric = 'nps' AND f.identity IN {identities:Array(UUID)} AND isNotNull(f.score)${and}
GROUP BY f.identity`;

const countsRow = z.object({
  name: z.string(),
  n: z.coerce.number(),
  lastAt: z.coerce.number(),
  passed: z.coerce.number(),
});
const traitRow = z.object({
  name: z.string(),
  key: z.string(),
  latest: z.string(),
  time: z.coerce.number(),
});
const npsRow = z.object({ name: z.string(), latest: z.number(), time: z.coerce.number() });
const responseRow = z.object({
  name: z.string(),
  response: z.string(),
  time: z.coerce.number(),
  source: z.string(),
  properties: z.string(),
});

/** How many responses of an identity are looked through for a score. */
const responsesEach = 20;

/** How much happened under an identity; `lastAt` in milliseconds. `passed`: something at or after the place asked with. */
export interface IdentityCounts {
  readonly identity: string;
  readonly n: number;
  readonly lastAt: number;
  readonly passed: boolean;
}

/** The latest value of a trait that the identity `name` was given, and when; milliseconds. */
export type IdentityTrait = z.infer<typeof traitRow>;

/** A response of the identity `name`, or a later part of one; `time` in milliseconds. */
export type IdentityResponse = Omit<z.infer<typeof responseRow>, "source" | "properties">;

/** Most identities of one query: they travel in its address. */
const identitiesEach = 1500;

/** Counts of the identities that have interactions within a sight. */
export async function identityCounts(
  warehouse: Warehouse,
  sight: Sight,
  identities: readonly string[],
  after?: RecentPlace,
): Promise<IdentityCounts[]> {
  const { and, params } = sightSql(sight);
  const place = after && { afterAt: after.at, afterIdentity: after.identity };
  const rows: z.infer<typeof countsRow>[] = [];
  for (let start = 0; start < identities.length; start += identitiesEach)
    rows.push(
      ...(await warehouse.ask({
        name: "identity-counts",
        sql: identityCountsSql(after !== undefined, and),
        params: { ...params, identities: identities.slice(start, start + identitiesEach), ...place },
        row: countsRow,
        weight: "quick",
      })),
    );
  return rows.map(({ name, n, lastAt, passed }) => ({ identity: name, n, lastAt, passed: passed > 0 }));
}

/** The given traits of each identity. */
export function identityTraits(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
  keys: readonly string[],
): Promise<IdentityTrait[]> {
  return warehouse.ask({
    name: "identity-traits",
    sql: identityTraitsSql,
    params: { workspace, identities, keys },
    row: traitRow,
    weight: "quick",
  });
}

/** The latest NPS that the identity `name` gave; `time` in milliseconds. */
export type IdentityNps = z.infer<typeof npsRow>;

/** The latest NPS of each identity that gave one within a sight. */
export async function identityNps(
  warehouse: Warehouse,
  sight: Sight,
  identities: readonly string[],
): Promise<IdentityNps[]> {
  if (identities.length === 0) return [];
  const { and, params } = sightSql(sight);
  return warehouse.ask({
    name: "identity-nps",
    sql: identityNpsSql(and),
    params: { ...params, identities },
    row: npsRow,
    weight: "quick",
  });
}

/** The latest responses of each identity within a sight, newest first. */
export async function identityResponses(
  warehouse: Warehouse,
  sight: Sight,
  identities: readonly string[],
  each = responsesEach,
): Promise<IdentityResponse[]> {
  const { and, params } = sightSql(sight);
  const rows = await warehouse.ask({
    name: "identity-responses",
    sql: identityResponsesSql(and),
    params: { ...params, identities, each },
    row: responseRow,
    weight: "quick",
  });
  return rows.map(({ name, response, time, source, properties }) => ({
    name,
    response: responseOf(sight.workspace, { id: response, source, properties }),
    time,
  }));
}
