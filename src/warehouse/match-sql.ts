// Comparisons with fields of an interaction as SQL, for segments and triggers alike: texts, amounts, and numbers that stand in
// texts. Invariant: expressions come from the caller's closed lists, and every value is a typed placeholder.

import type { AmountMatch } from "../domain/segment.ts";
import { traitNumberPattern } from "../domain/segment-membership.ts";

/** A placeholder of a type for a value. */
export type Placeholder = (type: string, given: unknown) => string;

/** Placeholders under a prefix, which keeps them apart from others of the same query; equal values share one. */
export function createPlaceholders(prefix: string): {
  readonly params: Readonly<Record<string, unknown>>;
  readonly value: Placeholder;
} {
  const params: Record<string, unknown> = {};
  const known = new Map<string, string>();
  let count = 0;
  const value: Placeholder = (type, given) => {
    const key = `${type} ${JSON.stringify(given)}`;
    const name = known.get(key) ?? `${prefix}${count++}`;
    known.set(key, name);
    params[name] = given;
    return `{${name}:${type}}`;
  };
  return { params, value };
}

/** How a text is compared with values, of which one is enough. Parts are found without regard to case. */
export interface TextComparison {
  readonly op: "is" | "is_not" | "contains" | "starts_with";
  readonly values: readonly string[];
}

/** SQL of a text comparison. */
export function textSql({ op, values }: TextComparison, expression: string, value: Placeholder): string {
  if (op === "is" || op === "is_not")
    return `${expression} ${op === "is" ? "IN" : "NOT IN"} ${value("Array(String)", values)}`;
  // Everything contains nothing; the engine's search does not find it everywhere.
  if (values.includes("")) return "1";
  if (op === "contains")
    return `multiSearchAnyCaseInsensitiveUTF8(${expression}, ${value("Array(String)", values)})`;
  const lower = values.map((one) => one.toLowerCase());
  return `arrayExists(start -> startsWith(lowerUTF8(${expression}), start), ${value("Array(String)", lower)})`;
}

const signs = { at_least: ">=", at_most: "<=" } as const;
const amountColumns = { wait_minutes: "f.wait_ms", duration_minutes: "f.duration_ms", amount: "f.revenue" };
const minuteMs = 60_000;

/** SQL of an amount: known, and at least or at most so much. */
export function amountSql({ field, op, amount }: AmountMatch, value: Placeholder): string {
  const bound = value("Float64", field === "amount" ? amount : amount * minuteMs);
  return `ifNull(toFloat64(${amountColumns[field]}) ${signs[op]} ${bound}, false)`;
}

/** SQL of a text that holds a number, which is at least or at most so much. */
export function numberSql(op: AmountMatch["op"], amount: number, text: string, value: Placeholder): string {
  return `(match(${text}, '${traitNumberPattern}') AND toFloat64OrZero(${text}) ${signs[op]} ${value("Float64", amount)})`;
}

/**
 * SQL of what a property holds, as text; "" when it is not there, or is a list or an object. Where none has the name as it
 * stands, dots lead into objects.
 */
export function propertySql(name: string, value: Placeholder): string {
  const at = (steps: readonly string[]) =>
    ["f.properties", ...steps.map((step) => value("String", step))].join(", ");
  const held = (path: string) => {
    const type = `JSONType(${path})`;
    return `multiIf(${type} = 'String', JSONExtractString(${path}), ${type} IN ('Int64', 'UInt64', 'Double', 'Bool'), JSONExtractRaw(${path}), '')`;
  };
  const whole = at([name]);
  if (!name.includes(".")) return held(whole);
  return `if(JSONHas(${whole}), ${held(whole)}, ${held(at(name.split(".")))})`;
}
