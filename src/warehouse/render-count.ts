// The one SQL that answers a question: rows of the scope, counted by group and time, with the total in the same pass so
// that both rest on the same rows. Groups are ranked by n over the whole period; those past the limit are only counted.

import type { GroupField, Interval } from "../domain/question.ts";
import type { CountSql } from "./count-sql.ts";
import { bucketSql, type ScopeSql } from "./question-sql.ts";

function indent(text: string): string {
  return text.replace(/\n/g, "\n  ");
}

/** Counting over rows as they are. */
function countRows(count: CountSql, scope: ScopeSql, keys: readonly Key[], total: string): string {
  const define = count.define(scope);
  return `${withDefinitions(define)}SELECT
  ${[`${total} AS isTotal`, ...keys.map(({ sql, name }) => `${sql} AS ${name}`), ...count.counts].join(",\n  ")}
FROM ${scope.from}
WHERE ${conditions(scope.where, scope.filters, ...count.where)}${groupingSets(keys)}`;
}

/** Counting over orders: the rows of each order become one, within each group and once more for the total. */
function countOrders(count: CountSql, scope: ScopeSql, keys: readonly Key[], total: string): string {
  const names = keys.map(({ name }) => name);
  const orders = `${withDefinitions(count.define(scope))}SELECT
  ${[
    `${total} AS isTotal`,
    ...keys.map(({ sql, name }) => `${sql} AS ${name}`),
    "orderKey",
    "sum(assumeNotNull(f.revenue)) AS ticket",
    "min(f.currency) AS firstCurrency",
    "max(f.currency) AS lastCurrency",
    "minIf(f.currency, f.currency != '') AS namedCurrency",
  ].join(",\n  ")}
FROM ${scope.from}
WHERE ${conditions(scope.where, scope.filters, ...count.where)}
GROUP BY ${
    names.length === 0 ? "orderKey" : `GROUPING SETS ((${[...names, "orderKey"].join(", ")}), (orderKey))`
  }`;
  return `SELECT
  ${["isTotal", ...names, ...count.counts].join(",\n  ")}
FROM (
  ${indent(orders)}
)
GROUP BY ${["isTotal", ...names].join(", ")}`;
}

/**
 * Counting over invitations: one is answered when the same customer responded after it and before being invited again. The
 * response may come after the period, so the period's end applies to the invitations only. Who sees only some units counts a
 * response in another unit as none: that there is one is not theirs to know.
 */
function countInvitations(count: CountSql, scope: ScopeSql, keys: readonly Key[], total: string): string {
  const names = keys.map(({ name }) => name);
  return `SELECT
  ${[`${total} AS isTotal`, ...names, ...count.counts].join(",\n  ")}
FROM (
  SELECT *, leadInFrame(what, 1, '') OVER (
    PARTITION BY whose ORDER BY at, what = 'answered', seq, id
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) = 'answered' AS wasAnswered
  FROM (
    SELECT
      ${[
        ...keys.map(({ sql, name }) => `${sql} AS ${name}`),
        `${scope.customer} AS whose`,
        "f.at AS at",
        "f.seq AS seq",
        "f.id AS id",
        "toString(f.kind) AS what",
        `(${scope.filters}) AS wanted`,
      ].join(",\n      ")}
    FROM ${indent(indent(scope.from))}
    WHERE f.workspace = {workspace:UInt32} AND f.kind IN ('invited', 'answered')
      AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')${scope.seen}
  )
)
WHERE what = 'invited' AND wanted AND at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')${groupingSets(keys)}`;
}

interface Key {
  readonly name: string;
  readonly sql: string;
}

function withDefinitions(define: readonly string[]): string {
  return define.length === 0 ? "" : `WITH\n  ${define.join(",\n  ")}\n`;
}

function conditions(...all: readonly string[]): string {
  return all.filter((text) => text !== "1").join("\n  AND ");
}

function groupingSets(keys: readonly Key[]): string {
  return keys.length === 0
    ? ""
    : `\nGROUP BY GROUPING SETS ((${keys.map(({ name }) => name).join(", ")}), ())`;
}

/** Puts the counting, the ranking of groups and the writing of times together. */
export function renderCount(
  count: CountSql,
  scope: ScopeSql,
  by: readonly GroupField[],
  interval: Interval | undefined,
): string {
  const groups = by.map((_, i) => ({ name: `k${i}`, sql: scope.groups[i] ?? "''" }));
  const keys = interval === undefined ? groups : [...groups, { name: "bucket", sql: bucketSql(interval) }];
  const first = keys[0];
  const total = first === undefined ? "1" : `grouping(${first.name})`;
  const counting = { rows: countRows, orders: countOrders, invitations: countInvitations }[count.unit];
  const counted = counting(count, scope, keys, total);
  if (keys.length === 0) return counted;
  const names = groups.map(({ name }) => name);
  const columns = [
    ...names.map((name, i) => `toString(${name}) AS g${i}`),
    ...(interval === undefined
      ? []
      : ["formatDateTime(toDateTime(bucket, {zone:String}), '%FT%T%z', {zone:String}) AS startsAt"]),
    ...count.counts.map((text) => text.slice(text.lastIndexOf(" AS ") + 4)),
  ].join(", ");
  if (names.length === 0)
    return `SELECT isTotal, ${columns}
FROM (
  ${indent(counted)}
)
ORDER BY isTotal DESC, bucket`;
  if (interval === undefined)
    return `SELECT isTotal, count() OVER () AS groupsFound, ${columns}
FROM (
  ${indent(counted)}
)
ORDER BY ${["isTotal DESC", "n DESC", ...names].join(", ")}
LIMIT {limit:UInt32} + 1`;
  // A group has as many rows as it has times, and keeps or loses them together.
  return `SELECT isTotal, groupsFound, ${columns}
FROM (
  SELECT *, max(place) OVER () AS groupsFound
  FROM (
    SELECT *, dense_rank() OVER (ORDER BY ${["isTotal DESC", "groupN DESC", ...names].join(", ")}) AS place
    FROM (
      SELECT *, sum(n) OVER (PARTITION BY ${["isTotal", ...names].join(", ")}) AS groupN
      FROM (
${counted.replace(/^/gm, "        ")}
      )
    )
  )
)
WHERE isTotal OR place <= {limit:UInt32} + 1
ORDER BY place, bucket`;
}
