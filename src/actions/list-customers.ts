// Finding customers: by any identifier or name, those of a segment, or simply those who were there last. Each stretch of the search is bounded;
// what is found is shown with the little that tells people apart.

import { type CustomerSearch, parseCustomerSearch } from "../domain/customer-search.ts";
import type { Sight } from "../domain/sight.ts";
import { AppError } from "../errors.ts";
import { customersOf, searchIdentifiers } from "../records/identifier-search.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import { type RecentPlace, recentIdentities } from "../warehouse/recent-identities.ts";
import { searchNames } from "../warehouse/search-names.ts";
import { segmentMembers } from "../warehouse/segment-members.ts";
import type { App } from "./app.ts";
import { describeCustomers, type Found, gather, summed } from "./describe-customers.ts";
import { resolveSegments } from "./resolve-segments.ts";

/** Which customers. */
export interface CustomersRequest {
  readonly search?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Only members of the segment with this id. */
  readonly segment?: string | undefined;
}

type Parts = Pick<App, "database" | "warehouse">;
type SegmentParts = Parts & Pick<App, "context">;

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

interface Page {
  readonly found: readonly Found[];
  readonly next: string | null;
  readonly truncated: boolean;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const recentPattern = new RegExp(`^(\\d{1,15})_(${uuid})$`);
const searchPattern = new RegExp(`^(\\d)_(\\d{1,15})_(${uuid})$`);
const foreignCursor = "cursor: is not one that this server gave; leave it out to start at the newest";

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

/** The members of a segment, those who were there last first; with a search, those of them whom it finds. */
async function listMembers(
  app: SegmentParts,
  sight: Sight,
  search: CustomerSearch | undefined,
  request: CustomersRequest & { readonly segment: string },
): Promise<Page> {
  const [, at, customer] = recentPattern.exec(request.cursor ?? "") ?? [];
  if (request.cursor !== undefined && (at === undefined || customer === undefined))
    throw new AppError("bad-input", foreignCursor);
  const workspace = await findWorkspace(app.database, sight.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const segments = await resolveSegments(app, workspace, {
    filters: [{ field: "segment", op: "is", values: [request.segment] }],
  });
  const segment = segments.get(request.segment);
  if (!segment) return { found: [], next: null, truncated: false };
  const ranked = search && (await findRanked(app, sight, search));
  const members = await segmentMembers(app.warehouse, sight, segment, {
    limit: request.limit + 1,
    after: at && customer ? { at: Number(at), customer } : undefined,
    among: ranked ? [...ranked.ranks.keys()] : undefined,
  });
  const found = members.slice(0, request.limit);
  const last = found.at(-1);
  return {
    found,
    next: last && members.length > found.length ? `${last.lastAt}_${last.customer}` : null,
    truncated: ranked?.truncated ?? false,
  };
}

/** A page of customers for one who sees this much. Throws `bad-input` for a foreign cursor or an unknown segment. */
export async function listCustomers(app: SegmentParts, sight: Sight, request: CustomersRequest) {
  const search = parseCustomerSearch(request.search ?? "");
  const { segment } = request;
  const page =
    segment !== undefined
      ? await listMembers(app, sight, search, { ...request, segment })
      : search
        ? await listFound(app, sight, search, request)
        : await listRecent(app, sight, request);
  return {
    customers: await describeCustomers(app, sight, page.found),
    next: page.next,
    truncated: page.truncated,
  };
}
