/**
 * Mean and variance of weighted numbers held in memory, in one stable pass (West, Communications of the ACM 22,
 * 1979).
 *
 * The variance is that of one answer with Kish's effective n: the same as `meanFromSums` gives from sums, without their
 * cancellation when numbers are large and close. No weight: null; below two effective numbers: no variance.
 */

import { effectiveN } from "./effective-n.ts";
import { requireAtLeast } from "./interval.ts";
import type { MeanAndVariance } from "./mean-interval.ts";

/** A number and its weight (≥ 0). */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** Mean, sample variance and effective n; null when the weights add up to nothing. */
export function weightedMoments(
  items: Iterable<Weighted>,
): (MeanAndVariance & { readonly effectiveN: number }) | null {
  let n = 0;
  let w = 0;
  let w2 = 0;
  let mean = 0;
  let squares = 0;
  for (const { value, weight } of items) {
    requireAtLeast("value", value, Number.NEGATIVE_INFINITY);
    if (requireAtLeast("weight", weight, 0) === 0) continue;
    n += 1;
    w += weight;
    w2 += weight * weight;
    const away = value - mean;
    mean += (away * weight) / w;
    squares += weight * away * (value - mean);
  }
  const size = effectiveN(n, w, w2);
  if (size === 0) return null;
  const variance = size < 2 ? null : ((squares / w) * size) / (size - 1);
  return { mean, variance, effectiveN: size };
}
