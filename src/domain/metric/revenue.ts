/**
 * Revenue: the sum of the money of interactions in one currency, refunds (negative) taken off.
 *
 * Counted: every interaction that carries revenue. Currencies are never added together. A sum of the log is
 * complete: no interval, never indicative, its change without a p-value. Without such interactions it is 0.
 */

import { requireAtLeast } from "../../stats/interval.ts";
import type { Measure } from "./measurement.ts";

/** What SQL counts: interactions that carry revenue, and their sum in units of the currency. */
export interface RevenueCounts {
  readonly n: number;
  readonly revenue: number;
}

/** Measures revenue in units of its currency. */
export function measureRevenue(counts: RevenueCounts): Measure {
  const n = requireAtLeast("n", counts.n, 0);
  const score = requireAtLeast("revenue", counts.revenue, Number.NEGATIVE_INFINITY);
  const parts = { kind: "sum" } as const;
  return { score, low: null, high: null, n, effectiveN: n, indicative: false, standardError: null, parts };
}
