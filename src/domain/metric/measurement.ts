/**
 * What a metric gives out: a score that says how sure it is, and the counts that every score is made of.
 *
 * Invariant: no field is ever NaN. `score` is null when there is nothing to measure; `low` and `high` are null together,
 * when there is no interval to be had (no answers; a mean of one answer or of all-equal ones; counts, which are complete).
 */

import { DEFAULT_CONFIDENCE } from "../../stats/interval.ts";
import type { Scale } from "../scale.ts";

/** Below this many answers a score is only indicative, unless the workspace says otherwise. */
export const DEFAULT_MINIMUM_N = 30;

/** Below this many answers a score is not shown at all where privacy matters. */
export const PRIVACY_MINIMUM_N = 10;

/**
 * A metric's score with its interval. Scores of unit "points" run −100..100, of unit "share" 0..100 percent.
 * Thousands are made for one answer, so those who make them write them out field by field: copying objects of numbers into
 * each other (`...`) costs the engine a hundred times as much.
 */
export interface Measure {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How many answers (or orders, invitations, interactions…) the score rests on, unweighted. */
  readonly n: number;
  /** Kish's effective n; equal to n without weights. */
  readonly effectiveN: number;
  /** True when n is below the workspace's minimum: to be greyed, never ranked. Counts and sums never are. */
  readonly indicative: boolean;
  /** Plain standard error of the score in its own unit; 0 when all answers are equal, so judge by the interval. */
  readonly standardError: number | null;
  readonly parts: MeasureParts;
}

/** What the score was made of; shares are weighted, 0..1, and null when there is nothing to share. */
export type MeasureParts = NpsParts | ShareParts | MeanParts | CountParts | SumParts;

/** Raw counts and weighted shares of the three groups of NPS. */
export interface NpsParts {
  readonly kind: "nps";
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  readonly promoterShare: number | null;
  readonly passiveShare: number | null;
  readonly detractorShare: number | null;
}

/** A share: raw count of those who have it, weighted share 0..1, and the mean beside it where the metric has one. */
export interface ShareParts {
  readonly kind: "share";
  readonly count: number;
  readonly share: number | null;
  readonly mean: MeanFigure | null;
}

/** A mean with the sample variance of one answer (unit of the score, squared); `scale` is null for money. */
export interface MeanParts {
  readonly kind: "mean";
  readonly mean: number | null;
  readonly variance: number | null;
  readonly scale: Scale | null;
}

/** A complete count: nothing was sampled. */
export interface CountParts {
  readonly kind: "count";
}

/** A complete sum: nothing was sampled. */
export interface SumParts {
  readonly kind: "sum";
}

/** A mean with its t interval, in the unit of `scale`. */
export interface MeanFigure {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly standardError: number | null;
  readonly scale: Scale;
}

/** How to measure: minimum n, level of confidence (0.95), and the scale to read means on (the metric's own). */
export interface MeasureOptions {
  readonly minimumN: number;
  readonly confidence?: number;
  readonly scale?: Scale;
}

/** Nothing was measured: n alone is known. */
export function unmeasured(n: number, effectiveN: number, indicative: boolean, parts: MeasureParts): Measure {
  return { score: null, low: null, high: null, n, effectiveN, indicative, standardError: null, parts };
}

/** Whether weights make the answers count for another number of them, which is then said beside n. */
export function isWeighted({ n, effectiveN }: Pick<Measure, "n" | "effectiveN">): boolean {
  return Math.abs(effectiveN - n) >= 1;
}

/** The level of confidence asked for. */
export function confidenceOf(options: MeasureOptions): number {
  return options.confidence ?? DEFAULT_CONFIDENCE;
}

/**
 * Sums of weights and positions come rounded to nine decimals, so that the order of adding up cannot be seen;
 * differences as small as this are rounding, not information.
 */
export const SUM_ROUNDING = 1e-8;

/** Size of a group of answers: n answers, w = Σ weight, w2 = Σ weight². Without weights w = w2 = n. */
export interface WeightSums {
  readonly n: number;
  readonly w: number;
  readonly w2: number;
}

/** Positions (0 lowest … 1 highest of the answer's own scale) summed: Σ weight·position, Σ weight·position². */
export interface PositionSums {
  readonly sum: number;
  readonly sumSquares: number;
}
