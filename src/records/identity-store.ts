// Who is who. Joins are decided by domain/join-identities.ts and written in one transaction while this process alone may
// join in the workspace. What changed is marked `mirrored = false` in the same transaction, so that the log's alias table
// is brought up to date even if the process dies in between.

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isIdentifierKind } from "../domain/identifier.ts";
import { apartKey, decideJoins, type JoinClaim, type JoinDecision } from "../domain/join-identities.ts";
import { type Database, lockNumbers, type Queryable } from "./database.ts";

const kind = z.custom<`external:${string}`>((value) => typeof value === "string" && isIdentifierKind(value));

const knownRow = z.object({
  identity: z.string(),
  kind,
  customer: z.string(),
  firstSeenAt: z.date().transform((date) => date.getTime()),
});

const pairRow = z.object({ one: z.string(), other: z.string() });

async function loadKnown(tx: Queryable, workspace: number, identities: readonly string[]) {
  return tx.rows(
    knownRow,
    `SELECT identity, kind, customer, first_seen_at AS "firstSeenAt" FROM identifier
     WHERE workspace = $1 AND customer IN (SELECT customer FROM identifier WHERE workspace = $1 AND identity = ANY($2::uuid[]))
     ORDER BY first_seen_at, identity`,
    [workspace, identities],
  );
}

async function writeDecision(tx: Queryable, workspace: number, decision: JoinDecision): Promise<void> {
  const { added, merges, refused } = decision;
  if (added.length > 0)
    await tx.run(
      `INSERT INTO identifier (workspace, identity, kind, value, customer, first_seen_at, evidence, mirrored)
       SELECT $1, a.identity, a.kind, a.value, a.customer, to_timestamp(a.at / 1000.0), a.evidence, a.identity = a.customer
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::float8[], $7::text[])
         AS a(identity, kind, value, customer, at, evidence)`,
      [
        workspace,
        added.map((a) => a.identity),
        added.map((a) => a.kind),
        added.map((a) => a.value),
        added.map((a) => a.customer),
        added.map((a) => a.firstSeenAt),
        added.map((a) => a.evidence),
      ],
    );
  const fresh = new Set(added.map(({ identity }) => identity));
  for (const { kept, identities } of merges) {
    // What was added just now stands where it belongs already.
    const moved = identities.filter((identity) => !fresh.has(identity));
    if (moved.length > 0)
      await tx.run(
        `UPDATE identifier SET customer = $2, mirrored = false, version = nextval('identity_version')
         WHERE workspace = $1 AND identity = ANY($3::uuid[])`,
        [workspace, kept, moved],
      );
  }
  if (merges.length > 0)
    await tx.run(
      `INSERT INTO merge (id, workspace, kept, absorbed, identities, reason, at)
       SELECT m.id, $1, m.kept, m.absorbed, m.identities, m.reason, to_timestamp(m.at / 1000.0)
       FROM jsonb_to_recordset($2::jsonb)
         AS m(id uuid, kept uuid, absorbed uuid, identities uuid[], reason text, at float8)`,
      [workspace, JSON.stringify(merges.map((merge) => ({ ...merge, id: randomUUID() })))],
    );
  for (const join of refused) {
    const [one, other] = join.one < join.other ? [join.one, join.other] : [join.other, join.one];
    await tx.run(
      `INSERT INTO join_refused (workspace, one, other, reason, last_at) VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0))
       ON CONFLICT (workspace, one, other)
       DO UPDATE SET times = join_refused.times + 1, reason = EXCLUDED.reason, last_at = EXCLUDED.last_at`,
      [workspace, one, other, join.reason, join.at],
    );
  }
}

/** Decides and writes the joins that `claims` ask for. Repeating the same claims changes nothing. */
export function joinIdentities(
  database: Database,
  workspace: number,
  claims: readonly JoinClaim[],
): Promise<JoinDecision> {
  const identities = [...new Set(claims.flatMap((claim) => claim.identifiers.map((i) => i.identity)))];
  return database.transaction(async (tx) => {
    await tx.run("SELECT pg_advisory_xact_lock($1, $2)", [lockNumbers.identity, workspace]);
    const known = await loadKnown(tx, workspace, identities);
    const pairs = await tx.rows(pairRow, "SELECT one, other FROM kept_apart WHERE workspace = $1", [
      workspace,
    ]);
    const decision = decideJoins(known, claims, new Set(pairs.map(({ one, other }) => apartKey(one, other))));
    await writeDecision(tx, workspace, decision);
    return decision;
  });
}

const aliasRow = z.object({
  workspace: z.number(),
  identity: z.string(),
  customer: z.string(),
  version: z.number(),
});

/** An identity and the customer it belongs to; the higher version wins. */
export type Alias = z.infer<typeof aliasRow>;

