// A trigger as its form shows it: what it begins with, its condition as lines and groups, and what is still missing.

import { type AmountMatch, amountFields } from "../../domain/segment.ts";
import {
  isMatch,
  namedTriggerFields,
  openTriggerFields,
  propertyPattern,
  type TriggerCondition,
  type TriggerMatch,
  type TriggerTextOp,
  triggerTextOps,
} from "../../domain/survey/trigger.ts";
import {
  type FormGroup,
  isWhole,
  readTree,
  type TreeKind,
  wholePart,
  writeTree,
} from "../condition/condition-form.ts";
import type { Trigger } from "./queries.ts";

/** Lines and groups about what happened. */
export type TriggerGroup = FormGroup<TriggerMatch>;

const kind: TreeKind<TriggerMatch, TriggerCondition> = {
  open: (condition) => (isMatch(condition) ? { fact: condition } : { branch: condition }),
  fact: (fact) => fact,
  branch: (branch) => branch,
};

/** The form of a condition. */
export const readCondition = (condition: TriggerCondition): TriggerGroup => readTree(kind, condition);

/** The condition of a form. */
export const writeCondition = (group: TriggerGroup): TriggerCondition => writeTree(kind, group);

/** What a line can look at, as people are offered it. */
export const subjects = [
  ...["event", "kind", "channel", "touchpoint", "unit", "outcome", "product", "url"],
  ...amountFields,
  "property",
] as const;

/** One of them. */
export type Subject = (typeof subjects)[number];

/** A way to compare. */
export type MatchOp = TriggerTextOp | AmountMatch["op"];

const bounds = ["at_least", "at_most"] as const;
const firstAmount = 10;

/** What a line looks at. */
export const subjectOf = (match: TriggerMatch): Subject => ("property" in match ? "property" : match.field);

/** A line as it begins about something. */
export function beginMatch(subject: Subject): TriggerMatch {
  const amount = amountFields.find((field) => field === subject);
  if (amount) return { field: amount, op: "at_least", amount: firstAmount };
  const field = [...namedTriggerFields, ...openTriggerFields].find((one) => one === subject);
  return field ? { field, op: "is", values: [] } : { property: "", op: "is", values: [] };
}

/** The ways in which a line can compare. */
export function opsOf(match: TriggerMatch): readonly MatchOp[] {
  if ("property" in match) return [...triggerTextOps, ...bounds];
  if ("amount" in match) return bounds;
  return openTriggerFields.some((field) => field === match.field) ? triggerTextOps : ["is", "is_not"];
}

/** A line that compares in another way; what it is compared with stays where it can. */
export function withOp(match: TriggerMatch, wanted: string): TriggerMatch {
  const text = triggerTextOps.find((op) => op === wanted);
  const bound = bounds.find((op) => op === wanted);
  if ("property" in match) {
    const { property } = match;
    if (bound) return { property, op: bound, amount: "amount" in match ? match.amount : firstAmount };
    return text ? { property, op: text, values: "amount" in match ? [] : match.values } : match;
  }
  if ("amount" in match) return bound ? { ...match, op: bound } : match;
  const { field, values } = match;
  if (text === "is" || text === "is_not") return { field, op: text, values };
  const open = openTriggerFields.find((one) => one === field);
  return open && text ? { field: open, op: text, values } : match;
}

/** Whether a line says enough. */
export function isMatchComplete(match: TriggerMatch): boolean {
  if ("property" in match && !propertyPattern.test(match.property)) return false;
  return "amount" in match || match.values.length > 0;
}

/** What can be looked for already while somebody still writes; null for nothing yet. */
export function completeWhen(when: Trigger["when"]): Trigger["when"] | null {
  if (when.kind === "schedule") return when.segment === "" ? null : when;
  const part = wholePart(readCondition(when.where), isMatchComplete);
  return part.parts.length === 0 ? null : { ...when, where: writeCondition(part) };
}

/** What keeps a trigger from being saved. */
export function missingOf({ when, quotas }: Trigger): "condition" | "segment" | "quota" | undefined {
  if (when.kind === "event" && !isWhole(readCondition(when.where), isMatchComplete)) return "condition";
  if (when.kind === "schedule" && when.segment === "") return "segment";
  return quotas.some(({ segment }) => segment === "") ? "quota" : undefined;
}

const isKind = (value: string): TriggerCondition => ({ all: [{ field: "kind", op: "is", values: [value] }] });

/** How a schedule begins. */
export const newSchedule: Trigger["when"] = { kind: "schedule", segment: "", everyDays: 90 };

/** How something that happens begins. */
export const newEvent: Trigger["when"] = { kind: "event", where: isKind("bought") };

/** What one can begin with, by the name of its words. */
export const triggerExamples = {
  bought: { when: newEvent, delayMinutes: 24 * 60 },
  received: { when: { kind: "event", where: isKind("received") }, delayMinutes: 2 * 60 },
  contacted: { when: { kind: "event", where: isKind("contacted") }, delayMinutes: 30 },
  schedule: { when: newSchedule, delayMinutes: 0 },
} as const satisfies Record<string, Pick<Trigger, "when" | "delayMinutes">>;

/** One of them. */
export type TriggerExample = keyof typeof triggerExamples;

/** The trigger that an example begins. It is switched on when it is saved. */
export function beginTrigger(example: TriggerExample, way: Trigger["way"]): Trigger {
  return {
    ...triggerExamples[example],
    ...{ enabled: true, hours: { from: 9, to: 21 }, percent: 100, way },
    ...{ unitWeekly: 0, quotas: [], answersWeekly: 0 },
  };
}
