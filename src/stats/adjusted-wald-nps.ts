/**
 * The adjusted Wald interval of a Net Promoter Score (Rocks, Interval Estimation for the Net Promoter Score,
 * The American Statistician 70(4), 2016): add ¾ promoters, 1½ passives and ¾ detractors, then Wald.
 *
 * Scores here are on −1..1. The centre is the adjusted estimate, not the score; bounds are clamped to −1..1.
 * The size is real-valued, so an effective n serves as well as a count. With no answers: null.
 */

import { clamp, DEFAULT_CONFIDENCE, type Interval, requireAtLeast, requireShare } from "./interval.ts";
import { criticalZ } from "./normal.ts";

/** Shares of promoters and detractors among `n` (real) answers. The rest are passives. */
export interface NpsShares {
  readonly promoters: number;
  readonly detractors: number;
  readonly n: number;
}

/** An estimate of −1..1 with the variance of that estimate. */
export interface NpsEstimate {
  readonly centre: number;
  readonly variance: number;
}

const PSEUDO_EACH_END = 0.75;
const PSEUDO_TOTAL = 3;

/** Variance of one answer coded −1, 0, 1: p + d − (p − d)². */
export function npsAnswerVariance(promoters: number, detractors: number): number {
  return Math.max(0, promoters + detractors - (promoters - detractors) ** 2);
}

/**
 * The adjusted estimate and its variance; null when n is 0. Throws RangeError when the shares are impossible.
 * `adjustment` is the part of the three pseudo-answers to add: 1 for one score, ½ for each side of a difference.
 */
export function adjustedNps(
  { promoters, detractors, n }: NpsShares,
  adjustment: 1 | 0.5 = 1,
): NpsEstimate | null {
  requireShare("promoters", promoters);
  requireShare("detractors", detractors);
  requireAtLeast("n", n, 0);
  if (promoters + detractors > 1 + 1e-9) {
    throw new RangeError(
      `promoters ${promoters} and detractors ${detractors} add up to more than all answers`,
    );
  }
  if (n === 0) return null;
  const size = n + adjustment * PSEUDO_TOTAL;
  const p = (promoters * n + adjustment * PSEUDO_EACH_END) / size;
  const d = (detractors * n + adjustment * PSEUDO_EACH_END) / size;
  return { centre: p - d, variance: npsAnswerVariance(p, d) / size };
}

/** The interval on −1..1; null when n is 0. */
export function adjustedWaldNps(shares: NpsShares, confidence = DEFAULT_CONFIDENCE): Interval | null {
  const estimate = adjustedNps(shares);
  if (estimate === null) return null;
  const half = criticalZ(confidence) * Math.sqrt(estimate.variance);
  return { low: clamp(estimate.centre - half, -1, 1), high: clamp(estimate.centre + half, -1, 1) };
}
