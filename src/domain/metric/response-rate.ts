/**
 * Response rate: the share, in percent, of the people asked who answered (AAPOR Standard Definitions, 10th edition, RR1,
 * every invitation taken as eligible).
 *
 * Counted: invitations sent or shown in the period (below the line) and those among them that led to a response, whenever
 * it came (above). Not counted: responses nobody was invited to. Interval: Wilson. Nobody asked: no score.
 */

import type { Measure, MeasureOptions } from "./measurement.ts";
import { measureShare } from "./share.ts";

/** What SQL counts: invitations, and how many of these very invitations were answered. */
export interface ResponseRateCounts {
  readonly asked: number;
  readonly answered: number;
}

/** Measures the response rate in percent, 0..100. */
export function measureResponseRate(counts: ResponseRateCounts, options: MeasureOptions): Measure {
  const { asked, answered } = counts;
  return measureShare({ n: asked, w: asked, w2: asked, count: answered, wCount: answered }, options, null);
}
