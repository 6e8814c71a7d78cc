// A trigger as its form shows it: what it begins with, its condition as lines and groups, and what is still missing.

import type { TriggerCondition, TriggerMatch } from "../../domain/survey/trigger.ts";
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
  open: (condition) => ("field" in condition ? { fact: condition } : { branch: condition }),
  fact: (fact) => fact,
  branch: (branch) => branch,
};

/** The form of a condition. */
export const readCondition = (condition: TriggerCondition): TriggerGroup => readTree(kind, condition);

/** The condition of a form. */
export const writeCondition = (group: TriggerGroup): TriggerCondition => writeTree(kind, group);

/** Whether a line says enough. */
export const isMatchComplete = ({ values }: TriggerMatch): boolean => values.length > 0;

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
