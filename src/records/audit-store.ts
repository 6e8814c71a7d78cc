// The audit trail: who did what, in one chain of hashes for each workspace, append-only. Invariant: an entry is written in
// the transaction of the change that it tells of, so that neither is ever there without the other.
//
//   await database.transaction(async (tx) => {
//     await revokeShare(tx, doer.workspace, id);
//     await recordDeed(tx, doer, { action: "view.revoked", subject: { kind: "view", id, name } });
//   });
//   await recordExport(database, doer, { what: "question", name: "NPS by channel", format: "csv", rows: 120 });
//
// `doer` comes from the route: `doerOf(request)` (api/route-parts.ts); what Vivencia does of itself is `systemOf(workspace)`
// (domain/audit.ts, where the closed list of actions stands too). Record last in the transaction: from there to its end
// nobody else can append in this workspace. What changes nothing in the records (an export) takes a `Database`.

import { z } from "zod";
import { type Actor, type AuditDetails, actorKinds, type Deed, type Doer } from "../domain/audit.ts";
import { type AuditEntry, type ChainHead, hashEntry } from "../domain/audit-chain.ts";
import type { Database, Queryable } from "./database.ts";

const bytes = z.instanceof(Buffer).transform((buffer) => buffer.toString("hex"));
const endRow = z.object({ entries: z.number(), head: bytes, at: z.date() });

/** The longest name that an entry keeps; the rest of a longer one says nothing more. */
const nameLengthMax = 200;

/** What the records give back as it was: no half characters, no U+0000. Else the hash would not be that of what is kept. */
function keepable(text: string): string {
  const whole = text.replaceAll("\u0000", "").replace(/\p{Cs}/gu, "\uFFFD");
  return whole.length > nameLengthMax ? [...whole].slice(0, nameLengthMax).join("") : whole;
}

const keepableOrNull = (text: string | null | undefined) => (text == null ? null : keepable(text));

/** Details as JSON keeps them. */
function keepableDetails(details: AuditDetails = {}): AuditDetails {
  const entries = Object.entries(details).map(([key, value]) => {
    if (typeof value === "string") return [keepable(key), keepable(value)];
    return [keepable(key), typeof value === "number" ? (Number.isFinite(value) ? value + 0 : null) : value];
  });
  return Object.fromEntries(entries);
}

/** Appends one entry inside a transaction. Throws what the records throw: a change that cannot be recorded is not made. */
export async function recordDeed(tx: Queryable, doer: Doer, deed: Deed): Promise<void> {
  const { workspace, actor, address } = doer;
  // Makes the chain or takes hold of it; either way nobody else appends before this transaction is over.
  const end = await tx.row(
    endRow,
    `INSERT INTO audit_chain (workspace) VALUES ($1)
     ON CONFLICT (workspace) DO UPDATE SET entries = audit_chain.entries
     RETURNING entries, head, date_trunc('milliseconds', clock_timestamp()) AS at`,
    [workspace],
  );
  if (!end) throw new Error("INSERT returned no row");
  const { subject } = deed;
  const entry = {
    sequence: end.entries + 1,
    at: end.at,
    actor: { ...actor, name: keepableOrNull(actor.name) },
    action: deed.action,
    subject: subject
      ? { kind: subject.kind, id: keepable(subject.id), name: keepableOrNull(subject.name) }
      : null,
    details: keepableDetails(deed.details),
    address,
  };
  const hash = Buffer.from(hashEntry(workspace, end.head, entry), "hex");
  await tx.run(
    `WITH grown AS (UPDATE audit_chain SET entries = $2, head = $13 WHERE workspace = $1)
     INSERT INTO audit_entry (workspace, sequence, at, actor_kind, actor_id, actor_name, actor_role, action, subject_kind,
       subject_id, subject_name, details, address, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $14, $13)`,
    [
      workspace,
      entry.sequence,
      entry.at,
      actor.kind,
      actor.id,
      entry.actor.name,
      actor.role,
      entry.action,
      entry.subject?.kind ?? null,
      entry.subject?.id ?? null,
      entry.subject?.name ?? null,
      JSON.stringify(entry.details),
      hash,
      address,
    ],
  );
}

