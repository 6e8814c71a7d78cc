// An answered question as it crosses the API.

import type { Answered, AnsweredRow } from "../../actions/ask-question.ts";
import { compare } from "../../domain/metric/compare.ts";
import type { Measure } from "../../domain/metric/measurement.ts";
import { METRICS } from "../../domain/metric/metric.ts";
import { isoInZone } from "../../domain/period.ts";
import type { MetricKey } from "../../domain/question.ts";
import type { AskAnswer, Change, Measure as MeasureBody } from "../contract.ts";

function presentParts(parts: Measure["parts"]): Record<string, number | null> {
  switch (parts.kind) {
    case "nps": {
      const { kind: _, ...counts } = parts;
      return counts;
    }
    case "share":
      return {
        count: parts.count,
        share: parts.share,
        ...(parts.mean
          ? {
              mean: parts.mean.score,
              meanLow: parts.mean.low,
              meanHigh: parts.mean.high,
              scaleMin: parts.mean.scale.min,
              scaleMax: parts.mean.scale.max,
            }
          : {}),
      };
    case "mean":
      return {
        mean: parts.mean,
        variance: parts.variance,
        ...(parts.scale ? { scaleMin: parts.scale.min, scaleMax: parts.scale.max } : {}),
      };
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

function presentFigure(row: Pick<AnsweredRow, "measure" | "previous">, metric: MetricKey) {
  return {
    ...presentMeasure(row.measure),
    ...(row.previous ? { change: presentChange(row.measure, row.previous, metric) } : {}),
  };
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
    rows: rows.map((row) => ({
      group: { ...row.group },
      ...(row.at === undefined ? {} : { at: row.at }),
      ...presentFigure(row, metric),
    })),
    total: presentFigure(total, metric),
    truncated,
    minimumN,
    currency,
  };
}
