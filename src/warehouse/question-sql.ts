// Turns the parts of a question into SQL: which rows it is about, by what they are grouped, and whose they are.
// Invariant: identifiers come from the closed lists below and nowhere else; every value, time zone and trait name is a
// typed placeholder. The same text runs on one server and on a cluster, where GLOBAL sends the people along once.

import type { Filter, GroupField, Interval } from "../domain/question.ts";
import { AppError } from "../errors.ts";

/** The two tables of facts. */
export type FactTable = "interaction" | "answer";

/** What a question looks at, whatever it counts there. */
export interface Scope {
  readonly workspace: number;
  /** First millisecond, included. */
  readonly from: number;
  /** Last millisecond, excluded. */
  readonly to: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly filters: readonly Filter[];
  /** Only facts of these units; `null` or absent sees all. Who may see it is not the asker's choice, as a filter is. */
  readonly units?: readonly string[] | null;
}

/** Values of the placeholders of one query, by name. */
export type SqlParams = Record<string, unknown>;

/** SQL texts of one question over one table. The fact table goes by the alias `f`, people by `p`. */
export interface ScopeSql {
  /** `answer AS f`, with the people joined when the question needs them. */
  readonly from: string;
  /** Conditions that hold for every row looked at, without `WHERE`; the period is `period`. */
  readonly where: string;
  /** The question's filters and the units that may be seen; `1` when there are neither. */
  readonly filters: string;
  /** The expression of each grouping field, in order. */
  readonly groups: readonly string[];
  /** Whose row it is after merging; only where people are joined. */
  readonly customer: string;
  readonly params: SqlParams;
}

const period =
  "f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')";

/** The customer of a fact: its identity unless an alias says otherwise. */
const customer = "if(empty(p.customer), f.identity, p.customer)";

/** The expression for a field of the closed list; traits are numbered in the order of `traits`. */
function expressionOf(field: GroupField, table: FactTable, traits: readonly string[]): string {
  switch (field) {
    case "channel":
    case "touchpoint":
    case "stage":
    case "kind":
    case "unit":
    case "employee":
    case "campaign":
    case "language":
    case "source":
    case "event":
    case "direct":
      return `f.${field}`;
    case "question":
      // Nothing asked, but made of a column: a constant cannot be grouped by.
      return table === "answer" ? "f.question" : "left(f.source, 0)";
    case "weekday":
      return "toDayOfWeek(f.at, 0, {zone:String})";
    case "hour":
      return "toHour(f.at, {zone:String})";
    default: {
      const index = traits.indexOf(traitOf(field) ?? "");
      if (index < 0) throw new AppError("internal", "A question groups by a field that is not in the list");
      return `p.trait${index}`;
    }
  }
}

/** Name of the trait in `trait:NAME`; undefined for other fields. */
function traitOf(field: string): string | undefined {
  return field.startsWith("trait:") ? field.slice(6) : undefined;
}

/** Latest customer of every identity that has an alias. */
export const aliasNow = `SELECT identity, argMax(alias.customer, version) AS customer
  FROM alias
  WHERE workspace = {workspace:UInt32}
  GROUP BY identity`;

/** Identities with their customer and the customer's latest value of each trait; who is absent is himself, without traits. */
function peopleSql(traits: readonly string[]): string {
  if (traits.length === 0) return aliasNow;
  const values = traits.map(
    (_, i) => `argMaxIf(t.value, (t.at, t.value), t.key = {trait${i}:String}) AS trait${i}`,
  );
  const names = traits.map((_, i) => `trait${i}`).join(", ");
  return `WITH
    alias_now AS (${aliasNow}),
    trait_now AS (
      SELECT if(empty(a.customer), t.identity, a.customer) AS customer, ${values.join(", ")}
      FROM trait AS t
      GLOBAL ANY LEFT JOIN alias_now AS a ON t.identity = a.identity
      WHERE t.workspace = {workspace:UInt32} AND t.key IN (${traits.map((_, i) => `{trait${i}:String}`).join(", ")})
      GROUP BY customer
    )
  SELECT who.identity AS identity, who.customer AS customer, ${names}
  FROM (
    SELECT identity, customer FROM alias_now
    UNION ALL
    SELECT customer AS identity, customer FROM trait_now WHERE customer GLOBAL NOT IN (SELECT identity FROM alias_now)
  ) AS who
  GLOBAL ANY LEFT JOIN trait_now ON who.customer = trait_now.customer`;
}

