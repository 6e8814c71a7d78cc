/**
 * Kish's effective number of answers: (Σ weight)² / Σ weight², the size of the unweighted sample that
 * would be as precise (Kish, Survey Sampling, 1965, section 11.7).
 *
 * Invariant: 0 when there is no weight at all; otherwise 1 ≤ effective n ≤ n, and exactly n when all weights are
 * equal, rounding of the sums notwithstanding.
 */

import { clamp, requireAtLeast } from "./interval.ts";

/** Relative difference below which sums made by a database count as those of equal weights. */
const ROUNDING = 1e-6;

/** `n` answers, `w` = Σ weight, `w2` = Σ weight² (weights ≥ 0). Returns 0 or a number between 1 and n. */
export function effectiveN(n: number, w: number, w2: number): number {
  requireAtLeast("n", n, 0);
  requireAtLeast("w", w, 0);
  requireAtLeast("w2", w2, 0);
  if (n === 0 || w === 0 || w2 === 0) return 0;
  const kish = (w / w2) * w;
  return kish >= n * (1 - ROUNDING) ? n : clamp(kish, 1, n);
}
