// Finding customers: by any identifier or name, or simply those who were there last. Each stretch of the search is bounded;
// what is found is shown with the little that tells people apart.

import { customerNameOf, isNameTrait } from "../domain/customer.ts";
import { type CustomerSearch, parseCustomerSearch } from "../domain/customer-search.ts";
import type { Sight } from "../domain/sight.ts";
import { AppError } from "../errors.ts";
import {
  customersOf,
  identifiersOfCustomers,
  type MemberIdentifier,
  searchIdentifiers,
} from "../records/identifier-search.ts";
import {
  type IdentityCounts,
  identityCounts,
  identityNps,
  identityTraits,
} from "../warehouse/customer-cards.ts";
import { type RecentPlace, recentIdentities } from "../warehouse/recent-identities.ts";
import { searchNames, traitKeys } from "../warehouse/search-names.ts";
import type { App } from "./app.ts";

/** Which customers. */
export interface CustomersRequest {
  readonly search?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type Parts = Pick<App, "database" | "warehouse">;

/** How many hits of each sort a search looks at; more are said to be there but not listed. */
const hitsMax = 200;
/**
 * For someone who sees only some units so many more: identifiers stand in the records, which do not know where their
 * customers were, and those who were elsewhere drop out when the log is asked for what may be seen.
 */
const scopedHitsMax = 1000;
/** Interactions looked through at a time for those who were there last, and how often. */
const windowRows = 3000;
const roundsMax = 12;

interface Found {
  readonly customer: string;
  readonly interactions: number;
  readonly lastAt: number | null;
}

interface Page {
  readonly found: readonly Found[];
  readonly next: string | null;
  readonly truncated: boolean;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const recentPattern = new RegExp(`^(\\d{1,15})_(${uuid})$`);
const searchPattern = new RegExp(`^(\\d)_(\\d{1,15})_(${uuid})$`);
const foreignCursor = "cursor: is not one that this server gave; leave it out to start at the newest";

/** Identifiers and counts of some customers, with all identities of each. */
async function gather(app: Parts, sight: Sight, customers: readonly string[], after?: RecentPlace) {
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

function summed(customer: string, counts: readonly IdentityCounts[]): Found {
  return {
    customer,
    interactions: counts.reduce((sum, { n }) => sum + n, 0),
    lastAt: counts.length === 0 ? null : Math.max(...counts.map(({ lastAt }) => lastAt)),
  };
}

/** Those who were there last. A customer stands where their newest interaction is, under whatever identity. */
async function listRecent(app: Parts, sight: Sight, request: CustomersRequest): Promise<Page> {
  const { limit } = request;
  const [, at, identity] = recentPattern.exec(request.cursor ?? "") ?? [];
  if (request.cursor !== undefined && (at === undefined || identity === undefined))
    throw new AppError("bad-input", foreignCursor);
  const after = at && identity ? { at: Number(at), identity } : undefined;
  const found: Found[] = [];
  const seenCustomers = new Set<string>();
  const seen: string[] = [];
  let last: RecentPlace | undefined;
  for (let round = 0; round < roundsMax && found.length < limit; round++) {
    const rows = await recentIdentities(app.warehouse, sight, {
      window: windowRows,
      after,
      without: seen,
    });
    if (rows.length === 0) return { found, next: null, truncated: false };
    for (let start = 0; start < rows.length && found.length < limit; start += limit) {
      const some = rows.slice(start, start + limit);
      const owners = await customersOf(
        app.database,
        sight.workspace,
        some.map((row) => row.identity),
      );
      const customers = [...new Set(some.map((row) => owners.get(row.identity) ?? row.identity))];
      const fresh = customers.filter((customer) => !seenCustomers.has(customer));
      const { byCustomer } = await gather(app, sight, fresh, after);
      for (const row of some) {
        if (found.length === limit) break;
        seen.push(row.identity);
        last = row;
        const customer = owners.get(row.identity) ?? row.identity;
        if (seenCustomers.has(customer)) continue;
        seenCustomers.add(customer);
        const counts = byCustomer.get(customer) ?? [];
        // Who has something at or after the place where this page begins stood on an earlier one.
        if (!counts.some((one) => one.passed)) found.push(summed(customer, counts));
      }
    }
  }
  return { found, next: last ? `${last.at}_${last.identity}` : null, truncated: false };
}

/** How well a hit fits: 0 exactly, 1 by name or from the beginning, 2 somewhere within. */
function rankOf(search: CustomerSearch, value: string): number {
  const low = value.toLowerCase();
  if (low === search.text || (search.digits !== "" && low === `+${search.digits}`)) return 0;
  return low.startsWith(search.text) ? 1 : 2;
}

async function findRanked(app: Parts, sight: Sight, search: CustomerSearch) {
  const identifiersMax = sight.units === null ? hitsMax : scopedHitsMax;
  const [identifiers, names] = await Promise.all([
    searchIdentifiers(app.database, sight.workspace, search, identifiersMax),
    searchNames(app.warehouse, sight, search.words, hitsMax),
  ]);
  const owners = await customersOf(app.database, sight.workspace, names);
  const ranks = new Map<string, number>();
  const note = (customer: string, rank: number) =>
    ranks.set(customer, Math.min(rank, ranks.get(customer) ?? rank));
  for (const { customer, value } of identifiers) note(customer, rankOf(search, value));
  for (const identity of names) note(owners.get(identity) ?? identity, 1);
  return { ranks, truncated: identifiers.length >= identifiersMax || names.length >= hitsMax };
}

/** Those whom a search finds: the best first, among equals those who were there last. */
async function listFound(
  app: Parts,
  sight: Sight,
  search: CustomerSearch,
  request: CustomersRequest,
): Promise<Page> {
  const [, rank, at, customer] = searchPattern.exec(request.cursor ?? "") ?? [];
  if (request.cursor !== undefined && customer === undefined) throw new AppError("bad-input", foreignCursor);
  const { ranks, truncated } = await findRanked(app, sight, search);
  const { byCustomer } = await gather(app, sight, [...ranks.keys()]);
  const key = (one: { rank: number; lastAt: number; customer: string }) =>
    `${one.rank}_${String(1e15 - one.lastAt).padStart(16, "0")}_${one.customer}`;
  // Who has nothing that may be seen is not there; someone who sees everything also finds who has no interaction yet.
  const isThere = (id: string) => sight.units === null || byCustomer.has(id);
  const all = [...ranks]
    .filter(([id]) => isThere(id))
    .map(([id, itsRank]) => {
      const one = summed(id, byCustomer.get(id) ?? []);
      return { one, rank: itsRank, sort: key({ rank: itsRank, lastAt: one.lastAt ?? 0, customer: id }) };
    })
    .sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const from = customer === undefined ? "" : key({ rank: Number(rank), lastAt: Number(at), customer });
  const rest = all.filter(({ sort }) => sort > from);
  const page = rest.slice(0, request.limit);
  const end = page.at(-1);
  return {
    found: page.map(({ one }) => one),
    next: end && rest.length > page.length ? `${end.rank}_${end.one.lastAt ?? 0}_${end.one.customer}` : null,
    truncated,
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

/** A page of customers. Throws `bad-input` for a foreign cursor. */
export async function listCustomers(app: Parts, sight: Sight, request: CustomersRequest) {
  const search = parseCustomerSearch(request.search ?? "");
  const page = search ? await listFound(app, sight, search, request) : await listRecent(app, sight, request);
  const { identifiers, ownerOf } = await gather(
    app,
    sight,
    page.found.map(({ customer }) => customer),
  );
  const [names, nps] = await Promise.all([namesOf(app, sight, ownerOf), latestNps(app, sight, ownerOf)]);
  const known = identifiersBy(identifiers);
  return {
    customers: page.found.map(({ customer, interactions, lastAt }) => ({
      id: customer,
      name: names.get(customer) ?? "",
      identifiers: known.get(customer) ?? [],
      interactions,
      lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
      nps: nps.get(customer) ?? null,
    })),
    next: page.next,
    truncated: page.truncated,
  };
}