/** Makes a change and records it in one transaction. `deed` answers undefined when the change was none. */
export function changeAndRecord<T>(
  database: Database,
  doer: Doer,
  change: (tx: Queryable) => Promise<T>,
  deed: (changed: T) => Deed | undefined,
): Promise<T> {
  return database.transaction(async (tx) => {
    const changed = await change(tx);
    const told = deed(changed);
    if (told) await recordDeed(tx, doer, told);
    return changed;
  });
}

/** Records that data left as a file: what (`subject`), how many rows, in which format. Before the first byte goes out. */
export function recordExport(
  database: Database,
  doer: Doer,
  taken: { readonly what: string; readonly name?: string; readonly format: string; readonly rows?: number },
): Promise<void> {
  const { what, name, format, rows } = taken;
  return database.transaction((tx) =>
    recordDeed(tx, doer, {
      action: "data.exported",
      subject: { kind: what, id: what, ...(name === undefined ? {} : { name }) },
      details: { format, ...(rows === undefined ? {} : { rows }) },
    }),
  );
}

const entryRow = z
  .object({
    sequence: z.number(),
    at: z.date(),
    actorKind: z.enum(actorKinds),
    actorId: z.string().nullable(),
    actorName: z.string().nullable(),
    actorRole: z.string().nullable(),
    action: z.string(),
    subjectKind: z.string().nullable(),
    subjectId: z.string().nullable(),
    subjectName: z.string().nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    address: z.string().nullable(),
    hash: bytes,
  })
  .transform((row): AuditEntry => {
    const actor: Actor = { kind: row.actorKind, id: row.actorId, name: row.actorName, role: row.actorRole };
    const { sequence, at, action, details, address, hash, subjectKind: kind, subjectId: id } = row;
    const subject = kind === null || id === null ? null : { kind, id, name: row.subjectName };
    return { sequence, at, actor, action, subject, details, address, hash };
  });

const columns = `sequence, at, actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName",
  actor_role AS "actorRole", action, subject_kind AS "subjectKind", subject_id AS "subjectId",
  subject_name AS "subjectName", details, address, hash`;

/** Which entries; `from` is included, `to` is not. */
export interface AuditFilter {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Part of the actor's name, or their kind or id. */
  readonly actor?: string | undefined;
  /** Actions that are looked for. */
  readonly actions?: readonly string[] | undefined;
  /** Only entries with a smaller number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Entries of a workspace, newest first. */
export function listAudit(
  database: Queryable,
  workspace: number,
  filter: AuditFilter,
): Promise<AuditEntry[]> {
  return database.rows(
    entryRow,
    `SELECT ${columns} FROM audit_entry
     WHERE workspace = $1
       AND ($2::timestamptz IS NULL OR at >= $2)
       AND ($3::timestamptz IS NULL OR at < $3)
       AND ($4::text IS NULL OR actor_kind = $4 OR actor_id = $4 OR strpos(lower(actor_name), lower($4)) > 0)
       AND ($5::text[] IS NULL OR action = ANY($5))
       AND ($6::bigint IS NULL OR sequence < $6)
     ORDER BY sequence DESC LIMIT $7`,
    [
      workspace,
      filter.from ?? null,
      filter.to ?? null,
      filter.actor ?? null,
      filter.actions && filter.actions.length > 0 ? filter.actions : null,
      filter.before ?? null,
      filter.limit,
    ],
  );
}

/** Entries of a chain in order, behind a number. */
export function readChain(
  database: Queryable,
  workspace: number,
  after: number,
  limit: number,
): Promise<AuditEntry[]> {
  return database.rows(
    entryRow,
    `SELECT ${columns} FROM audit_entry WHERE workspace = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    [workspace, after, limit],
  );
}

const headRow = z.object({ workspace: z.number(), entries: z.number(), head: bytes });

/** The end of every chain, as the records keep it beside the entries. */
export function chainHeads(database: Queryable): Promise<(ChainHead & { workspace: number })[]> {
  return database.rows(headRow, "SELECT workspace, entries, head FROM audit_chain ORDER BY workspace");
}
