/**
 * From counts to a score: the one door through which the API, the CLI, the widget preview and the tests measure.
 *
 * Invariant: every metric of the closed list has exactly one shape of counts and one measuring function. Counts that
 * cannot be (NaN, negative, more than all) are a broken promise of the query and throw RangeError.
 */

import type { MetricKey } from "../question.ts";
import { type AverageTicketCounts, measureAverageTicket } from "./average-ticket.ts";
import { type CesCounts, measureCes } from "./ces.ts";
import { measureCes1 } from "./ces1.ts";
import { type CountCounts, measureCount } from "./count.ts";
import { type CsatCounts, measureCsat } from "./csat.ts";
import type { MeanCounts } from "./mean.ts";
import type { Measure, MeasureOptions } from "./measurement.ts";
import { measureNps, type NpsCounts } from "./nps.ts";
import { measureRating } from "./rating.ts";
import { measureResponseRate, type ResponseRateCounts } from "./response-rate.ts";
import { measureRevenue, type RevenueCounts } from "./revenue.ts";

/** The counts each metric is made of. */
export interface CountsByMetric {
  readonly nps: NpsCounts;
  readonly csat: CsatCounts;
  readonly ces: CesCounts;
  readonly ces1: MeanCounts;
  readonly rating: MeanCounts;
  readonly response_rate: ResponseRateCounts;
  readonly interactions: CountCounts;
  readonly customers: CountCounts;
  readonly responses: CountCounts;
  readonly revenue: RevenueCounts;
  readonly orders: CountCounts;
  readonly average_ticket: AverageTicketCounts;
}

type Measuring = {
  readonly [Key in MetricKey]: (counts: CountsByMetric[Key], options: MeasureOptions) => Measure;
};

const MEASURING: Measuring = {
  nps: measureNps,
  csat: measureCsat,
  ces: measureCes,
  ces1: measureCes1,
  rating: measureRating,
  response_rate: measureResponseRate,
  interactions: measureCount,
  customers: measureCount,
  responses: measureCount,
  revenue: measureRevenue,
  orders: measureCount,
  average_ticket: measureAverageTicket,
};

/** Measures any metric of the closed list from its counts. */
export function measure<Key extends MetricKey>(
  metric: Key,
  counts: CountsByMetric[Key],
  options: MeasureOptions,
): Measure {
  return MEASURING[metric](counts, options);
}