/** Identities whose customer the log does not know yet. */
export function unmirroredAliases(database: Queryable, limit: number): Promise<Alias[]> {
  return database.rows(
    aliasRow,
    "SELECT workspace, identity, customer, version FROM identifier WHERE NOT mirrored ORDER BY version LIMIT $1",
    [limit],
  );
}

/** Marks aliases as known to the log, unless they changed again meanwhile. */
export async function markMirrored(database: Queryable, aliases: readonly Alias[]): Promise<void> {
  await database.run(
    `UPDATE identifier i SET mirrored = true
     FROM unnest($1::int[], $2::uuid[], $3::bigint[]) AS a(workspace, identity, version)
     WHERE i.workspace = a.workspace AND i.identity = a.identity AND i.version = a.version`,
    [aliases.map((a) => a.workspace), aliases.map((a) => a.identity), aliases.map((a) => a.version)],
  );
}

const identifierRow = z.object({
  identity: z.string(),
  kind: z.string(),
  value: z.string(),
  customer: z.string(),
  firstSeenAt: z.date(),
  evidence: z.string(),
});

/** An identifier with what says that it belongs to its customer. */
export type StoredIdentifier = z.infer<typeof identifierRow>;

/**
 * The customer of an identity with all its identifiers, oldest first. An identity that nobody joined is its own customer,
 * and has no identifiers when none was ever claimed.
 */
export async function customerWithIdentifiers(
  database: Queryable,
  workspace: number,
  identity: string,
): Promise<{ readonly customer: string; readonly identifiers: readonly StoredIdentifier[] }> {
  const identifiers = await database.rows(
    identifierRow,
    `SELECT identity, kind, value, customer, first_seen_at AS "firstSeenAt", evidence FROM identifier
     WHERE workspace = $1 AND customer = coalesce(
       (SELECT customer FROM identifier WHERE workspace = $1 AND identity = $2::uuid), $2::uuid)
     ORDER BY first_seen_at, identity`,
    [workspace, identity],
  );
  return { customer: identifiers[0]?.customer ?? identity, identifiers };
}

/** The customer of an identity; an identity that nobody joined is its own customer. */
export async function customerOf(database: Queryable, workspace: number, identity: string): Promise<string> {
  const row = await database.row(
    z.object({ customer: z.string() }),
    "SELECT customer FROM identifier WHERE workspace = $1 AND identity = $2",
    [workspace, identity],
  );
  return row?.customer ?? identity;
}

const mergeRow = z.object({
  id: z.string(),
  kept: z.string(),
  absorbed: z.string(),
  identities: z.array(z.string()),
  reason: z.string(),
  at: z.date(),
  undoneAt: z.date().nullable(),
});

/** A merge as it was made, and when it was undone. */
export type StoredMerge = z.infer<typeof mergeRow>;

const mergeColumns = `id, kept, absorbed, identities, reason, at, undone_at AS "undoneAt"`;

/** The merges that a customer took part in, newest first. */
export function mergesOf(database: Queryable, workspace: number, customer: string): Promise<StoredMerge[]> {
  return database.rows(
    mergeRow,
    `SELECT ${mergeColumns} FROM merge WHERE workspace = $1 AND (kept = $2 OR absorbed = $2) ORDER BY at DESC, id`,
    [workspace, customer],
  );
}

/**
 * Undoes a merge: the identities that moved go back to their customer, and the two are never joined again by themselves.
 * Later merges may have carried them on; one that another undoing has taken away since stays where that put it.
 * Undefined when there is no such merge or it is undone already. `alongside` runs in the same transaction.
 */
export function undoMerge(
  database: Database,
  workspace: number,
  id: string,
  alongside: (tx: Queryable, merge: StoredMerge) => Promise<void> = async () => {},
): Promise<StoredMerge | undefined> {
  return database.transaction(async (tx) => {
    await tx.run("SELECT pg_advisory_xact_lock($1, $2)", [lockNumbers.identity, workspace]);
    const merge = await tx.row(
      mergeRow,
      `UPDATE merge SET undone_at = now() WHERE workspace = $1 AND id = $2 AND undone_at IS NULL RETURNING ${mergeColumns}`,
      [workspace, id],
    );
    if (!merge) return undefined;
    await tx.run(
      `WITH RECURSIVE way AS (
         SELECT $4::uuid AS customer
         UNION
         SELECT m.kept FROM merge m JOIN way ON m.absorbed = way.customer
         WHERE m.workspace = $1 AND m.undone_at IS NULL
       )
       UPDATE identifier SET customer = $2, mirrored = false, version = nextval('identity_version')
       WHERE workspace = $1 AND identity = ANY($3::uuid[]) AND customer IN (SELECT customer FROM way)`,
      [workspace, merge.absorbed, merge.identities, merge.kept],
    );
    await tx.run(
      `INSERT INTO kept_apart (workspace, one, other) VALUES ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid))
       ON CONFLICT DO NOTHING`,
      [workspace, merge.kept, merge.absorbed],
    );
    await alongside(tx, merge);
    return merge;
  });
}
