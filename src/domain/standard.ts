// Whether a touchpoint keeps what the company promises there. A promise is called kept or broken only when the 95 % interval
// lies wholly on one side of it; in between nothing can be said yet, and below the workspace's minimum n nothing is said.
// A maximum wait promises that nine of ten waits are no longer: one bad afternoon does not break it, a bad month does.

import { wilsonInterval } from "../stats/wilson.ts";

/** met, missed, unclear (the interval holds the promise), too-few (n below the minimum), none (nothing promised or measured). */
export type StandardState = "met" | "missed" | "unclear" | "too-few" | "none";

/** Share of waits that must keep within the maximum. */
export const waitShareMin = 0.9;

/** A measured satisfaction: a share in percent with its 95 % interval. */
export interface MeasuredShare {
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly indicative: boolean;
}

/** Waits at a touchpoint: how many were measured and how many were no longer than the maximum. */
export interface MeasuredWaits {
  readonly n: number;
  readonly within: number;
}

function decide(low: number, high: number, minimum: number): StandardState {
  if (low >= minimum) return "met";
  return high < minimum ? "missed" : "unclear";
}

/** Satisfaction (percent) against the minimum that is promised. */
export function decideCsatStandard(
  measured: MeasuredShare | undefined,
  csatMin: number | undefined,
): StandardState {
  if (csatMin === undefined || measured === undefined || measured.n === 0) return "none";
  if (measured.indicative || measured.low === null || measured.high === null) return "too-few";
  return decide(measured.low, measured.high, csatMin);
}

/** Waits against the promise that `waitShareMin` of them keep within the maximum that `within` was counted with. */
export function decideWaitStandard(
  measured: MeasuredWaits | undefined,
  waitMsMax: number | undefined,
  minimumN: number,
): StandardState {
  if (waitMsMax === undefined || measured === undefined || measured.n === 0) return "none";
  if (measured.n < minimumN) return "too-few";
  const interval = wilsonInterval(measured.within / measured.n, measured.n);
  return interval === null ? "none" : decide(interval.low, interval.high, waitShareMin);
}