function filterSql(filter: Filter, index: number, expression: string): string {
  const text = filter.field === "direct" || filter.field === "weekday" || filter.field === "hour";
  const value = text ? `toString(${expression})` : expression;
  const placeholder = `{filter${index}:Array(String)}`;
  switch (filter.op) {
    case "is":
      return `${value} IN ${placeholder}`;
    case "is_not":
      return `${value} NOT IN ${placeholder}`;
    case "contains":
      // Everything contains nothing; the engine's search does not find it everywhere.
      if (filter.values.includes("")) return "1";
      return `multiSearchAnyCaseInsensitiveUTF8(${value}, ${placeholder})`;
  }
}

/** The SQL of a scope over a table, grouped by fields. `people` joins them also when no trait asks for it. */
export function renderScope(
  table: FactTable,
  scope: Scope,
  by: readonly GroupField[] = [],
  people = false,
): ScopeSql {
  const traits = [
    ...new Set(
      [...by, ...scope.filters.map(({ field }) => field)].map(traitOf).filter((t) => t !== undefined),
    ),
  ];
  const params: SqlParams = {
    workspace: scope.workspace,
    from: scope.from,
    to: scope.to,
    zone: scope.timeZone,
    ...Object.fromEntries(traits.map((trait, i) => [`trait${i}`, trait])),
    ...Object.fromEntries(scope.filters.map(({ values }, i) => [`filter${i}`, values])),
  };
  const filters = scope.filters.map((filter, i) =>
    filterSql(filter, i, expressionOf(filter.field, table, traits)),
  );
  if (scope.units) {
    params["units"] = scope.units;
    filters.unshift("f.unit IN {units:Array(String)}");
  }
  const joined = people || traits.length > 0;
  return {
    from: joined
      ? `${table} AS f\nGLOBAL ANY LEFT JOIN (\n  ${peopleSql(traits)}\n) AS p ON f.identity = p.identity`
      : `${table} AS f`,
    where: `f.workspace = {workspace:UInt32} AND ${period}`,
    filters: filters.length === 0 ? "1" : filters.join(" AND "),
    groups: by.map((field) => expressionOf(field, table, traits)),
    customer,
    params,
  };
}

// The engine's own start of the hour is wrong where clocks move by half an hour (Australia/Lord_Howe). Taking off the
// minutes is right but for the half hour whose beginning lies before such a move: it begins with the move.
const wholeHour =
  "toUnixTimestamp(f.at) - toMinute(f.at, {zone:String}) * 60 - toSecond(f.at, {zone:String})";
const hourStart = `${wholeHour} + if(timeZoneOffset(toDateTime(${wholeHour}, {zone:String})) = timeZoneOffset(toTimeZone(f.at, {zone:String})), 0, 1800)`;

/** The start of the grain that holds a row, in seconds since 1970 UTC. Days, weeks (from Monday) and so on are local. */
export function bucketSql(interval: Interval): string {
  switch (interval) {
    case "hour":
      return hourStart;
    case "day":
      return "toUnixTimestamp(toStartOfDay(f.at, {zone:String}))";
    case "week":
      return "toUnixTimestamp(toDateTime(toStartOfWeek(f.at, 1, {zone:String}), {zone:String}))";
    case "month":
      return "toUnixTimestamp(toDateTime(toStartOfMonth(f.at, {zone:String}), {zone:String}))";
    case "quarter":
      return "toUnixTimestamp(toDateTime(toStartOfQuarter(f.at, {zone:String}), {zone:String}))";
    case "year":
      return "toUnixTimestamp(toDateTime(toStartOfYear(f.at, {zone:String}), {zone:String}))";
  }
}
