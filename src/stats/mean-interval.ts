/**
 * A mean, its spread and its t interval, from sums that a database added up.
 *
 * From Σ weight·x and Σ weight·x² with an effective n (Kish): variance = (Σw·x²/Σw − mean²)·n/(n − 1), the usual
 * one when all weights are equal. Degenerate: no answers, no mean; fewer than two (effective) answers, no
 * variance; all answers equal, variance 0 and no interval, since such a sample does not show its spread.
 */

import { DEFAULT_CONFIDENCE, type Interval, requireAtLeast } from "./interval.ts";
import { criticalT } from "./student-t.ts";

/**
 * Sums over answers x with weights: w = Σw, sum = Σw·x, sumSquares = Σw·x², and the effective n. `rounding` is how far
 * Σw·(x − mean)² may be off because the sums were rounded (0 when they were not): as little as that is no spread.
 */
export interface MeanSums {
  readonly effectiveN: number;
  readonly w: number;
  readonly sum: number;
  readonly sumSquares: number;
  readonly rounding?: number;
}

/** A mean and the variance of one answer around it; `variance` is null below two (effective) answers. */
export interface MeanAndVariance {
  readonly mean: number;
  readonly variance: number | null;
}

/** A variance below this part of the mean square is the rounding of sums, not spread. */
const ROUNDING = 1e-12;

/** Mean and sample variance from sums; null when there is nothing to average. */
export function meanFromSums({
  effectiveN,
  w,
  sum,
  sumSquares,
  rounding = 0,
}: MeanSums): MeanAndVariance | null {
  requireAtLeast("effectiveN", effectiveN, 0);
  requireAtLeast("w", w, 0);
  requireAtLeast("sum", sum, Number.NEGATIVE_INFINITY);
  requireAtLeast("sumSquares", sumSquares, 0);
  if (effectiveN === 0 || w === 0) return null;
  const mean = sum / w;
  if (effectiveN < 2) return { mean, variance: null };
  const meanSquare = sumSquares / w;
  const spread = meanSquare - mean * mean;
  const variance =
    spread <= Math.max(ROUNDING * meanSquare, rounding / w) ? 0 : (spread * effectiveN) / (effectiveN - 1);
  return { mean, variance };
}

/** Standard error of a mean of `n` (real) answers; null when the variance is not known. */
export function standardErrorOfMean(n: number, variance: number | null): number | null {
  return variance === null || n < 2 ? null : Math.sqrt(variance / n);
}

/** Two-sided t interval of a mean with n − 1 degrees of freedom; null below two answers or without spread. */
export function meanInterval(
  n: number,
  mean: number,
  variance: number | null,
  confidence = DEFAULT_CONFIDENCE,
): Interval | null {
  requireAtLeast("n", n, 0);
  requireAtLeast("mean", mean, Number.NEGATIVE_INFINITY);
  if (variance === null || n < 2) return null;
  if (requireAtLeast("variance", variance, 0) === 0) return null;
  const half = criticalT(n - 1, confidence) * Math.sqrt(variance / n);
  return { low: mean - half, high: mean + half };
}
