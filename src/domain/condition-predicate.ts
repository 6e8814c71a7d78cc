// The JavaScript predicate of a condition, without anything to check one: what browsers run too. Text comparison ignores
// case; a list of values means "any of them".

import type { Comparison, Condition } from "./condition-tree.ts";

/** What a field of the thing at hand holds. */
export type FieldValue = string | number | boolean | null | undefined;

/** Reads the fields of the thing at hand. */
export type ReadField = (field: string) => FieldValue;

/** A condition made ready to be asked many times. */
export type Predicate = (read: ReadField) => boolean;

const isPresent = (value: FieldValue): boolean => value !== undefined && value !== null && value !== "";

function lowered(value: FieldValue): string {
  return isPresent(value) ? String(value).toLowerCase() : "";
}

function toNumber(value: FieldValue): number {
  return typeof value === "number" ? value : isPresent(value) ? Number(value) : Number.NaN;
}

function compileComparison({ field, op, values = [] }: Comparison): Predicate {
  const wanted = values.map((value) => String(value).toLowerCase());
  const bound = Number(values[0]);
  const some = (fits: (text: string, value: string) => boolean): Predicate => {
    const [only] = wanted;
    if (wanted.length === 1 && only !== undefined) return (read) => fits(lowered(read(field)), only);
    return (read) => {
      const text = lowered(read(field));
      return wanted.some((value) => fits(text, value));
    };
  };
  /** Of what is not there no part can be known. */
  const somePresent = (fits: (text: string, value: string) => boolean): Predicate => {
    const test = some(fits);
    return (read) => isPresent(read(field)) && test(read);
  };
  switch (op) {
    case "exists":
      return (read) => isPresent(read(field));
    case "not_exists":
      return (read) => !isPresent(read(field));
    case "at_least":
      return (read) => toNumber(read(field)) >= bound;
    case "at_most":
      return (read) => toNumber(read(field)) <= bound;
    case "is":
      return some((text, value) => text === value);
    case "is_not":
      return negate(some((text, value) => text === value));
    case "contains":
      return somePresent((text, value) => text.includes(value));
    case "not_contains":
      return negate(some((text, value) => text.includes(value)));
    case "starts_with":
      return somePresent((text, value) => text.startsWith(value));
    case "ends_with":
      return somePresent((text, value) => text.endsWith(value));
  }
}

function negate(test: Predicate): Predicate {
  return (read) => !test(read);
}

/** Makes a condition ready: what depends only on the condition is done once. */
export function compileCondition(condition: Condition): Predicate {
  if ("all" in condition) {
    const parts = condition.all.map(compileCondition);
    return (read) => parts.every((part) => part(read));
  }
  if ("any" in condition) {
    const parts = condition.any.map(compileCondition);
    return (read) => parts.some((part) => part(read));
  }
  if ("not" in condition) return negate(compileCondition(condition.not));
  return compileComparison(condition);
}

/** Whether the condition holds for a thing whose fields `read` gives. */
export function holds(condition: Condition, read: ReadField): boolean {
  return compileCondition(condition)(read);
}
