// A goal: a metric is to reach a target, perhaps by a day. It is called reached or missed only when the interval lies wholly
// on one side of the target; as long as the interval holds the target, nobody can know, and that is what is said.
// Complete counts and sums have no interval: they are compared as they are. Too few answers decide nothing.

import type { CalendarDate } from "./calendar.ts";
import { METRICS } from "./metric/metric.ts";
import type { MetricKey } from "./question.ts";

/** Which side of the target is the good one. The target itself counts as reached. */
export const goalDirections = ["at_least", "at_most"] as const;

/** One of them. */
export type GoalDirection = (typeof goalDirections)[number];

/** What was aimed at. */
export interface Goal {
  readonly target: number;
  readonly direction: GoalDirection;
  /** The last day on which it may still be reached; null is without an end. */
  readonly by: CalendarDate | null;
}

/** What a goal is judged by. `complete`: nothing was sampled, so that there is no interval to wait for. */
export interface GoalFacts {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly indicative: boolean;
  readonly complete: boolean;
}

/**
 * reached: surely at or beyond the target; on_the_way: surely not there, and there is time; missed: surely not there, and
 * the day has passed; uncertain: the interval holds the target, or too few answers; nothing: nothing was measured.
 */
export const goalStates = ["reached", "on_the_way", "missed", "uncertain", "nothing"] as const;

/** How a goal stands. */
export type GoalState = (typeof goalStates)[number];

/** Where a goal stands on a day. */
export interface GoalStanding {
  readonly state: GoalState;
  /** How far the score is from the target on the wrong side; 0 when it is there; null when nothing was measured. */
  readonly missing: number | null;
}

/** Judges a goal. */
export function decideGoal(goal: Goal, facts: GoalFacts, today: CalendarDate): GoalStanding {
  const { score } = facts;
  if (score === null) return { state: "nothing", missing: null };
  const sign = goal.direction === "at_least" ? 1 : -1;
  const missing = Math.max(0, sign * (goal.target - score));
  const low = facts.complete ? score : facts.low;
  const high = facts.complete ? score : facts.high;
  if (low === null || high === null || facts.indicative) return { state: "uncertain", missing };
  const [worst, best] = sign > 0 ? [low, high] : [-high, -low];
  const target = sign * goal.target;
  if (worst >= target) return { state: "reached", missing };
  if (best >= target) return { state: "uncertain", missing };
  return { state: goal.by !== null && today > goal.by ? "missed" : "on_the_way", missing };
}

/** Whether a metric is complete: counts and sums leave nobody out, so they have no interval to wait for. */
export function isComplete(metric: MetricKey): boolean {
  return METRICS[metric].unit === "count" || metric === "revenue";
}
