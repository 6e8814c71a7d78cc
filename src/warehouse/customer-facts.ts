// What decides the kind of a customer and their value: the latest purchase and departure, the money, and on which channels
// they meet the company. Money of different currencies is never added together.

import { z } from "zod";
import type { CustomerFacts } from "../domain/customer.ts";
import type { Warehouse } from "./warehouse.ts";

/** A customer's facts; money in units of its currency, `currency` "" when the sender named none. */
export interface CustomerFigures extends CustomerFacts {
  readonly money: readonly { readonly currency: string; readonly revenue: number; readonly n: number }[];
  /** How many interactions there were on each channel, most first; "" where none is known. */
  readonly channels: readonly { readonly channel: string; readonly n: number }[];
}

/** SQL of the moments. A purchase is an interaction of kind `bought` or one that brought money in. */
export const customerMomentsSql = `SELECT
  countIf(kind = 'bought' OR revenue > 0) AS purchases,
  toUnixTimestamp64Milli(maxIf(at, kind = 'bought' OR revenue > 0)) AS boughtAt,
  countIf(kind = 'left') AS departures,
  toUnixTimestamp64Milli(maxIf(at, kind = 'left')) AS leftAt
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}`;

/** SQL of the money. */
export const customerMoneySql = `SELECT currency, toFloat64(sum(assumeNotNull(revenue))) AS total, count() AS n
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)} AND isNotNull(revenue)
GROUP BY currency
ORDER BY n DESC, currency`;

/** SQL of the channels. */
export const customerChannelsSql = `SELECT channel, count() AS n
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
GROUP BY channel
ORDER BY n DESC, channel`;

const momentsRow = z.object({
  purchases: z.coerce.number(),
  boughtAt: z.coerce.number(),
  departures: z.coerce.number(),
  leftAt: z.coerce.number(),
});
const moneyRow = z.object({ currency: z.string(), total: z.number(), n: z.coerce.number() });
const channelRow = z.object({ channel: z.string(), n: z.coerce.number() });

/** Facts of the customer with these identities. */
export async function customerFacts(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
): Promise<CustomerFigures> {
  const params = { workspace, identities };
  const weight = "quick";
  const [[moments], money, channels] = await Promise.all([
    warehouse.ask({ name: "customer-moments", sql: customerMomentsSql, params, row: momentsRow, weight }),
    warehouse.ask({ name: "customer-money", sql: customerMoneySql, params, row: moneyRow, weight }),
    warehouse.ask({ name: "customer-channels", sql: customerChannelsSql, params, row: channelRow, weight }),
  ]);
  return {
    lastBoughtAt: moments && moments.purchases > 0 ? moments.boughtAt : null,
    lastLeftAt: moments && moments.departures > 0 ? moments.leftAt : null,
    money: money.map(({ currency, total, n }) => ({ currency, revenue: total, n })),
    channels,
  };
}
