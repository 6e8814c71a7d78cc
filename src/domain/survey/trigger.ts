// When a survey asks by itself: after something that happened, or in waves over a segment. Pure. Who is drawn is a matter of
// what set the trigger off alone, so that a repeat draws the same; hours are those of the customer's clocks.

import type { InteractionKind } from "../interaction.ts";
import { localTime } from "../period.ts";
import type { AmountMatch } from "../segment.ts";
import type { InvitationWay } from "./asking.ts";
import { drawOf } from "./seeded-order.ts";

/** Fields of an interaction that a trigger can look at, whose values are known by name. */
export const namedTriggerFields = ["kind", "channel", "touchpoint", "unit"] as const;

/** Those that hold any text, parts of which can be looked for. */
export const openTriggerFields = ["event", "outcome", "product", "url"] as const;

/** One of the fields that hold any text. */
export type OpenTriggerField = (typeof openTriggerFields)[number];

/** One of the fields. */
export type TriggerField = (typeof namedTriggerFields)[number] | OpenTriggerField;

/** Ways to compare a text with values; parts are found without regard to case. */
export const triggerTextOps = ["is", "is_not", "contains", "starts_with"] as const;

/** One of them. */
export type TriggerTextOp = (typeof triggerTextOps)[number];

/** Kinds of interactions that set nothing off: what asks for an answer, and answers. */
export const neverTriggering = ["invited", "answered"] as const satisfies readonly InteractionKind[];

/** The field is (not) one of the values, contains one of them, or begins with one. */
export type FieldMatch =
  | { readonly field: TriggerField; readonly op: "is" | "is_not"; readonly values: readonly string[] }
  | { readonly field: OpenTriggerField; readonly op: TriggerTextOp; readonly values: readonly string[] };

/**
 * A property of the event as it was sent. `property` is its name, as columns of files have them, too; where none is called
 * so, dots lead into objects. What is not there is none of the values, and no number.
 */
export type PropertyMatch = { readonly property: string } & (
  | { readonly op: TriggerTextOp; readonly values: readonly string[] }
  | { readonly op: AmountMatch["op"]; readonly amount: number }
);

/** One comparison with what happened. Answers set nothing off, so that there is none with their scores. */
export type TriggerMatch = FieldMatch | AmountMatch | PropertyMatch;

/** Names of properties, on one line; with dots up to five steps. */
export const propertyPattern = /^(?=.{1,120}$)(?:[^\p{Cc}.]*\.){0,4}[^\p{Cc}.]*$/u;

/** Whether a condition is a single comparison. */
export function isMatch(condition: TriggerCondition): condition is TriggerMatch {
  return "op" in condition;
}

/** A condition on what happened. An empty `all` holds for everything; an empty `any` for nothing. */
export type TriggerCondition =
  | TriggerMatch
  | { readonly all: readonly TriggerCondition[] }
  | { readonly any: readonly TriggerCondition[] }
  | { readonly not: TriggerCondition };

/** Most invitations of members of a segment in seven days. */
export interface SegmentQuota {
  readonly segment: string;
  readonly weekly: number;
}

/** Bounds of a condition, and of the quotas of a trigger. A group takes two levels, since `not` around its join is one. */
export const triggerLimits = { matches: 20, levels: 5, quotas: 8 } as const;

/** How large a condition is. */
export function sizeOfTrigger(condition: TriggerCondition): {
  readonly matches: number;
  readonly levels: number;
} {
  if (isMatch(condition)) return { matches: 1, levels: 1 };
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition.not];
  const sizes = parts.map(sizeOfTrigger);
  return {
    matches: sizes.reduce((sum, { matches }) => sum + matches, 0),
    levels: 1 + Math.max(0, ...sizes.map(({ levels }) => levels)),
  };
}

/** The settings of a trigger. */
export interface SurveyTrigger {
  readonly enabled: boolean;
  readonly when:
    | { readonly kind: "event"; readonly where: TriggerCondition }
    /** Every member once in so many days, spread evenly over them. */
    | { readonly kind: "schedule"; readonly segment: string; readonly everyDays: number };
  readonly delayMinutes: number;
  /** The hours in which people may be asked, on their own clocks: from the first, before the second. */
  readonly hours: { readonly from: number; readonly to: number };
  /** Share of the occasions that ask, in percent. */
  readonly percent: number;
  /** Most invitations of one unit in seven days; 0: no such limit. */
  readonly unitWeekly: number;
  /** Whoever is in several segments needs a place in each. */
  readonly quotas: readonly SegmentQuota[];
  /** Answers that are aimed for in seven days at each touchpoint, of the share that is drawn; 0: as many as come. */
  readonly answersWeekly: number;
  readonly way: InvitationWay;
}

const hourMs = 3_600_000;

/** Whether hours leave nothing out. */
export function isAnyHour({ from, to }: SurveyTrigger["hours"]): boolean {
  return from === to || (from === 0 && to === 24);
}

/** The draw of an occasion, from 0 to below 1. */
export function drawOfCause(trigger: string, cause: string): number {
  return drawOf(`draw ${trigger}`, cause);
}

/** Whether an occasion is drawn. */
export function isDrawn(trigger: string, cause: string, percent: number): boolean {
  return drawOfCause(trigger, cause) * 100 < percent;
}

/** The first moment from `at` on at which the clocks of a zone stand within the hours; whole hours are tried. */
export function nextAllowed(at: number, hours: SurveyTrigger["hours"], timeZone: string): number {
  const { from, to } = hours;
  const fits = (moment: number) => {
    const { hour } = localTime(timeZone, moment);
    return from < to ? hour >= from && hour < to : hour >= from || hour < to;
  };
  if (isAnyHour(hours) || fits(at)) return at;
  // Zones are whole quarters of an hour apart, so that every hour begins at a quarter somewhere.
  const quarter = hourMs / 4;
  for (let moment = Math.ceil(at / quarter) * quarter; moment < at + 49 * hourMs; moment += quarter)
    if (fits(moment)) return moment;
  return at;
}

/** Whether the day of a wave (days since 1970) is the one of its round on which somebody of a segment is asked. */
export function isInWave(trigger: string, customer: string, day: number, everyDays: number): boolean {
  return Math.floor(drawOf(`wave ${trigger}`, customer) * everyDays) === day % everyDays;
}

/** The last of some days on which it was somebody's turn; undefined when it was on none of them. */
export function turnWithin(
  trigger: string,
  customer: string,
  days: { readonly from: number; readonly to: number },
  everyDays: number,
): number | undefined {
  for (let day = days.to; day >= days.from; day--)
    if (isInWave(trigger, customer, day, everyDays)) return day;
  return undefined;
}

/** What sets a schedule off for somebody: once in each round. */
export function waveCause(customer: string, day: number, everyDays: number): string {
  return `${customer}:${Math.floor(day / everyDays)}`;
}
