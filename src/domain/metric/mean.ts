/**
 * A mean of positions read on one scale, with its t interval: the arithmetic under rating, CES 1.0 and the means
 * beside CSAT and CES 2.0.
 *
 * Formula: min + (max − min) · Σ weight·position / Σ weight; the interval has effective n − 1 degrees of freedom and
 * stays within the scale. No answers: nothing; one answer or all equal: the mean without an interval.
 */

import { effectiveN } from "../../stats/effective-n.ts";
import { clamp } from "../../stats/interval.ts";
import { meanFromSums, meanInterval, standardErrorOfMean } from "../../stats/mean-interval.ts";
import { type Scale, scoreAtPosition } from "../scale.ts";
import {
  confidenceOf,
  type MeanFigure,
  type Measure,
  type MeasureOptions,
  type PositionSums,
  SUM_ROUNDING,
  unmeasured,
  type WeightSums,
} from "./measurement.ts";

/** Answers, their weights and their positions. */
export interface MeanCounts extends WeightSums, PositionSums {}

/** Measures a mean of answers on `ownScale`, or on the scale the options ask for. */
export function measureMean(counts: MeanCounts, options: MeasureOptions, ownScale: Scale): Measure {
  const scale = options.scale ?? ownScale;
  const { n, w, w2, sum, sumSquares } = counts;
  const most = w * (1 + 1e-9) + SUM_ROUNDING;
  if (sum > most || sumSquares > most || sum < 0) {
    throw new RangeError(`Σ weight·position is ${sum} for Σ weight ${w}; positions lie between 0 and 1`);
  }
  const size = effectiveN(n, w, w2);
  const indicative = n < options.minimumN;
  const moments = meanFromSums({ effectiveN: size, w, sum, sumSquares, rounding: SUM_ROUNDING });
  if (moments === null) {
    const parts = { kind: "mean", mean: null, variance: null, scale } as const;
    return unmeasured(n, size, indicative, parts);
  }
  const span = scale.max - scale.min;
  const position = clamp(moments.mean, 0, 1);
  const interval = meanInterval(size, position, moments.variance, confidenceOf(options));
  const error = standardErrorOfMean(size, moments.variance);
  const mean = scoreAtPosition(scale, position);
  return {
    score: mean,
    low: interval === null ? null : scoreAtPosition(scale, clamp(interval.low, 0, 1)),
    high: interval === null ? null : scoreAtPosition(scale, clamp(interval.high, 0, 1)),
    n,
    effectiveN: size,
    indicative,
    standardError: error === null ? null : error * span,
    parts: {
      kind: "mean",
      mean,
      variance: moments.variance === null ? null : moments.variance * span * span,
      scale,
    },
  };
}

/** The same mean as a figure to stand beside a share. */
export function meanFigure(counts: MeanCounts, options: MeasureOptions, ownScale: Scale): MeanFigure {
  const { score, low, high, standardError } = measureMean(counts, options, ownScale);
  return { score, low, high, standardError, scale: options.scale ?? ownScale };
}
