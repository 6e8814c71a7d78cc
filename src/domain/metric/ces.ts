/**
 * Customer Effort Score 2.0: the share, in percent, who agree that the company made it easy (5–7 on 1–7), with the
 * mean beside it (Dixon, Toman and DeLisi, The Effortless Experience, 2013; CEB's CES 2.0). High is good.
 *
 * Counted: effort answers on 1–7. Not counted: answers on 1–5, which are CES 1.0 (`ces1.ts`, low is good), and people who
 * did not answer. Interval: Wilson for the share, t for the mean, on the effective n.
 */

import type { Scale } from "../scale.ts";
import { meanFigure } from "./mean.ts";
import type { Measure, MeasureOptions, PositionSums, WeightSums } from "./measurement.ts";
import { measureShare } from "./share.ts";

/** The only scale of CES 2.0. */
export const CES_SCALE: Scale = { min: 1, max: 7 };

/** Lowest score that counts as easy: "somewhat agree". */
export const CES_EASY_FROM = 5;

/** What SQL counts: answers of 5–7, raw and by weight, and the sums of positions. */
export interface CesCounts extends WeightSums, PositionSums {
  readonly easy: number;
  readonly wEasy: number;
}

/** Measures CES 2.0 in percent, 0..100. */
export function measureCes(counts: CesCounts, options: MeasureOptions): Measure {
  const shares = { n: counts.n, w: counts.w, w2: counts.w2, count: counts.easy, wCount: counts.wEasy };
  return measureShare(shares, options, meanFigure(counts, options, CES_SCALE));
}
