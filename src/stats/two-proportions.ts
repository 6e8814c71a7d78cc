/**
 * Difference of two shares by Agresti and Caffo (The American Statistician 54(4), 2000): add one success and one
 * failure to each group, then Wald.
 *
 * Sizes are real-valued, so effective n serve as well as counts. The estimate is the adjusted difference, drawn a
 * little towards zero; the plain one is for the caller to show. An empty group: null.
 */

import type { Difference } from "./difference.ts";
import { requireAtLeast, requireShare } from "./interval.ts";

/** One group: the share (0..1) that has the property among `n` (real) cases. */
export interface ShareGroup {
  readonly share: number;
  readonly n: number;
}

/** a − b; null when either group is empty. */
export function twoProportions(a: ShareGroup, b: ShareGroup): Difference | null {
  const first = withOneOfEach(a);
  const second = withOneOfEach(b);
  if (first === null || second === null) return null;
  const standardError = Math.sqrt(first.variance + second.variance);
  return { estimate: first.share - second.share, standardError, df: null };
}

function withOneOfEach({ share, n }: ShareGroup): { share: number; variance: number } | null {
  requireShare("share", share);
  requireAtLeast("n", n, 0);
  if (n === 0) return null;
  const adjusted = (share * n + 1) / (n + 2);
  return { share: adjusted, variance: (adjusted * (1 - adjusted)) / (n + 2) };
}
