/**
 * Two measures of one metric held against each other: the change, its interval, its p-value and what may be said of it.
 *
 * NPS by adjusted variances, shares by Agresti–Caffo, means and average ticket by Welch; counts and sums are complete,
 * so they have a change and no p. A change that is not significant is "inconclusive", never "the same": only
 * an equivalence test against a margin says that.
 */

import { type Difference, differenceInterval, twoSidedP } from "../../stats/difference.ts";
import { equivalenceP } from "../../stats/equivalence.ts";
import { clamp, DEFAULT_CONFIDENCE, type Interval, requireAtLeast } from "../../stats/interval.ts";
import { twoNps } from "../../stats/two-nps.ts";
import { twoProportions } from "../../stats/two-proportions.ts";
import { welchDifference } from "../../stats/welch.ts";
import type { MetricKey } from "../question.ts";
import { isSameScale } from "../scale.ts";
import type { MeanParts, Measure, NpsParts } from "./measurement.ts";
import { METRICS } from "./metric.ts";

/**
 * What may be said. "undefined": one side has no score. "untested": a change without a test (counts, sums, means
 * without spread). "better", "worse", "different" (where neither is good by itself): significant.
 * "equivalent": within the margin. "inconclusive": the data do not say.
 */
export type Verdict =
  | "undefined"
  | "untested"
  | "better"
  | "worse"
  | "different"
  | "equivalent"
  | "inconclusive";

/** A change from b to a, in the unit of the score. */
export interface Comparison {
  /** a − b, or null when either has no score. */
  readonly change: number | null;
  /** Interval of the change; null together, where there is no test. */
  readonly low: number | null;
  readonly high: number | null;
  /** Two-sided p-value against "no change"; null where there is no test. */
  readonly p: number | null;
  readonly significant: boolean;
  /** Whether the change is within ± margin; null without a margin or without a test. */
  readonly equivalent: boolean | null;
  /** change / b for counts and money with b above 0: 0.1 is ten percent more; null otherwise. */
  readonly relative: number | null;
  readonly verdict: Verdict;
}

/** Level of confidence (0.95: significant below p = 0.05) and, to test sameness, a margin in the unit of the score. */
export interface CompareOptions {
  readonly confidence?: number;
  readonly margin?: number;
}

/** Compares `a` (now) with `b` (before, or the other group). Both must be measures of `metric`. */
export function compare(a: Measure, b: Measure, metric: MetricKey, options: CompareOptions = {}): Comparison {
  const confidence = options.confidence ?? DEFAULT_CONFIDENCE;
  const untested = { low: null, high: null, p: null, significant: false, equivalent: null } as const;
  if (a.score === null || b.score === null) {
    return { ...untested, change: null, relative: null, verdict: "undefined" };
  }
  const change = a.score - b.score;
  const relative = relativeChange(change, b.score, metric);
  const difference = differenceOf(a, b);
  if (difference === null) return { ...untested, change, relative, verdict: "untested" };
  const { low, high } = boundedInterval(difference, largestChange(a, metric), confidence);
  const p = twoSidedP(difference);
  const significant = p < 1 - confidence;
  const equivalent =
    options.margin === undefined
      ? null
      : equivalenceP(difference, requireAtLeast("margin", options.margin, 0)) < 1 - confidence;
  const verdict = verdictOf(difference.estimate, significant, equivalent, METRICS[metric].higherIsBetter);
  return { change, low, high, p, significant, equivalent, relative, verdict };
}

/** The test behind the comparison, in the unit of the score; null where there is none. */
function differenceOf(a: Measure, b: Measure): Difference | null {
  switch (a.parts.kind) {
    case "nps":
      return b.parts.kind === "nps"
        ? inPercent(npsDifference(a.parts, a.effectiveN, b.parts, b.effectiveN))
        : mismatch();
    case "share":
      if (b.parts.kind !== "share") return mismatch();
      if (a.parts.share === null || b.parts.share === null) return null;
      return inPercent(
        twoProportions({ share: a.parts.share, n: a.effectiveN }, { share: b.parts.share, n: b.effectiveN }),
      );
    case "mean":
      return b.parts.kind === "mean"
        ? meanDifference(a.parts, a.effectiveN, b.parts, b.effectiveN)
        : mismatch();
    case "count":
      return b.parts.kind === "count" ? null : mismatch();
    case "sum":
      return b.parts.kind === "sum" ? null : mismatch();
  }
}

function npsDifference(a: NpsParts, aSize: number, b: NpsParts, bSize: number): Difference | null {
  if (a.promoterShare === null || a.detractorShare === null) return null;
  if (b.promoterShare === null || b.detractorShare === null) return null;
  return twoNps(
    { promoters: a.promoterShare, detractors: a.detractorShare, n: aSize },
    { promoters: b.promoterShare, detractors: b.detractorShare, n: bSize },
  );
}

function meanDifference(a: MeanParts, aSize: number, b: MeanParts, bSize: number): Difference | null {
  const sameUnit = a.scale === null || b.scale === null ? a.scale === b.scale : isSameScale(a.scale, b.scale);
  if (!sameUnit) return mismatch();
  if (a.mean === null || b.mean === null) return null;
  return welchDifference(
    { n: aSize, mean: a.mean, variance: a.variance },
    { n: bSize, mean: b.mean, variance: b.variance },
  );
}

function inPercent(difference: Difference | null): Difference | null {
  if (difference === null) return null;
  const { estimate, standardError, df } = difference;
  return { estimate: 100 * estimate, standardError: 100 * standardError, df };
}

/** The interval of the change, held within the largest change there can be. */
function boundedInterval(difference: Difference, largest: number, confidence: number): Interval {
  const { low, high } = differenceInterval(difference, confidence);
  return { low: clamp(low, -largest, largest), high: clamp(high, -largest, largest) };
}

/** From the lowest score to the highest: of the scale for means, else of the metric; infinite for money. */
function largestChange({ parts }: Measure, metric: MetricKey): number {
  const { min, max } = METRICS[metric];
  if (parts.kind === "mean" && parts.scale !== null) return parts.scale.max - parts.scale.min;
  return min === null || max === null ? Number.POSITIVE_INFINITY : max - min;
}

function relativeChange(change: number, base: number, metric: MetricKey): number | null {
  const { unit } = METRICS[metric];
  return (unit === "count" || unit === "money") && base > 0 ? change / base : null;
}

function verdictOf(
  estimate: number,
  significant: boolean,
  equivalent: boolean | null,
  higherIsBetter: boolean | null,
): Verdict {
  if (significant && higherIsBetter === null) return "different";
  if (significant) return estimate > 0 === higherIsBetter ? "better" : "worse";
  return equivalent === true ? "equivalent" : "inconclusive";
}

function mismatch(): never {
  throw new RangeError("two measures of different metrics or scales cannot be compared");
}
