/**
 * Customer satisfaction: the share, in percent, of answers in the top two boxes of their scale, with the mean beside it
 * (top-two-box after ISO 10004:2018 annex D and common practice).
 *
 * Counted: every satisfaction answer, each against the top boxes of its own scale (`topTwoFrom`). Not counted: "not
 * applicable" and people who did not answer. Interval: Wilson for the share, t for the mean, on the effective n.
 */

import { pointsOf, type Scale } from "../scale.ts";
import { meanFigure } from "./mean.ts";
import type { Measure, MeasureOptions, PositionSums, WeightSums } from "./measurement.ts";
import { measureShare } from "./share.ts";

/** The scale means are read on, and the one assumed when a sender names none. */
export const CSAT_SCALE: Scale = { min: 1, max: 5 };

/** Fewer points than this have one top box only: the second of three faces is the neutral one. */
export const CSAT_TWO_BOXES_FROM_POINTS = 4;

/** More points than this are a slider, not boxes. */
export const CSAT_BOXES_POINTS_MAX = 11;

/** The part of a slider that counts as satisfied: its top fifth. */
export const CSAT_SLIDER_TOP_FROM = 0.8;

/**
 * The lowest score that counts as satisfied: 4 on 1–5, 6 on 1–7, 9 on 1–10 and 0–10; the highest alone on
 * scales of two or three points (3 on 1–3, 1 on 0–1); 80 on sliders such as 0–100.
 */
export function topTwoFrom(scale: Scale): number {
  const points = pointsOf(scale);
  if (points < CSAT_TWO_BOXES_FROM_POINTS) return scale.max;
  if (points <= CSAT_BOXES_POINTS_MAX) return scale.max - 1;
  return scale.min + CSAT_SLIDER_TOP_FROM * (scale.max - scale.min);
}

/** What SQL counts: answers in the top boxes, raw and by weight, and the sums of positions. */
export interface CsatCounts extends WeightSums, PositionSums {
  readonly top: number;
  readonly wTop: number;
}

/** Measures CSAT in percent, 0..100. */
export function measureCsat(counts: CsatCounts, options: MeasureOptions): Measure {
  const shares = { n: counts.n, w: counts.w, w2: counts.w2, count: counts.top, wCount: counts.wTop };
  return measureShare(shares, options, meanFigure(counts, options, CSAT_SCALE));
}
