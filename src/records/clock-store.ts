// Rounds of scheduled work. The clock is PostgreSQL's, which all servers share, so that their own need not agree.

import type { Queryable } from "./database.ts";

/** True for one caller in each period of `everyMs`, whichever server asks first; the round is then that caller's. */
export async function claimRound(database: Queryable, task: string, everyMs: number): Promise<boolean> {
  const claimed = await database.run(
    `INSERT INTO clock (task, began_at) VALUES ($1, now())
     ON CONFLICT (task) DO UPDATE SET began_at = now()
     WHERE clock.began_at <= now() - make_interval(secs => $2 / 1000.0)`,
    [task, everyMs],
  );
  return claimed > 0;
}
