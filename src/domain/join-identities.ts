// Which identifiers belong to one customer. Pure and deterministic: from what is known and what arrived, decide which
// identities are new, which customers are one, and which joins are refused because they would fuse strangers.
// A customer has the id of its first identity. Of two customers the one with a user id stays, else the older, else the
// one with the smaller id.

import { byStrength, type Identifier, type IdentifierKind, limitOf } from "./identifier.ts";

/** An identity that is already known. */
export interface KnownIdentity {
  readonly identity: string;
  readonly kind: IdentifierKind;
  readonly customer: string;
  readonly firstSeenAt: number;
}

/** Identifiers that arrived together, and what says so. */
export interface JoinClaim {
  /** With the identity of each; at least one. */
  readonly identifiers: readonly (Identifier & { readonly identity: string })[];
  readonly at: number;
  /** For people: "identify call", "row 12 of stores.csv". */
  readonly evidence: string;
}

/** A new identity. */
export interface NewIdentity extends KnownIdentity {
  readonly value: string;
  /** What says that it belongs to its customer, for people. */
  readonly evidence: string;
}

/** Two customers that became one. */
export interface DecidedMerge {
  readonly kept: string;
  readonly absorbed: string;
  /** The identities that moved. */
  readonly identities: readonly string[];
  readonly reason: string;
  readonly at: number;
}

/** A join that was not made. */
export interface RefusedJoin {
  readonly one: string;
  readonly other: string;
  readonly reason: "too-many-user-ids" | "too-many-identifiers" | "kept-apart";
  readonly at: number;
}

/** What to write. */
export interface JoinDecision {
  readonly added: readonly NewIdentity[];
  readonly merges: readonly DecidedMerge[];
  readonly refused: readonly RefusedJoin[];
}

interface Member {
  readonly identity: string;
  readonly kind: IdentifierKind;
  readonly firstSeenAt: number;
}

/** The key under which `keptApart` holds two customers. */
export function apartKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * Decides joins. `known` must hold every identity named in `claims` that exists, and every other identity of their
 * customers (the limits count them). Claims are taken in order.
 */
export function decideJoins(
  known: readonly KnownIdentity[],
  claims: readonly JoinClaim[],
  keptApart: ReadonlySet<string>,
): JoinDecision {
  const customerOf = new Map<string, string>();
  const members = new Map<string, Member[]>();
  const put = (member: Member, customer: string) => {
    customerOf.set(member.identity, customer);
    const list = members.get(customer);
    if (list) list.push(member);
    else members.set(customer, [member]);
  };
  for (const { identity, kind, customer, firstSeenAt } of known)
    put({ identity, kind, firstSeenAt }, customer);

  const added = new Map<string, NewIdentity>();
  const merges: DecidedMerge[] = [];
  const refused: RefusedJoin[] = [];

  const countOf = (customer: string, kind: IdentifierKind) =>
    (members.get(customer) ?? []).filter((member) => member.kind === kind).length;
  const add = (identifier: JoinClaim["identifiers"][number], customer: string, claim: JoinClaim) => {
    const { identity, kind, value } = identifier;
    const { at, evidence } = claim;
    put({ identity, kind, firstSeenAt: at }, customer);
    added.set(identity, { identity, kind, value, customer, firstSeenAt: at, evidence });
  };
  /** Who is only anonymous is not written down, so a device may have a history of its own: joining it is a merge. */
  const noteDevice = (kept: string, device: string, kind: IdentifierKind, claim: JoinClaim) =>
    merges.push({
      kept,
      absorbed: device,
      identities: [device],
      reason: `${kind} and anonymous together in ${claim.evidence}`,
      at: claim.at,
    });
  const hasUser = (customer: string) => countOf(customer, "user") > 0;
  const bornAt = (customer: string) =>
    Math.min(...(members.get(customer) ?? []).map((member) => member.firstSeenAt));

  /** A founder keeps its place among the members of the customer it joined, so a parting outlives later merges. */
  const parted = (a: string, b: string) =>
    keptApart.size > 0 &&
    (members.get(a) ?? []).some((one) =>
      (members.get(b) ?? []).some((other) => keptApart.has(apartKey(one.identity, other.identity))),
    );

  /** Why two customers may not become one; undefined when they may. */
  const objection = (a: string, b: string): RefusedJoin["reason"] | undefined => {
    if (parted(a, b)) return "kept-apart";
    if (countOf(a, "user") + countOf(b, "user") > limitOf("user")) return "too-many-user-ids";
    const kinds = new Set((members.get(b) ?? []).map((member) => member.kind));
    for (const kind of kinds)
      if (countOf(a, kind) + countOf(b, kind) > limitOf(kind)) return "too-many-identifiers";
    return undefined;
  };

  const merge = (a: string, b: string, claim: JoinClaim, names: string) => {
    const preferB =
      hasUser(a) !== hasUser(b) ? hasUser(b) : bornAt(a) !== bornAt(b) ? bornAt(b) < bornAt(a) : b < a;
    const kept = preferB ? b : a;
    const absorbed = preferB ? a : b;
    const moving = members.get(absorbed) ?? [];
    members.delete(absorbed);
    for (const member of moving) {
      put(member, kept);
      const fresh = added.get(member.identity);
      if (fresh) added.set(member.identity, { ...fresh, customer: kept });
    }
    merges.push({
      kept,
      absorbed,
      identities: moving.map((member) => member.identity),
      reason: `${names} in ${claim.evidence}`,
      at: claim.at,
    });
    return kept;
  };

  for (const claim of claims) {
    const ordered = byStrength(claim.identifiers) as (Identifier & { identity: string })[];
    const anchor = ordered[0];
    if (!anchor) continue;
    if (!customerOf.has(anchor.identity)) {
      // A new identifier joins the customer of the strongest known one it came with, where its kind has room there.
      const home = ordered
        .slice(1)
        .map((other) => customerOf.get(other.identity))
        .find((customer) => customer !== undefined && countOf(customer, anchor.kind) < limitOf(anchor.kind));
      add(anchor, home ?? anchor.identity, claim);
    }
    for (const other of ordered.slice(1)) {
      const here = customerOf.get(anchor.identity) ?? anchor.identity;
      const there = customerOf.get(other.identity);
      if (there === here) continue;
      if (there === undefined) {
        if (countOf(here, other.kind) < limitOf(other.kind)) {
          add(other, here, claim);
          if (other.kind === "anonymous") noteDevice(here, other.identity, anchor.kind, claim);
        } else {
          add(other, other.identity, claim);
          refused.push({ one: here, other: other.identity, reason: "too-many-identifiers", at: claim.at });
        }
        continue;
      }
      const reason = objection(here, there);
      if (reason) refused.push({ one: here, other: there, reason, at: claim.at });
      else merge(here, there, claim, `${anchor.kind} and ${other.kind} together`);
    }
  }
  return { added: [...added.values()], merges, refused };
}
