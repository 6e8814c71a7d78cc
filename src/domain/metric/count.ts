/**
 * Counts: interactions (each message once), customers (distinct people, after merging), responses (each set of
 * answers once) and orders (distinct order references).
 *
 * A count of the log is complete: nothing was sampled, so it has no interval, is never indicative and its
 * change is a fact without a p-value. (A Poisson test would call almost any change significant, since the
 * interactions of one customer come together.) Nothing to count is 0, not "undefined".
 */

import { requireAtLeast } from "../../stats/interval.ts";
import type { Measure } from "./measurement.ts";

/** What SQL counts: how many there are. */
export interface CountCounts {
  readonly n: number;
}

/** Measures a complete count. */
export function measureCount(counts: CountCounts): Measure {
  const n = requireAtLeast("n", counts.n, 0);
  const parts = { kind: "count" } as const;
  return { score: n, low: null, high: null, n, effectiveN: n, indicative: false, standardError: null, parts };
}
