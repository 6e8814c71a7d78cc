/**
 * The quantile of numbers already sorted, by linear interpolation (type 7 of Hyndman and Fan, The American Statistician
 * 50, 1996; the default of R and NumPy).
 *
 * Sorting is the caller's, numerically (never as text). No numbers: null.
 */

import { requireAtLeast, requireShare } from "./interval.ts";

/** The value below which the part `p` (0..1) of ascending `sorted` lies; null when empty, RangeError when not ascending there. */
export function quantileOfSorted(sorted: readonly number[], p: number): number | null {
  requireShare("p", p);
  const place = p * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  requireAtLeast("a number", below, Number.NEGATIVE_INFINITY);
  requireAtLeast("a sorted number", above, below);
  const part = place - Math.floor(place);
  return below * (1 - part) + above * part;
}
