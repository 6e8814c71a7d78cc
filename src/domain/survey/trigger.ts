// When a survey asks by itself: after something that happened, or in waves over a segment. Pure. Who is drawn is a matter of
// what set the trigger off alone, so that a repeat draws the same; hours are those of the customer's clocks.

import { isTimeZone, localTime } from "../period.ts";
import type { InvitationWay } from "./asking.ts";
import { drawOf } from "./seeded-order.ts";

/** Fields of an interaction that a trigger can look at. */
export const triggerFields = [
  "event",
  "kind",
  "channel",
  "touchpoint",
  "unit",
  "outcome",
  "product",
] as const;

/** The field is (not) one of the values. */
export interface TriggerMatch {
  readonly field: (typeof triggerFields)[number];
  readonly op: "is" | "is_not";
  readonly values: readonly string[];
}

/** The settings of a trigger. */
export interface SurveyTrigger {
  readonly enabled: boolean;
  readonly when:
    | { readonly kind: "event"; readonly where: readonly TriggerMatch[] }
    /** Every member once in so many days, spread evenly over them. */
    | { readonly kind: "schedule"; readonly segment: string; readonly everyDays: number };
  readonly delayMinutes: number;
  /** The hours in which people may be asked, on their own clocks: from the first, before the second. */
  readonly hours: { readonly from: number; readonly to: number };
  /** Share of the occasions that ask, in percent. */
  readonly percent: number;
  /** Most invitations of one unit in seven days; 0: no such limit. */
  readonly unitWeekly: number;
  /** Answers in seven days that are enough; 0: never enough. */
  readonly answersWeekly: number;
  readonly way: InvitationWay;
}

const hourMs = 3_600_000;

/** Whether an occasion is drawn. */
export function isDrawn(trigger: string, cause: string, percent: number): boolean {
  return drawOf(`draw ${trigger}`, cause) * 100 < percent;
}

/** The first moment from `at` on at which the clocks of a zone stand within the hours; whole hours are tried. */
export function nextAllowed(at: number, hours: SurveyTrigger["hours"], timeZone: string): number {
  const { from, to } = hours;
  const fits = (moment: number) => {
    const { hour } = localTime(timeZone, moment);
    return from < to ? hour >= from && hour < to : hour >= from || hour < to;
  };
  if (from === to || fits(at)) return at;
  // Zones are whole quarters of an hour apart, so that every hour begins at a quarter somewhere.
  const quarter = hourMs / 4;
  for (let moment = Math.ceil(at / quarter) * quarter; moment < at + 49 * hourMs; moment += quarter)
    if (fits(moment)) return moment;
  return at;
}

/** A zone that exists, else the other. */
export function zoneOr(timeZone: string | undefined, otherwise: string): string {
  return timeZone && isTimeZone(timeZone) ? timeZone : otherwise;
}

/** Whether the day of a wave (days since 1970) is the one of its round on which somebody of a segment is asked. */
export function isInWave(trigger: string, customer: string, day: number, everyDays: number): boolean {
  return Math.floor(drawOf(`wave ${trigger}`, customer) * everyDays) === day % everyDays;
}

/** What sets a schedule off for somebody: once in each round. */
export function waveCause(customer: string, day: number, everyDays: number): string {
  return `${customer}:${Math.floor(day / everyDays)}`;
}
