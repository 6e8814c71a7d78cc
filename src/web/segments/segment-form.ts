// A condition as its editor shows it: groups with a way of joining, and lines that may be turned round. Any condition can be
// read into a form and is written back with the same meaning; double negations fall away.

import type { SegmentCondition, SegmentLeafCondition } from "../../domain/segment.ts";

/** How the parts of a group are joined. */
export const joins = ["all", "any", "none", "not_all"] as const;

/** One way. */
export type Join = (typeof joins)[number];

/** One fact; `not` turns it round. */
export interface Line {
  readonly not: boolean;
  readonly fact: SegmentLeafCondition;
}

/** Lines and groups, joined. */
export interface Group {
  readonly join: Join;
  readonly parts: readonly Part[];
}

/** What a group is made of. */
export type Part = Line | Group;

/** Whether a part is a group. */
export function isGroup(part: Part): part is Group {
  return "parts" in part;
}

const turned = { all: "not_all", not_all: "all", any: "none", none: "any" } as const;

function readPart(condition: SegmentCondition): Part {
  if ("all" in condition) return { join: "all", parts: condition.all.map(readPart) };
  if ("any" in condition) return { join: "any", parts: condition.any.map(readPart) };
  if ("not" in condition) {
    const inner = readPart(condition.not);
    return isGroup(inner) ? { ...inner, join: turned[inner.join] } : { ...inner, not: !inner.not };
  }
  return { not: false, fact: condition };
}

/** The form of a condition. Its outermost part is always a group, so that something can be added to it. */
export function readForm(condition: SegmentCondition): Group {
  const part = readPart(condition);
  return isGroup(part) ? part : { join: "all", parts: [part] };
}

function writePart(part: Part): SegmentCondition {
  if (!isGroup(part)) return part.not ? { not: part.fact } : part.fact;
  const parts = part.parts.map(writePart);
  switch (part.join) {
    case "all":
      return { all: parts };
    case "any":
      return { any: parts };
    case "none":
      return { not: { any: parts } };
    case "not_all":
      return { not: { all: parts } };
  }
}

/** The condition of a form. */
export function writeForm(group: Group): SegmentCondition {
  return writePart(group);
}

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
export function isFormComplete(group: Group): boolean {
  return (
    group.parts.length > 0 &&
    group.parts.every((part) => (isGroup(part) ? isFormComplete(part) : isComplete(part.fact)))
  );
}

/** The form without what is not complete yet: what can be counted while someone is still writing. */
export function completePart(group: Group): Group {
  const parts = group.parts.flatMap((part): Part[] => {
    if (!isGroup(part)) return isComplete(part.fact) ? [part] : [];
    const inner = completePart(part);
    return inner.parts.length > 0 ? [inner] : [];
  });
  return { ...group, parts };
}

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
