// The shape of a condition, without anything to check or run it: what the web app needs, which loads no checker.
// `isCondition` holds for what `conditionSchema` accepts, and for nothing else.

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

/** The comparisons of a condition, in order. */
export function comparisonsOf(condition: Condition): Comparison[] {
  if ("all" in condition) return condition.all.flatMap(comparisonsOf);
  if ("any" in condition) return condition.any.flatMap(comparisonsOf);
  return "not" in condition ? comparisonsOf(condition.not) : [condition];
}

const known: ReadonlySet<unknown> = new Set(operators);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): boolean {
  return typeof value === "string"
    ? value.length <= 500
    : typeof value === "number" && Number.isFinite(value);
}

function isComparison(value: Readonly<Record<string, unknown>>): boolean {
  const { field, op, values, ...more } = value;
  if (Object.keys(more).length > 0 || typeof field !== "string" || !known.has(op)) return false;
  if (field.length < 1 || field.length > 120) return false;
  return values === undefined || (Array.isArray(values) && values.length <= 200 && values.every(isValue));
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= 50 && value.every(isCondition);
}

/** Whether an unknown value is a condition. */
export function isCondition(value: unknown): value is Condition {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  if (keys.length === 1) {
    if ("all" in value) return isList(value["all"]);
    if ("any" in value) return isList(value["any"]);
    if ("not" in value) return isCondition(value["not"]);
  }
  return isComparison(value);
}
