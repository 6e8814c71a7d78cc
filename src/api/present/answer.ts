// An answered question as it crosses the API.

import type { Answered, AnsweredRow } from "../../actions/ask-question.ts";
import { compare } from "../../domain/metric/compare.ts";
import type { Measure } from "../../domain/metric/measurement.ts";
import { METRICS } from "../../domain/metric/metric.ts";
import { isoInZone } from "../../domain/period.ts";
import type { MetricKey } from "../../domain/question.ts";
import type { AnswerRow, AskAnswer, Change, Measure as MeasureBody } from "../contract.ts";

function presentParts(parts: Measure["parts"]): Record<string, number | null> {
  switch (parts.kind) {
    case "nps": {
      const { promoters, passives, detractors, promoterShare, passiveShare, detractorShare } = parts;
      return { promoters, passives, detractors, promoterShare, passiveShare, detractorShare };
    }
    case "share": {
      const { count, share, mean } = parts;
      if (mean === null) return { count, share };
      const { score, low, high, scale } = mean;
      return {
        count,
        share,
        mean: score,
        meanLow: low,
        meanHigh: high,
        scaleMin: scale.min,
        scaleMax: scale.max,
      };
    }
    case "mean": {
      const { mean, variance, scale } = parts;
      return scale ? { mean, variance, scaleMin: scale.min, scaleMax: scale.max } : { mean, variance };
    }
    case "count":
    case "sum":
      return {};
  }
}

/** A measure on the wire. */
export function presentMeasure(measure: Measure): MeasureBody {
  const { score, low, high, n, effectiveN, indicative } = measure;
  return { score, low, high, n, effectiveN, indicative, parts: presentParts(measure.parts) };
}

function presentChange(now: Measure, previous: Measure, metric: MetricKey): Change {
  const { change, low, high, p, significant } = compare(now, previous, metric);
  return {
    change,
    low,
    high,
    p,
    // What rests on too few answers is never painted as a change.
    significant: significant && !now.indicative && !previous.indicative,
    previous: presentMeasure(previous),
  };
}

function presentTotal(
  { measure, previous, mixedScales }: Answered["total"],
  metric: MetricKey,
): AskAnswer["total"] {
  const total: AskAnswer["total"] = presentMeasure(measure);
  if (mixedScales) total.mixedScales = true;
  if (previous) total.change = presentChange(measure, previous, metric);
  return total;
}

/** Field by field, as there may be thousands. */
function presentRow(
  { group, at, measure, previous, mixedScales }: AnsweredRow,
  metric: MetricKey,
): AnswerRow {
  const { score, low, high, n, effectiveN, indicative } = measure;
  const parts = presentParts(measure.parts);
  const row: AnswerRow = { group, score, low, high, n, effectiveN, indicative, parts };
  if (at !== undefined) row.at = at;
  if (mixedScales) row.mixedScales = true;
  if (previous) row.change = presentChange(measure, previous, metric);
  return row;
}

/** The body of POST /api/v1/ask. */
export function presentAnswer(answered: Answered): AskAnswer {
  const { question, rows, total, timeZone, period, truncated, minimumN, currency } = answered;
  const { metric } = question;
  const { unit, higherIsBetter } = METRICS[metric];
  return {
    metric,
    unit: unit === "share" ? "percent" : unit,
    higherIsBetter,
    from: isoInZone(timeZone, period.from),
    to: isoInZone(timeZone, period.to),
    timeZone,
    rows: rows.map((row) => presentRow(row, metric)),
    total: presentTotal(total, metric),
    truncated,
    minimumN,
    currency,
  };
}
