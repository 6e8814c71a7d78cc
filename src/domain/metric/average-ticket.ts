/**
 * Average ticket: revenue per order, with Student's t interval over the revenue of each order.
 *
 * Counted: the orders of `orders` (distinct order references among interactions with revenue; a purchase without a
 * reference is an order by itself), each with its revenue, refunds of the same order taken off. Not counted: interactions
 * without revenue. No orders: no score; one order or all equal: no interval.
 */

import { meanFromSums, meanInterval, standardErrorOfMean } from "../../stats/mean-interval.ts";
import { confidenceOf, type Measure, type MeasureOptions, unmeasured } from "./measurement.ts";

/** What SQL counts: orders, Σ revenue of an order, Σ (revenue of an order)². */
export interface AverageTicketCounts {
  readonly orders: number;
  readonly revenue: number;
  readonly sumSquares: number;
}

/** Sums of squared money come rounded to six decimals; two orders that differ by a cent are far beyond this. */
const SQUARES_ROUNDING = 1e-5;

/** Measures revenue per order in units of its currency. */
export function measureAverageTicket(counts: AverageTicketCounts, options: MeasureOptions): Measure {
  const { orders, revenue, sumSquares } = counts;
  const indicative = orders < options.minimumN;
  const sums = { effectiveN: orders, w: orders, sum: revenue, sumSquares, rounding: SQUARES_ROUNDING };
  const moments = meanFromSums(sums);
  if (moments === null) {
    const parts = { kind: "mean", mean: null, variance: null, scale: null } as const;
    return unmeasured(orders, orders, indicative, parts);
  }
  const interval = meanInterval(orders, moments.mean, moments.variance, confidenceOf(options));
  return {
    score: moments.mean,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n: orders,
    effectiveN: orders,
    indicative,
    standardError: standardErrorOfMean(orders, moments.variance),
    parts: { kind: "mean", mean: moments.mean, variance: moments.variance, scale: null },
  };
}
