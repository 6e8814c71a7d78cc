// A condition on named fields: the one tree that rules, filters and segments share. Here: its shape, its check and its
// JavaScript predicate. Text comparison ignores case; a list of values means "any of them".

import { z } from "zod";

/** Ways to compare a field with values. `exists` takes no values. */
export const operators = [
  "is",
  "is_not",
  "contains",
  "not_contains",
  "starts_with",
  "ends_with",
  "exists",
  "not_exists",
  "at_least",
  "at_most",
] as const;

/** One comparison. */
export interface Comparison {
  readonly field: string;
  readonly op: (typeof operators)[number];
  readonly values?: readonly (string | number)[] | undefined;
}

/** A tree of comparisons. An empty `all` holds for everything; an empty `any` for nothing. */
export type Condition =
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const comparisonSchema = z.strictObject({
  field: z.string().min(1).max(120),
  op: z.enum(operators),
  values: z
    .array(z.union([z.string().max(500), z.number()]))
    .max(200)
    .optional(),
});

/** Checks an unknown value. Trees are at most eight deep by the recursion limit of the caller's body size. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    comparisonSchema,
    z.strictObject({ all: z.array(conditionSchema).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).max(50) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** What a field of the thing at hand holds. */
export type FieldValue = string | number | boolean | null | undefined;

function compare(value: FieldValue, op: Comparison["op"], wanted: readonly (string | number)[]): boolean {
  const present = value !== undefined && value !== null && value !== "";
  if (op === "exists") return present;
  if (op === "not_exists") return !present;
  if (op === "at_least" || op === "at_most") {
    const number = typeof value === "number" ? value : present ? Number(value) : Number.NaN;
    const bound = Number(wanted[0]);
    if (Number.isNaN(number) || Number.isNaN(bound)) return false;
    return op === "at_least" ? number >= bound : number <= bound;
  }
  const text = present ? String(value).toLowerCase() : "";
  const matches = (test: (text: string, w: string) => boolean) =>
    wanted.some((w) => test(text, String(w).toLowerCase()));
  switch (op) {
    case "is":
      return matches((t, w) => t === w);
    case "is_not":
      return !matches((t, w) => t === w);
    case "contains":
      return present && matches((t, w) => t.includes(w));
    case "not_contains":
      return !matches((t, w) => t.includes(w));
    case "starts_with":
      return present && matches((t, w) => t.startsWith(w));
    case "ends_with":
      return present && matches((t, w) => t.endsWith(w));
  }
}

/** Whether the condition holds for a thing whose fields `read` gives. */
export function holds(condition: Condition, read: (field: string) => FieldValue): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, read));
  if ("any" in condition) return condition.any.some((part) => holds(part, read));
  if ("not" in condition) return !holds(condition.not, read);
  return compare(read(condition.field), condition.op, condition.values ?? []);
}
