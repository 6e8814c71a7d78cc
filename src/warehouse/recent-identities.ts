// Who was there last: the newest interactions of a workspace with whose they are. A page is found by its last row, so what
// arrives meanwhile moves nothing. Only the column of times is read in full; identities only where the times fit.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** Where a page ended: milliseconds and the identity of its last row. */
export interface RecentPlace {
  readonly at: number;
  readonly identity: string;
}

const row = z.object({ name: z.string(), time: z.coerce.number() });

/** SQL of a stretch of the newest interactions, one row for each identity in it. */
export function recentIdentitiesSql(after: boolean, without: boolean, and = ""): string {
  const others = without ? "\n    AND f.identity NOT IN {without:Array(UUID)}" : "";
  const before = after
    ? "\n    AND f.at <= fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC')\n    AND (f.at, f.identity) < (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterIdentity:UUID})"
    : "";
  return `SELECT toString(newest.identity) AS name, toUnixTimestamp64Milli(max(newest.at)) AS time
FROM (
  SELECT f.identity AS identity, f.at AS at
  FROM interaction AS f
  WHERE f.workspace = {workspace:UInt32}${and}${before}${others}
  ORDER BY f.at DESC, f.identity DESC
  LIMIT {window:UInt32}
) AS newest
GROUP BY newest.identity
ORDER BY max(newest.at) DESC, newest.identity DESC`;
}

/**
 * The identities of the newest `window` interactions of a sight before a place, newest first, with the time of the newest of each.
 * Those in `without` count as not there, so that one very busy customer does not hide the others.
 */
export async function recentIdentities(
  warehouse: Warehouse,
  sight: Sight,
  asked: {
    readonly window: number;
    readonly after?: RecentPlace | undefined;
    readonly without: readonly string[];
  },
): Promise<RecentPlace[]> {
  const { window, after, without } = asked;
  const { and, params } = sightSql(sight);
  const rows = await warehouse.ask({
    name: "recent-identities",
    sql: recentIdentitiesSql(after !== undefined, without.length > 0, and),
    params: {
      ...params,
      window,
      ...(without.length > 0 ? { without } : {}),
      ...(after ? { afterAt: after.at, afterIdentity: after.identity } : {}),
    },
    row,
    weight: "heavy",
  });
  return rows.map(({ name, time }) => ({ identity: name, at: time }));
}
