/**
 * Wilson's score interval for a share (Journal of the American Statistical Association 22, 1927).
 *
 * Takes a share and a real-valued size, so that an effective n serves as well as a count. Invariant: the
 * interval lies within 0..1 and holds the share itself, also at 0 and 1. With no answers there is none: null.
 */

import { clamp, DEFAULT_CONFIDENCE, type Interval, requireAtLeast, requireShare } from "./interval.ts";
import { criticalZ } from "./normal.ts";

/** Interval of a share 0..1 seen among `n` ≥ 0 (real) cases; null when n is 0. */
export function wilsonInterval(share: number, n: number, confidence = DEFAULT_CONFIDENCE): Interval | null {
  requireShare("share", share);
  requireAtLeast("n", n, 0);
  if (n === 0) return null;
  const z2 = criticalZ(confidence) ** 2;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = Math.sqrt((z2 / n) * (share * (1 - share) + z2 / (4 * n))) / (1 + z2 / n);
  return { low: clamp(centre - half, 0, share), high: clamp(centre + half, share, 1) };
}
