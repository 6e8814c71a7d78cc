// What has come in since a moment, by when it was received and not by when it happened: an import of last year's calls is
// news today.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** Interactions received since, and the answers given in them. */
export interface Received {
  readonly interactions: number;
  readonly answers: number;
}

const receivedRow = z.object({ interactions: z.coerce.number(), answers: z.coerce.number() });
const eventRow = z.object({ event: z.string(), n: z.coerce.number() });

/** How much was received since a moment (milliseconds). */
export async function receivedSince(warehouse: Warehouse, sight: Sight, since: number): Promise<Received> {
  const { and, params } = sightSql(sight);
  const [row] = await warehouse.ask({
    name: "received-since",
    sql: `SELECT count() AS interactions, sum(f.answers) AS answers
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.received >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')${and}`,
    params: { ...params, since },
    row: receivedRow,
    weight: "heavy",
  });
  return row ?? { interactions: 0, answers: 0 };
}

/** Events without a place that nobody had sent before a moment (milliseconds), the most frequent first, at most `limit`. */
export function newUnmatchedEvents(
  warehouse: Warehouse,
  sight: Sight,
  since: number,
  limit: number,
): Promise<{ event: string; n: number }[]> {
  const { and, params } = sightSql(sight);
  return warehouse.ask({
    name: "new-unmatched-events",
    sql: `SELECT f.event AS event, count() AS n
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.placement = 'none'${and}
GROUP BY f.event
HAVING min(f.received) >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
ORDER BY n DESC, event
LIMIT {limit:UInt32}`,
    params: { ...params, since, limit },
    row: eventRow,
    weight: "heavy",
  });
}
