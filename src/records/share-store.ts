// The links by which a kept question or a dashboard is opened to people outside. A token has 192 random bits and is kept as
// its hash only: the records cannot tell a link again, they can only end it. A link is live until it is revoked or expires.

import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Queryable } from "./database.ts";

/** What can be shared. */
export const shareKinds = ["question", "dashboard"] as const;

/** One of them. */
export type ShareKind = (typeof shareKinds)[number];

const shareRow = z.object({
  id: z.string(),
  workspace: z.number(),
  kind: z.enum(shareKinds),
  subject: z.string(),
  account: z.string().nullable(),
  madeBy: z.string(),
  createdAt: z.date(),
  expiresAt: z.date().nullable(),
  seen: z.number(),
  lastSeenAt: z.date().nullable(),
});

/** A link as it is kept. */
export type Share = z.infer<typeof shareRow>;

const columns = `id, workspace, subject_kind AS kind, subject, account, made_by AS "madeBy", created_at AS "createdAt",
  expires_at AS "expiresAt", seen, last_seen_at AS "lastSeenAt"`;

const live = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())";

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** What a link opens, and whose sight it has. */
export interface ShareToMake {
  readonly workspace: number;
  readonly kind: ShareKind;
  readonly subject: string;
  /** The maker; null is the owner of the machine. */
  readonly account: string | null;
  readonly madeBy: string;
  /** null never expires. */
  readonly lifetimeDays: number | null;
  readonly random: Buffer;
}

/** Makes a link and returns its token in the clear, for the only time. */
export async function createShare(
  database: Queryable,
  share: ShareToMake,
): Promise<{ share: Share; token: string }> {
  const token = share.random.toString("base64url");
  const made = await database.row(
    shareRow,
    `INSERT INTO share (id, workspace, subject_kind, subject, token_hash, account, made_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 day') RETURNING ${columns}`,
    [
      randomUUID(),
      share.workspace,
      share.kind,
      share.subject,
      hashOf(token),
      share.account,
      share.madeBy,
      share.lifetimeDays,
    ],
  );
  if (!made) throw new Error("INSERT returned no row");
  return { share: made, token };
}

/** The live links of one subject, newest first. */
export function listShares(
  database: Queryable,
  workspace: number,
  kind: ShareKind,
  subject: string,
): Promise<Share[]> {
  return database.rows(
    shareRow,
    `SELECT ${columns} FROM share
     WHERE workspace = $1 AND subject_kind = $2 AND subject = $3 AND ${live} ORDER BY created_at DESC, id`,
    [workspace, kind, subject],
  );
}

/** The live link with this token, counted as seen once more; undefined when there is none. */
export function openShare(database: Queryable, token: string): Promise<Share | undefined> {
  return database.row(
    shareRow,
    `UPDATE share SET seen = seen + 1, last_seen_at = now() WHERE token_hash = $1 AND ${live} RETURNING ${columns}`,
    [hashOf(token)],
  );
}

/** Ends a link. Undefined when the workspace has no such live link. */
export function revokeShare(database: Queryable, workspace: number, id: string): Promise<Share | undefined> {
  return database.row(
    shareRow,
    `UPDATE share SET revoked_at = now() WHERE workspace = $1 AND id = $2 AND ${live} RETURNING ${columns}`,
    [workspace, id],
  );
}
