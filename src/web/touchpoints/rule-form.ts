// A match rule as people build it: lines that must all hold, or of which one is enough, and groups of such lines. What is
// deeper than that, or negated, is no form and stays JSON. Invariant: a form written as a tree and read again is the same
// form, and a tree that is a form holds for the same things when it is read and written.

import type { Comparison, Condition, operators } from "../../domain/condition-tree.ts";

/** All lines, or any of them. */
export type Join = "all" | "any";

/** One comparison; values as they were typed. */
export interface RuleLine {
  readonly field: string;
  readonly op: (typeof operators)[number];
  readonly values: readonly string[];
}

/** Lines inside a rule, joined the other way. */
export interface RuleGroup {
  readonly join: Join;
  readonly lines: readonly RuleLine[];
}

/** One part of a rule. */
export type RulePart = RuleLine | RuleGroup;

/** A rule of at most two levels. */
export interface RuleForm {
  readonly join: Join;
  readonly parts: readonly RulePart[];
}

/** The operators that compare with nothing. */
export const bareOperators: ReadonlySet<string> = new Set<(typeof operators)[number]>([
  "exists",
  "not_exists",
]);

/** The line that a new part begins with. */
export const newLine: RuleLine = { field: "event", op: "is", values: [] };

/** Whether a part is a group of lines. */
export function isGroup(part: RulePart): part is RuleGroup {
  return "lines" in part;
}

function readLine(comparison: Comparison): RuleLine {
  const { field, op, values = [] } = comparison;
  return { field, op, values: bareOperators.has(op) ? [] : values.map(String) };
}

function readGroup(join: Join, parts: readonly Condition[]): RuleGroup | undefined {
  const lines = parts.flatMap((part) => ("field" in part ? [readLine(part)] : []));
  return lines.length === parts.length ? { join, lines } : undefined;
}

function readPart(condition: Condition): RulePart | undefined {
  if ("field" in condition) return readLine(condition);
  if ("all" in condition) return readGroup("all", condition.all);
  return "any" in condition ? readGroup("any", condition.any) : undefined;
}

/** The form of a tree, or undefined when it is too deep for one. */
export function readRule(condition: Condition): RuleForm | undefined {
  if ("field" in condition) return { join: "all", parts: [readLine(condition)] };
  if ("not" in condition) return undefined;
  const join: Join = "all" in condition ? "all" : "any";
  const inner = "all" in condition ? condition.all : condition.any;
  const parts = inner.flatMap((part) => readPart(part) ?? []);
  return parts.length === inner.length ? { join, parts } : undefined;
}

function writeLine({ field, op, values }: RuleLine): Comparison {
  return bareOperators.has(op) ? { field, op } : { field, op, values: [...values] };
}

function joined(join: Join, parts: readonly Condition[]): Condition {
  return join === "all" ? { all: parts } : { any: parts };
}

/** The tree of a form. */
export function writeRule({ join, parts }: RuleForm): Condition {
  return joined(
    join,
    parts.map((part) => (isGroup(part) ? joined(part.join, part.lines.map(writeLine)) : writeLine(part))),
  );
}

/** Whether a line says everything it needs. */
export function isWhole(line: RuleLine): boolean {
  const named = line.field !== "" && line.field !== "property.";
  if (!named || bareOperators.has(line.op)) return named;
  if (line.op === "at_least" || line.op === "at_most")
    return (
      line.values.length === 1 && Number.isFinite(Number(line.values[0])) && line.values[0]?.trim() !== ""
    );
  return line.values.length > 0;
}

/** Whether every line of a form says everything it needs, and there is at least one. */
export function isComplete(form: RuleForm): boolean {
  const lines = form.parts.flatMap((part) => (isGroup(part) ? part.lines : [part]));
  return lines.length > 0 && lines.every(isWhole);
}

/** The form with one part replaced, or taken out when `part` is null. */
export function withPart(form: RuleForm, at: number, part: RulePart | null): RuleForm {
  return { ...form, parts: part === null ? form.parts.toSpliced(at, 1) : form.parts.with(at, part) };
}
