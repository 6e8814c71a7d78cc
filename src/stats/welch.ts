/**
 * Difference of two means without assuming equal spread (Welch, Biometrika 34, 1947; degrees of freedom by
 * Satterthwaite).
 *
 * Degenerate: a group of fewer than two (effective) answers shows no spread, so there is no test: null. A group whose
 * answers are all equal borrows the other's variance and degrees of freedom, for two equal answers are no proof of
 * certainty; if both are so, null.
 */

import type { Difference } from "./difference.ts";
import { requireAtLeast } from "./interval.ts";

/** One group: (effective) size, mean and sample variance of one answer. */
export interface MeanGroup {
  readonly n: number;
  readonly mean: number;
  readonly variance: number | null;
}

/** a − b; null when the spread cannot be known. */
export function welchDifference(a: MeanGroup, b: MeanGroup): Difference | null {
  for (const group of [a, b]) {
    requireAtLeast("n", group.n, 0);
    requireAtLeast("mean", group.mean, Number.NEGATIVE_INFINITY);
    requireAtLeast("variance", group.variance ?? 0, 0);
  }
  if (a.variance === null || b.variance === null || a.n < 2 || b.n < 2) return null;
  if (a.variance === 0 && b.variance === 0) return null;
  const estimate = a.mean - b.mean;
  if (a.variance === 0 || b.variance === 0) {
    const [variance, df] = a.variance === 0 ? [b.variance, b.n - 1] : [a.variance, a.n - 1];
    return { estimate, standardError: Math.sqrt(variance) * Math.sqrt(1 / a.n + 1 / b.n), df };
  }
  const largest = Math.max(a.variance, b.variance);
  const va = a.variance / largest / a.n;
  const vb = b.variance / largest / b.n;
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  return { estimate, standardError: Math.sqrt(largest) * Math.sqrt(va + vb), df };
}
