/**
 * A difference between two groups, whatever it is a difference of: estimate, standard error, degrees of freedom.
 *
 * Invariant: the interval and the two-sided p come from the same three numbers, so p < 1 − confidence exactly when
 * the interval leaves out zero. `standardError` is above 0; `df` is null where the normal applies.
 */

import { DEFAULT_CONFIDENCE, type Interval, requireAtLeast, requireConfidence } from "./interval.ts";
import { criticalZ, normalTail } from "./normal.ts";
import { criticalT, studentTTail } from "./student-t.ts";

/** First group minus second, with its standard error (> 0) and degrees of freedom (null: normal). */
export interface Difference {
  readonly estimate: number;
  readonly standardError: number;
  readonly df: number | null;
}

/** Two-sided interval of the difference. */
export function differenceInterval(difference: Difference, confidence = DEFAULT_CONFIDENCE): Interval {
  const { estimate, standardError, df } = difference;
  requireConfidence(confidence);
  const half = (df === null ? criticalZ(confidence) : criticalT(df, confidence)) * standardError;
  return { low: estimate - half, high: estimate + half };
}

/** Two-sided p-value against "no difference", 0..1. */
export function twoSidedP({ estimate, standardError, df }: Difference): number {
  return Math.min(
    1,
    2 * upperTail(Math.abs(estimate) / requireAtLeast("standardError", standardError, 0), df),
  );
}

/** P beyond a standardised difference, by the normal or by t. */
export function upperTail(standardised: number, df: number | null): number {
  return df === null ? normalTail(standardised) : studentTTail(standardised, df);
}
