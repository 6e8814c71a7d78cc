// When each person was last in each workspace. One statement notes use and decides whether a visit began, so that two devices
// at once agree on it.

import { z } from "zod";
import { visitEndMs } from "../domain/visit.ts";
import type { Queryable } from "./database.ts";

const visitRow = z.object({ before: z.date().nullable() });

/**
 * Notes that a person uses a workspace now, and gives the end of the visit before this one; null on the first visit. After a
 * pause of `visitEndMs` a new visit begins. A clock that was set back begins none.
 */
export async function touchVisit(
  database: Queryable,
  person: string,
  workspace: number,
  now: Date,
): Promise<Date | null> {
  const row = await database.row(
    visitRow,
    `INSERT INTO visit AS v (person, workspace, active_at) VALUES ($1, $2, $3)
     ON CONFLICT (person, workspace) DO UPDATE SET
       before_at = CASE WHEN $3 - v.active_at >= $4 * interval '1 millisecond' THEN v.active_at ELSE v.before_at END,
       active_at = $3
     RETURNING before_at AS before`,
    [person, workspace, now, visitEndMs],
  );
  return row?.before ?? null;
}

/** Notes that a person has read the news: nothing before now is new any more. */
export async function noteNewsRead(
  database: Queryable,
  person: string,
  workspace: number,
  now: Date,
): Promise<void> {
  await database.run(
    `INSERT INTO visit (person, workspace, before_at, active_at) VALUES ($1, $2, $3, $3)
     ON CONFLICT (person, workspace) DO UPDATE SET before_at = $3, active_at = $3`,
    [person, workspace, now],
  );
}
