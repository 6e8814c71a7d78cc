/**
 * Whether two groups are the same for practical purposes: two one-sided tests (TOST; Schuirmann, Journal of
 * Pharmacokinetics and Biopharmaceutics 15, 1987).
 *
 * "Not significant" never means "the same": only a small p here does. p < α exactly when the interval of confidence
 * 1 − 2α lies within ± margin.
 */

import { type Difference, upperTail } from "./difference.ts";
import { requireAtLeast } from "./interval.ts";

/** p-value of "the difference is at least `margin` either way"; small means equivalent. margin ≥ 0, in its unit. */
export function equivalenceP({ estimate, standardError, df }: Difference, margin: number): number {
  requireAtLeast("margin", margin, 0);
  requireAtLeast("standardError", standardError, Number.MIN_VALUE);
  const belowTop = upperTail((margin - estimate) / standardError, df);
  const aboveBottom = upperTail((estimate + margin) / standardError, df);
  return Math.max(belowTop, aboveBottom);
}
