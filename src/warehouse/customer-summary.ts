// What stands above a customer's timeline: how much there is, since when, what decides the kind of customer and their value,
// on which channels they meet the company, and the latest value of each trait over all of the customer's identities.
// The interactions of a customer are gone through once for all figures; money of different currencies is never added together.

import { z } from "zod";
import type { CustomerFacts } from "../domain/customer.ts";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** The latest value of a trait and when it was said, in milliseconds. */
export interface TraitFound {
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

/** A customer in a few figures; times in milliseconds, null without interactions. */
export interface CustomerSummary extends CustomerFacts {
  readonly interactions: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** In units of its currency, `currency` "" when the sender named none; the one of most movements first. */
  readonly money: readonly { readonly currency: string; readonly revenue: number; readonly n: number }[];
  /** How many interactions there were on each channel, most first; "" where none is known. */
  readonly channels: readonly { readonly channel: string; readonly n: number }[];
  /** How many interactions there were of each kind, most first. */
  readonly kinds: readonly { readonly kind: string; readonly n: number }[];
  /** By key. */
  readonly traits: readonly TraitFound[];
}

/** SQL of the figures. A purchase is an interaction of kind `bought` or one that brought money in. */
const customerFiguresSql = (
  and: string,
) => `SELECT kind, channel, currency, count() AS n, count(revenue) AS movements, toString(sum(revenue)) AS total,
  countIf(kind = 'bought' OR revenue > 0) AS purchases,
  toUnixTimestamp64Milli(maxIf(at, kind = 'bought' OR revenue > 0)) AS boughtAt,
  toUnixTimestamp64Milli(min(at)) AS firstAt, toUnixTimestamp64Milli(max(at)) AS lastAt
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}${and}
GROUP BY kind, channel, currency`;

/** SQL of the traits. */
export const customerTraitsSql = `SELECT key, argMax(value, (at, value)) AS latest, toUnixTimestamp64Milli(max(at)) AS time
FROM trait
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
GROUP BY key
ORDER BY key`;

const figuresRow = z.object({
  kind: z.string(),
  channel: z.string(),
  currency: z.string(),
  n: z.coerce.number(),
  movements: z.coerce.number(),
  total: z.string().nullable(),
  purchases: z.coerce.number(),
  boughtAt: z.coerce.number(),
  firstAt: z.coerce.number(),
  lastAt: z.coerce.number(),
});
const traitRow = z.object({ key: z.string(), latest: z.string(), time: z.coerce.number() });

type FiguresRow = z.infer<typeof figuresRow>;

/** Money has four digits behind the point in the log; whole ten-thousandths add up exactly. */
const moneyParts = 10_000;

const latest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.max(...times));
const byCount = (a: { n: number; name: string }, b: { n: number; name: string }) =>
  b.n - a.n || (a.name < b.name ? -1 : 1);

/** Adds up the rows of equal names, most first. */
function addUp(
  rows: readonly FiguresRow[],
  of: (row: FiguresRow) => { name: string; n: number; parts: number },
) {
  const sums = new Map<string, { name: string; n: number; parts: number }>();
  for (const row of rows) {
    const one = of(row);
    const known = sums.get(one.name);
    sums.set(one.name, { ...one, n: one.n + (known?.n ?? 0), parts: one.parts + (known?.parts ?? 0) });
  }
  return [...sums.values()].filter(({ n }) => n > 0).sort(byCount);
}

/** Summary of the customer with these identities: what happened within a sight, and traits, which belong to no unit. */
export async function customerSummary(
  warehouse: Warehouse,
  sight: Sight,
  identities: readonly string[],
): Promise<CustomerSummary> {
  const { and, params } = sightSql(sight, "");
  const weight = "quick";
  const [rows, traits] = await Promise.all([
    warehouse.ask({
      name: "customer-figures",
      sql: customerFiguresSql(and),
      params: { ...params, identities },
      row: figuresRow,
      weight,
    }),
    warehouse.ask({
      name: "customer-traits",
      sql: customerTraitsSql,
      params: { workspace: sight.workspace, identities },
      row: traitRow,
      weight,
    }),
  ]);
  const paid = addUp(rows, ({ currency, movements, total }) => ({
    name: currency,
    n: movements,
    parts: Math.round(Number(total ?? 0) * moneyParts),
  }));
  return {
    interactions: rows.reduce((sum, { n }) => sum + n, 0),
    firstAt: rows.length === 0 ? null : Math.min(...rows.map(({ firstAt }) => firstAt)),
    lastAt: latest(rows.map(({ lastAt }) => lastAt)),
    lastBoughtAt: latest(rows.filter(({ purchases }) => purchases > 0).map(({ boughtAt }) => boughtAt)),
    lastLeftAt: latest(rows.filter(({ kind }) => kind === "left").map(({ lastAt }) => lastAt)),
    money: paid.map(({ name, n, parts }) => ({ currency: name, revenue: parts / moneyParts, n })),
    channels: addUp(rows, ({ channel, n }) => ({ name: channel, n, parts: 0 })).map(({ name, n }) => ({
      channel: name,
      n,
    })),
    kinds: addUp(rows, ({ kind, n }) => ({ name: kind, n, parts: 0 })).map(({ name, n }) => ({
      kind: name,
      n,
    })),
    traits: traits.map(({ key, latest: value, time }) => ({ key, value, at: time })),
  };
}
