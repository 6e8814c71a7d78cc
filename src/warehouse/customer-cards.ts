// What a list says of each customer: how much happened, when, what they are called and the latest NPS they gave. Figures
// come per identity and are added up per customer by the caller, who knows which identities are one.

import { z } from "zod";
import type { RecentPlace } from "./recent-identities.ts";
import type { Warehouse } from "./warehouse.ts";

/** SQL of the figures of each identity; with a place, whether anything happened at or after it. */
export function identityCountsSql(after: boolean): string {
  const passed = after
    ? "max((f.at, f.identity) >= (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterIdentity:UUID}))"
    : "0";
  return `SELECT toString(f.identity) AS name, count() AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt, ${passed} AS passed
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)}
GROUP BY f.identity`;
}

/** SQL of the traits of each identity. */
export const identityTraitsSql = `SELECT toString(f.identity) AS name, f.key AS key, argMax(f.value, (f.at, f.value)) AS latest,
  toUnixTimestamp64Milli(max(f.at)) AS time
FROM trait AS f
WHERE f.workspace = {workspace:UInt32} AND f.key IN {keys:Array(String)} AND f.identity IN {identities:Array(UUID)}
GROUP BY f.identity, f.key`;

/** SQL of the responses of each identity that hold answers, the latest few. */
export const identityResponsesSql = `SELECT toString(f.identity) AS name, toString(f.id) AS response, toUnixTimestamp64Milli(f.at) AS time
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.answers > 0
ORDER BY f.at DESC, f.seq DESC
LIMIT {each:UInt32} BY f.identity`;

/** SQL of the latest NPS of each identity. Answers lie by metric, so only those to the NPS question are looked through. */
export const identityNpsSql = `SELECT toString(f.identity) AS name, argMax(f.score, (f.at, f.seq)) AS latest,
  toUnixTimestamp64Milli(max(f.at)) AS time
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.metric = 'nps' AND f.identity IN {identities:Array(UUID)} AND isNotNull(f.score)
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
const responseRow = z.object({ name: z.string(), response: z.string(), time: z.coerce.number() });

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

/** A response of the identity `name`; `time` in milliseconds. */
export type IdentityResponse = z.infer<typeof responseRow>;

/** Counts of the identities that have interactions. */
export async function identityCounts(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
  after?: RecentPlace,
): Promise<IdentityCounts[]> {
  if (identities.length === 0) return [];
  const rows = await warehouse.ask({
    name: "identity-counts",
    sql: identityCountsSql(after !== undefined),
    params: { workspace, identities, ...(after && { afterAt: after.at, afterIdentity: after.identity }) },
    row: countsRow,
    weight: "quick",
  });
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

/** The latest NPS of each identity that gave one. */
export async function identityNps(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
): Promise<IdentityNps[]> {
  if (identities.length === 0) return [];
  return warehouse.ask({
    name: "identity-nps",
    sql: identityNpsSql,
    params: { workspace, identities },
    row: npsRow,
    weight: "quick",
  });
}

/** The latest responses of each identity, newest first. */
export function identityResponses(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
  each = responsesEach,
): Promise<IdentityResponse[]> {
  return warehouse.ask({
    name: "identity-responses",
    sql: identityResponsesSql,
    params: { workspace, identities, each },
    row: responseRow,
    weight: "quick",
  });
}
