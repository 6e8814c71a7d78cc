// The condition of a segment as its editor shows it: which lines there are, and when one says enough to be counted.

import type { SegmentCondition, SegmentLeafCondition } from "../../domain/segment.ts";
import {
  type FormGroup,
  isWhole,
  readTree,
  type TreeKind,
  wholePart,
  writeTree,
} from "../condition/condition-form.ts";

/** Lines and groups about customers. */
export type Group = FormGroup<SegmentLeafCondition>;

const kind: TreeKind<SegmentLeafCondition, SegmentCondition> = {
  open: (condition) => ("fact" in condition ? { fact: condition } : { branch: condition }),
  fact: (fact) => fact,
  branch: (branch) => branch,
};

/** The form of a condition. */
export const readForm = (condition: SegmentCondition): Group => readTree(kind, condition);

/** The condition of a form. */
export const writeForm = (group: Group): SegmentCondition => writeTree(kind, group);

function isFilled(values: readonly string[]): boolean {
  return values.length > 0;
}

/** Whether a fact says enough to be counted: no list of values is still empty, no name is missing. */
export function isComplete(fact: SegmentLeafCondition): boolean {
  switch (fact.fact) {
    case "trait":
      if (fact.key.trim() === "") return false;
      if ("values" in fact) return isFilled(fact.values);
      return !("day" in fact) || fact.day !== "";
    case "did":
      return (
        fact.where.every((match) => "amount" in match || isFilled(match.values)) && isWhenComplete(fact.when)
      );
    case "answered":
      return (
        (fact.where ?? []).every(({ values }) => isFilled(values)) &&
        (fact.groups === undefined || fact.groups.length > 0) &&
        isWhenComplete(fact.when)
      );
    case "value":
    case "seen":
      return isWhenComplete(fact.when);
    case "customer":
      return fact.kinds.length > 0;
    case "segment":
      return fact.id !== "";
  }
}

function isWhenComplete(when: Extract<SegmentLeafCondition, { fact: "seen" }>["when"] | undefined): boolean {
  if (when === undefined || "lastDays" in when || "olderThanDays" in when) return true;
  return when.from !== undefined || when.to !== undefined;
}

/** Whether every line of a form is complete, and there is one. */
export const isFormComplete = (group: Group): boolean => isWhole(group, isComplete);

/** The form without what is not complete yet: what can be counted while someone is still writing. */
export const completePart = (group: Group): Group => wholePart(group, isComplete);

/** A new line about a fact, with what most people mean by it. */
export function newFact(fact: SegmentLeafCondition["fact"]): SegmentLeafCondition {
  switch (fact) {
    case "did":
      return {
        fact,
        where: [{ field: "kind", op: "is", values: ["bought"] }],
        times: { op: "at_least", n: 1 },
        when: { lastDays: 90 },
      };
    case "answered":
      return { fact, metric: "nps", which: "latest", groups: ["promoter"] };
    case "trait":
      return { fact, key: "", op: "is", values: [] };
    case "value":
      return { fact, of: "revenue", op: "at_least", amount: 100, when: { lastDays: 365 } };
    case "seen":
      return { fact, which: "last", when: { lastDays: 30 } };
    case "customer":
      return { fact, kinds: ["current"] };
    case "segment":
      return { fact, id: "" };
  }
}
