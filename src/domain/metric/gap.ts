/**
 * The gap between what people expected and what they got, after the service quality model (Parasuraman, Zeithaml and
 * Berry 1988): the mean of perception − expectation, each pair from one response on the same points, with Student's t
 * interval of the paired differences.
 *
 * Counted: responses that gave both sides. Below 0 the experience fell short of what was expected. One pair, or all
 * differences equal: the mean without an interval.
 */

import { type MeanCounts, measureMean } from "./mean.ts";
import type { Measure, MeasureOptions } from "./measurement.ts";

/** Pairs, and the sums of their differences and of the squares of these. */
export interface GapCounts {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

/** Measures the gap of a question with so many points; the result lies between −(points − 1) and points − 1. */
export function measureGap(
  { n, sum, sumSquares }: GapCounts,
  points: number,
  options: MeasureOptions,
): Measure {
  const span = points - 1;
  // A difference d is at the position (d + span) / (2 · span) of its own scale.
  const counts: MeanCounts = {
    ...{ n, w: n, w2: n },
    sum: (sum + n * span) / (2 * span),
    sumSquares: (sumSquares + 2 * span * sum + n * span * span) / (4 * span * span),
  };
  return measureMean(counts, options, { min: -span, max: span });
}
