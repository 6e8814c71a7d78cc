/**
 * Rating: the mean of ratings of a touchpoint, product or visit, each taken as a position on its own scale and read on
 * 1–5 unless another scale is asked for, with Student's t interval.
 *
 * Counted: every rating within its scale, half points included. Not counted: "not applicable" and people who did not
 * answer. One rating, or all equal: the mean without an interval, for such a sample does not show its spread.
 */

import type { Scale } from "../scale.ts";
import { type MeanCounts, measureMean } from "./mean.ts";
import type { Measure, MeasureOptions } from "./measurement.ts";

/** The scale ratings are read on, and the one assumed when a sender names none. */
export const RATING_SCALE: Scale = { min: 1, max: 5 };

/** Measures a mean rating. */
export function measureRating(counts: MeanCounts, options: MeasureOptions): Measure {
  return measureMean(counts, options, RATING_SCALE);
}
