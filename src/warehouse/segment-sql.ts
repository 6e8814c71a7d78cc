// A segment as one subquery over the log that yields customers after merging. It agrees with `isMember` of
// domain/segment-membership.ts for every customer who has an interaction that the asker may see; who has none is nobody.
// Invariant: columns and functions come from closed lists, every value is a typed placeholder under the caller's prefix, and
// the text is the same on one server and on a cluster, where GLOBAL sends each part along once.

import { NPS_PASSIVE_FROM, NPS_PROMOTER_FROM } from "../domain/metric/nps.ts";
import {
  type AnsweredLeaf,
  type DidLeaf,
  type ResolvedSegment,
  type SegmentCondition,
  type SegmentLeafCondition,
  type Stretch,
  stretchOf,
  type TextMatch,
  type TraitLeaf,
  type ValueLeaf,
} from "../domain/segment.ts";
import { dayIn, scoreTolerance, segmentScales, traitDayPattern } from "../domain/segment-membership.ts";
import { AppError } from "../errors.ts";
import { aliasNow } from "./alias-now.ts";
import { amountSql, createPlaceholders, numberSql, textSql } from "./match-sql.ts";

/** The parts of a segment's SQL. Everyone who has an interaction in sight is a row of `from`. */
export interface SegmentSql {
  /** One row a customer, as `i.customer`, with `i.lastAt` and `i.n` when they were asked for. */
  readonly from: string;
  /** Whether that customer is in the segment. */
  readonly where: string;
  /** The customers in the segment, as a subquery with the one column `customer`. */
  readonly members: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const owner = "if(empty(a.customer), f.identity, a.customer)";
const isBought = "(f.kind = 'bought' OR ifNull(f.revenue > 0, false))";
// An order is a reference; money taken without one is an order by itself, money given back without one is none.
const orderKey = "if(f.order_id = '', f.id, sipHash64(f.order_id))";
const isOrder = "(f.order_id != '' OR f.revenue >= 0)";

const dayMs = 86_400_000;

/** Gathers the columns and values of one segment while its tree is walked. */
function createBuilder(prefix: string, segment: ResolvedSegment) {
  const { params, value } = createPlaceholders(prefix);
  const columns = {
    interaction: new Map<string, string>(),
    answer: new Map<string, string>(),
    trait: new Map<string, string>(),
  };
  const metrics = new Set<string>();
  const traitKeys = new Set<string>();

  /** A column of one of the three parts, by its expression; equal ones are shared. */
  function column(part: keyof typeof columns, expression: string): string {
    const kept = columns[part];
    const name = kept.get(expression) ?? `c${kept.size}`;
    kept.set(expression, name);
    return `${part === "interaction" ? "i" : part === "answer" ? "s" : "t"}.${name}`;
  }

  const moment = (at: number) => `fromUnixTimestamp64Milli(${value("Int64", at)}, 'UTC')`;

  function inStretch({ from, to }: Stretch, at: string): string[] {
    return [
      ...(from === null ? [] : [`${at} >= ${moment(from)}`]),
      ...(to === null ? [] : [`${at} < ${moment(to)}`]),
    ];
  }

  const text = (match: Pick<TextMatch<string>, "op" | "values">, expression: string) =>
    textSql(match, expression, value);

  const when = (leaf: { readonly when?: DidLeaf["when"] }) =>
    inStretch(stretchOf(leaf.when, segment), "f.at");
  const both = (conditions: readonly string[]) => (conditions.length === 0 ? "1" : conditions.join(" AND "));

  function did(leaf: DidLeaf): string {
    const conditions = [
      ...when(leaf),
      ...leaf.where.map((match) =>
        "amount" in match ? amountSql(match, value) : text(match, `f.${match.field}`),
      ),
    ];
    const n = column("interaction", conditions.length === 0 ? "count()" : `countIf(${both(conditions)})`);
    const { op, n: bound } = leaf.times ?? { op: "at_least", n: 1 };
    const sign = { at_least: ">=", at_most: "<=", exactly: "=" }[op];
    return `${n} ${sign} ${value("UInt32", bound)}`;
  }

  function answered(leaf: AnsweredLeaf): string {
    const { own, only, whole } = segmentScales[leaf.metric];
    metrics.add(`'${leaf.metric}'`);
    const [ownMin, ownMax] = [value("Float64", own.min), value("Float64", own.max)];
    const [min, max] = [`ifNull(f.scale_min, ${ownMin})`, `ifNull(f.scale_max, ${ownMax})`];
    const given = "assumeNotNull(f.score)";
    const counted = [
      `f.metric = '${leaf.metric}'`,
      "isNotNull(f.score) AND f.weight > 0",
      only ? `${min} = ${ownMin} AND ${max} = ${ownMax}` : `${min} < ${max}`,
      `${given} >= ${min} AND ${given} <= ${max}`,
      ...(whole ? [`${given} = floor(${given})`] : []),
      ...when(leaf),
      ...(leaf.where ?? []).map((match) => text(match, `f.${match.field}`)),
    ];
    const score = only
      ? given
      : `(${ownMin} + ((${given} - ${min}) / (${max} - ${min})) * (${ownMax} - ${ownMin}))`;
    const passiveFrom = () => value("Float64", NPS_PASSIVE_FROM);
    const promoterFrom = () => value("Float64", NPS_PROMOTER_FROM);
    const groups = {
      promoter: () => `${score} >= ${promoterFrom()}`,
      passive: () => `(${score} >= ${passiveFrom()} AND ${score} < ${promoterFrom()})`,
      detractor: () => `${score} < ${passiveFrom()}`,
    };
    const fits = [
      ...(leaf.groups === undefined ? [] : [`(${leaf.groups.map((group) => groups[group]()).join(" OR ")})`]),
      ...(leaf.from === undefined ? [] : [`${score} >= ${value("Float64", leaf.from - scoreTolerance)}`]),
      ...(leaf.to === undefined ? [] : [`${score} <= ${value("Float64", leaf.to + scoreTolerance)}`]),
    ];
    const isAny = leaf.which === "any" || fits.length === 0;
    const expression = isAny
      ? `countIf(${both([...counted, ...fits])}) > 0`
      : `argMaxIf(ifNull(${both(fits)}, false), (f.at, f.response, f.seq), ${both(counted)})`;
    return `${column("answer", expression)} = 1`;
  }

  function worth(leaf: ValueLeaf): string {
    const inMoney = [
      "isNotNull(f.revenue)",
      `f.currency IN ${value("Array(String)", ["", segment.currency])}`,
      ...when(leaf),
    ];
    const sum = (conditions: readonly string[]) =>
      column("interaction", `toFloat64(sumIf(assumeNotNull(f.revenue), ${both(conditions)}))`);
    const orders = () => column("interaction", `uniqExactIf(${orderKey}, ${both([...inMoney, isOrder])})`);
    const bound = `${leaf.op === "at_least" ? ">=" : "<="} ${value("Float64", leaf.amount)}`;
    switch (leaf.of) {
      case "revenue":
        return `${sum(inMoney)} ${bound}`;
      case "orders":
        return `${orders()} ${bound}`;
      case "average_ticket":
        return `(${orders()} > 0 AND ${sum([...inMoney, isOrder])} / ${orders()} ${bound})`;
    }
  }

  function kind(kinds: readonly string[]): string {
    const purchases = column("interaction", `countIf(${isBought})`);
    const boughtAt = column("interaction", `maxIf(f.at, ${isBought})`);
    const departures = column("interaction", "countIf(f.kind = 'left')");
    const leftAt = column("interaction", "maxIf(f.at, f.kind = 'left')");
    const past = `(${departures} > 0 AND ${leftAt} >= ${boughtAt})`;
    const decided = `multiIf(${purchases} = 0, 'prospective', ${past}, 'past', 'current')`;
    return `${decided} IN ${value("Array(String)", kinds)}`;
  }

  function trait(leaf: TraitLeaf): string {
    const key = value("String", leaf.key);
    traitKeys.add(key);
    const latest = column("trait", `argMaxIf(f.value, (f.at, f.value), f.key = ${key})`);
    const day = (comparisons: readonly (readonly [sign: string, bound: string])[]) =>
      `(match(${latest}, '${traitDayPattern}') AND ${comparisons
        .map(([sign, bound]) => `left(${latest}, 10) ${sign} ${value("String", bound)}`)
        .join(" AND ")})`;
    switch (leaf.op) {
      case "is":
      case "is_not":
        return text(leaf, latest);
      case "contains":
        return `(notEmpty(${latest}) AND ${text(leaf, latest)})`;
      case "exists":
        return `notEmpty(${latest})`;
      case "not_exists":
        return `empty(${latest})`;
      case "at_least":
      case "at_most":
        return numberSql(leaf.op, leaf.amount, latest, value);
      case "before":
        return day([["<", leaf.day]]);
      case "after":
        return day([[">", leaf.day]]);
      case "last_days":
        return day([
          [">=", dayIn(segment.timeZone, segment.now - leaf.days * dayMs)],
          ["<=", dayIn(segment.timeZone, segment.now)],
        ]);
    }
  }

  function leafSql(leaf: SegmentLeafCondition): string {
    switch (leaf.fact) {
      case "trait":
        return trait(leaf);
      case "did":
        return did(leaf);
      case "answered":
        return answered(leaf);
      case "value":
        return worth(leaf);
      case "seen": {
        const at = column("interaction", leaf.which === "first" ? "min(f.at)" : "max(f.at)");
        return `(${both(inStretch(stretchOf(leaf.when, segment), at))})`;
      }
      case "customer":
        return kind(leaf.kinds);
      case "segment":
        throw new AppError("internal", `The segment ${leaf.id} was not put in place of its name.`);
    }
  }

  function tree(condition: SegmentCondition): string {
    if ("all" in condition)
      return condition.all.length === 0 ? "1" : `(${condition.all.map(tree).join(" AND ")})`;
    if ("any" in condition)
      return condition.any.length === 0 ? "0" : `(${condition.any.map(tree).join(" OR ")})`;
    if ("not" in condition) return `NOT ${tree(condition.not)}`;
    return leafSql(condition);
  }

  return { params, columns, metrics, traitKeys, tree };
}

/**
 * Renders a segment. `prefix` keeps its placeholders apart from others of the same query, which must give `workspace` and,
 * when `hasUnits`, `units`. `more` are further columns of each customer's interactions, each `expression AS name`.
 */
export function segmentSql(
  segment: ResolvedSegment,
  prefix: string,
  hasUnits: boolean,
  more: readonly string[] = [],
): SegmentSql {
  const builder = createBuilder(prefix, segment);
  const where = builder.tree(segment.condition);
  const named = (columns: ReadonlyMap<string, string>) =>
    [...columns].map(([expression, name]) => `${expression} AS ${name}`);
  const list = (items: ReadonlySet<string>) => [...items].sort().join(", ");
  const people = `GLOBAL ANY LEFT JOIN (${aliasNow}) AS a ON f.identity = a.identity`;
  const sight = `f.workspace = {workspace:UInt32}${hasUnits ? " AND f.unit IN {units:Array(String)}" : ""}`;
  const part = (table: string, columns: readonly string[], condition: string) => `(
  SELECT ${[`${owner} AS customer`, ...columns].join(",\n    ")}
  FROM ${table} AS f
  ${people}
  WHERE ${condition}
  GROUP BY customer
)`;
  const { interaction, answer, trait } = builder.columns;
  const joins = [
    ...(answer.size === 0
      ? []
      : [
          `GLOBAL ANY LEFT JOIN ${part("answer", named(answer), `${sight} AND f.metric IN (${list(builder.metrics)})`)} AS s ON i.customer = s.customer`,
        ]),
    ...(trait.size === 0
      ? []
      : [
          `GLOBAL ANY LEFT JOIN ${part("trait", named(trait), `f.workspace = {workspace:UInt32} AND f.key IN (${list(builder.traitKeys)})`)} AS t ON i.customer = t.customer`,
        ]),
  ];
  const from = [`${part("interaction", [...named(interaction), ...more], sight)} AS i`, ...joins].join("\n");
  return {
    from,
    where,
    members: `SELECT i.customer AS customer\nFROM ${from}\nWHERE ${where}`,
    params: builder.params,
  };
}
