// What tells customers of a list apart: their name, identifiers, how much happened and the latest NPS they gave, over all
// identities of each.

import { customerNameOf, isNameTrait } from "../domain/customer.ts";
import type { Sight } from "../domain/sight.ts";
import { identifiersOfCustomers, type MemberIdentifier } from "../records/identifier-search.ts";
import {
  type IdentityCounts,
  identityCounts,
  identityNps,
  identityTraits,
} from "../warehouse/customer-cards.ts";
import type { RecentPlace } from "../warehouse/recent-identities.ts";
import { traitKeys } from "../warehouse/search-names.ts";
import type { App } from "./app.ts";

type Parts = Pick<App, "database" | "warehouse">;

/** A customer of a list; `lastAt` in milliseconds, null without interactions. */
export interface Found {
  readonly customer: string;
  readonly interactions: number;
  readonly lastAt: number | null;
}

/** Identifiers and counts of some customers, with all identities of each. */
export async function gather(app: Parts, sight: Sight, customers: readonly string[], after?: RecentPlace) {
  const identifiers = await identifiersOfCustomers(app.database, sight.workspace, customers);
  const ownerOf = new Map(customers.map((customer) => [customer, customer]));
  for (const { identity, customer } of identifiers) ownerOf.set(identity, customer);
  // An id that now belongs to someone else brings only what its new customer has.
  const counts = await identityCounts(app.warehouse, sight, [...ownerOf.keys()], after);
  const byCustomer = new Map<string, IdentityCounts[]>();
  for (const one of counts) {
    const customer = ownerOf.get(one.identity) ?? one.identity;
    byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), one]);
  }
  return { identifiers, ownerOf, byCustomer };
}

/** The figures of a customer's identities added up. */
export function summed(customer: string, counts: readonly IdentityCounts[]): Found {
  return {
    customer,
    interactions: counts.reduce((sum, { n }) => sum + n, 0),
    lastAt: counts.length === 0 ? null : Math.max(...counts.map(({ lastAt }) => lastAt)),
  };
}

/** The latest traits that say a name, per customer, over all identities. */
async function namesOf(app: Parts, sight: Sight, ownerOf: ReadonlyMap<string, string>) {
  const keys = (await traitKeys(app.warehouse, sight.workspace)).filter(isNameTrait);
  const names = new Map<string, string>();
  if (keys.length === 0 || ownerOf.size === 0) return names;
  const rows = await identityTraits(app.warehouse, sight.workspace, [...ownerOf.keys()], keys);
  const traits = new Map<string, Record<string, string>>();
  for (const { name, key, latest } of rows.sort((a, b) => a.time - b.time)) {
    const customer = ownerOf.get(name) ?? name;
    traits.set(customer, { ...traits.get(customer), [key]: latest });
  }
  for (const [customer, theirs] of traits) names.set(customer, customerNameOf(theirs));
  return names;
}

/** The latest NPS of each customer who gave one. */
async function latestNps(app: Parts, sight: Sight, ownerOf: ReadonlyMap<string, string>) {
  const latest = new Map<string, { score: number; at: string }>();
  const given = await identityNps(app.warehouse, sight, [...ownerOf.keys()]);
  for (const { name, latest: score, time } of given.sort((a, b) => a.time - b.time))
    latest.set(ownerOf.get(name) ?? name, { score, at: new Date(time).toISOString() });
  return latest;
}

function identifiersBy(identifiers: readonly MemberIdentifier[]) {
  const by = new Map<string, { kind: string; value: string }[]>();
  for (const { customer, kind, value } of identifiers)
    by.set(customer, [...(by.get(customer) ?? []), { kind, value }]);
  return by;
}

/** What a list shows of these customers, in their order. */
export async function describeCustomers(app: Parts, sight: Sight, found: readonly Found[]) {
  const { identifiers, ownerOf } = await gather(
    app,
    sight,
    found.map(({ customer }) => customer),
  );
  const [names, nps] = await Promise.all([namesOf(app, sight, ownerOf), latestNps(app, sight, ownerOf)]);
  const known = identifiersBy(identifiers);
  return found.map(({ customer, interactions, lastAt }) => ({
    id: customer,
    name: names.get(customer) ?? "",
    identifiers: known.get(customer) ?? [],
    interactions,
    lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
    nps: nps.get(customer) ?? null,
  }));
}
