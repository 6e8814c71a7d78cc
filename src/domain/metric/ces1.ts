/**
 * Customer Effort Score 1.0: the mean of "how much effort did you personally have to put forth", 1 (very low) to 5 (very
 * high), so low is good (Dixon, Freeman and Toman, Stop Trying to Delight Your Customers, HBR, July 2010).
 *
 * Counted: effort answers on 1–5. Not counted: answers on 1–7, which are CES 2.0 (`ces.ts`), and people who did not
 * answer. Interval: t on the effective n; one answer or all equal, none.
 */

import type { Scale } from "../scale.ts";
import { type MeanCounts, measureMean } from "./mean.ts";
import type { Measure, MeasureOptions } from "./measurement.ts";

/** The only scale of CES 1.0. */
export const CES1_SCALE: Scale = { min: 1, max: 5 };

/** Measures CES 1.0 as a mean on 1–5. */
export function measureCes1(counts: MeanCounts, options: MeasureOptions): Measure {
  return measureMean(counts, options, CES1_SCALE);
}
