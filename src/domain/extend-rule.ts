// Gives one more event name to a touchpoint's rule, leaving what it already claims untouched: the new rule holds exactly
// where the old one held or where the event has this name.

import type { Condition } from "./condition-tree.ts";

const valuesMax = 200;

/** The rule with the event in it; a rule that has it already as a plain alternative stays as it is. */
export function withEvent(rule: Condition | null, event: string): Condition {
  const named: Condition = { field: "event", op: "is", values: [event] };
  if (rule === null) return named;
  if ("field" in rule && rule.field === "event" && rule.op === "is") {
    const values = rule.values ?? [];
    if (values.some((value) => String(value).toLowerCase() === event.toLowerCase())) return rule;
    if (values.length < valuesMax) return { ...rule, values: [...values, event] };
  }
  if ("any" in rule) {
    const at = rule.any.findIndex(
      (part) =>
        "field" in part &&
        part.field === "event" &&
        part.op === "is" &&
        (part.values ?? []).length < valuesMax,
    );
    const plain = rule.any[at];
    if (plain !== undefined) return { any: rule.any.toSpliced(at, 1, withEvent(plain, event)) };
    return { any: [...rule.any, named] };
  }
  return { any: [rule, named] };
}
