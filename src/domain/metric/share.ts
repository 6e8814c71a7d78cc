/**
 * A share of answers in percent with its Wilson interval: the arithmetic that CSAT, CES 2.0 and response rate stand on.
 *
 * Formula: 100 · Σ weight of those who have it / Σ weight of all; interval on the effective n (Wilson 1927).
 * Nobody to count: no score and no interval.
 */

import { effectiveN } from "../../stats/effective-n.ts";
import { clamp } from "../../stats/interval.ts";
import { wilsonInterval } from "../../stats/wilson.ts";
import {
  confidenceOf,
  type MeanFigure,
  type Measure,
  type MeasureOptions,
  SUM_ROUNDING,
  unmeasured,
  type WeightSums,
} from "./measurement.ts";

/** A group and those in it who have the property: raw count and Σ weight. */
export interface ShareCounts extends WeightSums {
  readonly count: number;
  readonly wCount: number;
}

/** Measures a share in percent, 0..100; `mean` is shown beside it. */
export function measureShare(counts: ShareCounts, options: MeasureOptions, mean: MeanFigure | null): Measure {
  const { n, w, w2, count, wCount } = counts;
  if (count > n || wCount > w * (1 + 1e-9) + SUM_ROUNDING) {
    throw new RangeError(
      `${count} of ${n} (weights ${wCount} of ${w}) is more than all; count only those asked`,
    );
  }
  const size = effectiveN(n, w, w2);
  const indicative = n < options.minimumN;
  if (size === 0) {
    const parts = { kind: "share", count, share: null, mean } as const;
    return unmeasured(n, size, indicative, parts);
  }
  const share = clamp(wCount / w, 0, 1);
  const score = clamp((100 * wCount) / w, 0, 100);
  const interval = wilsonInterval(share, size, confidenceOf(options));
  return {
    score,
    low: interval === null ? null : Math.min(score, 100 * interval.low),
    high: interval === null ? null : Math.max(score, 100 * interval.high),
    n,
    effectiveN: size,
    indicative,
    standardError: 100 * Math.sqrt((share * (1 - share)) / size),
    parts: { kind: "share", count, share, mean },
  };
}
