/**
 * Net Promoter Score: share of promoters (9–10) minus share of detractors (0–6) among answers on 0–10, from
 * −100 to 100 (Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003).
 *
 * Counted: every answer with a whole score of 0–10. Not counted: people who were asked and did not answer,
 * and answers on other scales. Interval: adjusted Wald (Rocks 2016) on weighted shares and the effective n; it is
 * extended to the score itself, which it would miss with one answer. No answers: no score and no interval.
 */

import { adjustedWaldNps, npsAnswerVariance } from "../../stats/adjusted-wald-nps.ts";
import { effectiveN } from "../../stats/effective-n.ts";
import { clamp } from "../../stats/interval.ts";
import type { Scale } from "../scale.ts";
import {
  confidenceOf,
  type Measure,
  type MeasureOptions,
  unmeasured,
  type WeightSums,
} from "./measurement.ts";

/** The only scale of NPS. */
export const NPS_SCALE: Scale = { min: 0, max: 10 };

/** Lowest score of a promoter. */
export const NPS_PROMOTER_FROM = 9;

/** Lowest score of a passive; all below are detractors. */
export const NPS_PASSIVE_FROM = 7;

/** Which of the three groups a whole score of 0–10 belongs to. */
export function npsGroupOf(score: number): "promoter" | "passive" | "detractor" {
  if (score >= NPS_PROMOTER_FROM) return "promoter";
  return score >= NPS_PASSIVE_FROM ? "passive" : "detractor";
}

/** What SQL counts: people in each group, raw and by weight. n = promoters + passives + detractors. */
export interface NpsCounts extends WeightSums {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  readonly wPromoters: number;
  readonly wPassives: number;
  readonly wDetractors: number;
}

/** Measures NPS on −100..100. */
export function measureNps(counts: NpsCounts, options: MeasureOptions): Measure {
  const { promoters, passives, detractors, wPromoters, wPassives, wDetractors } = counts;
  const size = effectiveN(counts.n, counts.w, counts.w2);
  const weight = wPromoters + wPassives + wDetractors;
  const { n } = counts;
  const indicative = n < options.minimumN;
  if (size === 0 || weight === 0) {
    const shares = { promoterShare: null, passiveShare: null, detractorShare: null };
    return unmeasured(n, size, indicative, { kind: "nps", promoters, passives, detractors, ...shares });
  }
  const p = wPromoters / weight;
  const d = wDetractors / weight;
  const score = clamp((100 * (wPromoters - wDetractors)) / weight, -100, 100);
  const interval = adjustedWaldNps({ promoters: p, detractors: d, n: size }, confidenceOf(options));
  return {
    score,
    low: interval === null ? null : Math.min(score, 100 * interval.low),
    high: interval === null ? null : Math.max(score, 100 * interval.high),
    n,
    effectiveN: size,
    indicative,
    standardError: 100 * Math.sqrt(npsAnswerVariance(p, d) / size),
    parts: {
      kind: "nps",
      promoters,
      passives,
      detractors,
      promoterShare: p,
      passiveShare: wPassives / weight,
      detractorShare: d,
    },
  };
}
