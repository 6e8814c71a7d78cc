// The rows of an answer by the value of one grouping field.

import type { AnswerRow } from "../../api/contract.ts";

/** Rows by `field`; the key "" gathers what has no value. */
export function rowsByKey(rows: readonly AnswerRow[], field: string): ReadonlyMap<string, AnswerRow> {
  return new Map(rows.map((row) => [row.group[field] ?? "", row]));
}
