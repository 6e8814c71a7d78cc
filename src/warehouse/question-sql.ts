// Turns the parts of a question into SQL: which rows it is about, by what they are grouped, and whose they are.
// Invariant: identifiers come from the closed lists below and nowhere else; every value, time zone and trait name is a
// typed placeholder. The same text runs on one server and on a cluster, where GLOBAL sends the people along once.

import type { Filter, GroupField, Interval } from "../domain/question.ts";
import type { ResolvedSegment } from "../domain/segment.ts";
import { AppError } from "../errors.ts";
import { aliasNow } from "./alias-now.ts";
import { segmentSql } from "./segment-sql.ts";

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
  /** The segments that filters and groups name, by id. */
  readonly segments?: ReadonlyMap<string, ResolvedSegment>;
}

/** Values of the placeholders of one query, by name. */
export type SqlParams = Record<string, unknown>;

/** SQL texts of one question over one table. The fact table goes by the alias `f`, people by `p`. */
export interface ScopeSql {
  /** `answer AS f`, with the people joined when the question needs them. */
  readonly from: string;
  /** Conditions that hold for every row looked at, without `WHERE`: workspace, period and the units that may be seen. */
  readonly where: string;
  /** The units that may be seen, as ` AND …`, for what looks beyond the period; nothing for one who sees all. */
  readonly seen: string;
  /** The question's filters; `1` when there are none. */
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

/** What a question needs to know of people besides their names. */
interface People {
  /** Numbered in this order. */
  readonly traits: readonly string[];
  /** Condition that the customer of a row is in the segment with this id. */
  readonly members: ReadonlyMap<string, string>;
}

/** The expression for a field of the closed list. */
function expressionOf(field: GroupField, table: FactTable, { traits, members }: People): string {
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
      const member = members.get(segmentOf(field) ?? "");
      if (member !== undefined) return `if(${member}, 'in', 'out')`;
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

/** Id of the segment in `segment:ID`; undefined for other fields. */
function segmentOf(field: string): string | undefined {
  return field.startsWith("segment:") ? field.slice(8) : undefined;
}

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

/** Customers in any of the segments, or in none of them. */
function segmentFilterSql({ op, values }: Filter, members: ReadonlyMap<string, string>): string {
  const any = [...new Set(values)].map((id) => members.get(id)).join(" OR ");
  return op === "is" ? `(${any})` : `NOT (${any})`;
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

/** For each segment that a question names, the condition that a row's customer is in it, and the values of all. */
function membersOf(
  scope: Scope,
  fields: readonly string[],
): { members: Map<string, string>; params: SqlParams } {
  const named = scope.filters.flatMap(({ field, values }) => (field === "segment" ? values : []));
  const ids = new Set([...fields.map(segmentOf).filter((id) => id !== undefined), ...named]);
  const members = new Map<string, string>();
  let params: SqlParams = {};
  for (const id of ids) {
    const segment = scope.segments?.get(id);
    if (!segment)
      throw new AppError("internal", `A question names the segment ${id}, which was not looked up`);
    const sql = segmentSql(segment, `s${members.size}v`, Boolean(scope.units));
    members.set(id, `${customer} GLOBAL IN (\n${sql.members}\n)`);
    params = { ...params, ...sql.params };
  }
  return { members, params };
}

/** The SQL of a scope over a table, grouped by fields. `people` joins them also when no trait asks for it. */
export function renderScope(
  table: FactTable,
  scope: Scope,
  by: readonly GroupField[] = [],
  people = false,
): ScopeSql {
  const fields = [...by, ...scope.filters.map(({ field }) => field)];
  const traits = [...new Set(fields.map(traitOf).filter((t) => t !== undefined))];
  const { members, params: memberParams } = membersOf(scope, fields);
  const params: SqlParams = {
    workspace: scope.workspace,
    from: scope.from,
    to: scope.to,
    zone: scope.timeZone,
    ...Object.fromEntries(traits.map((trait, i) => [`trait${i}`, trait])),
    ...memberParams,
  };
  const expression = (field: GroupField) => expressionOf(field, table, { traits, members });
  const filters = scope.filters.map((filter, i) => {
    if (filter.field === "segment") return segmentFilterSql(filter, members);
    params[`filter${i}`] = filter.values;
    return filterSql(filter, i, expression(filter.field));
  });
  const seen = scope.units ? " AND f.unit IN {units:Array(String)}" : "";
  if (scope.units) params["units"] = scope.units;
  const joined = people || traits.length > 0 || members.size > 0;
  return {
    from: joined
      ? `${table} AS f\nGLOBAL ANY LEFT JOIN (\n  ${peopleSql(traits)}\n) AS p ON f.identity = p.identity`
      : `${table} AS f`,
    where: `f.workspace = {workspace:UInt32} AND ${period}${seen}`,
    seen,
    filters: filters.length === 0 ? "1" : filters.join(" AND "),
    groups: by.map(expression),
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
