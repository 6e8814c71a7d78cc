// API keys. A write key can only send and may stand in a web page; a secret key reads. Secrets are kept as SHA-256 only:
// a key has 192 random bits, so no slow hash is needed. A secret key may do what its scopes say and sees its units.

import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { type KeyScope, keyScopes, usualKeyScopes } from "../domain/permission.ts";
import type { Queryable } from "./database.ts";

/** The two kinds of key. */
export type KeyKind = "write" | "secret";

const keyRow = z.object({
  id: z.string(),
  workspace: z.number(),
  kind: z.enum(["write", "secret"]),
  name: z.string(),
  start: z.string(),
  value: z.string().nullable(),
  scopes: z.array(z.enum(keyScopes)),
  units: z.array(z.string()).nullable(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
});

/** One key as it is kept. */
export type StoredKey = z.infer<typeof keyRow>;

const columns = `id, workspace, kind, name, start, value, scopes, units, created_at AS "createdAt", last_used_at AS "lastUsedAt"`;

function hashOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** Makes a key and returns it in the clear, for the only time when it is a secret one. */
export async function createKey(
  database: Queryable,
  key: {
    workspace: number;
    kind: KeyKind;
    name: string;
    random: Buffer;
    scopes?: readonly KeyScope[];
    units?: readonly string[] | null;
  },
): Promise<{ id: string; key: string }> {
  const clear = `viv_${key.kind}_${key.random.toString("base64url")}`;
  const id = randomUUID();
  await database.run(
    `INSERT INTO api_key (id, workspace, kind, name, start, value, hash, scopes, units)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      key.workspace,
      key.kind,
      key.name,
      clear.slice(0, 14),
      key.kind === "write" ? clear : null,
      hashOf(clear),
      // A write key can only send, whatever it was asked for.
      key.kind === "write" ? [] : (key.scopes ?? usualKeyScopes),
      key.kind === "write" ? null : (key.units ?? null),
    ],
  );
  return { id, key: clear };
}

/** The live key with this text, or undefined. */
export function findKey(database: Queryable, text: string): Promise<StoredKey | undefined> {
  return database.row(keyRow, `SELECT ${columns} FROM api_key WHERE hash = $1 AND revoked_at IS NULL`, [
    hashOf(text),
  ]);
}

/** The live keys of a workspace, newest first. */
export function listKeys(database: Queryable, workspace: number): Promise<StoredKey[]> {
  return database.rows(
    keyRow,
    `SELECT ${columns} FROM api_key WHERE workspace = $1 AND revoked_at IS NULL ORDER BY created_at DESC, id`,
    [workspace],
  );
}

/** Ends a key and returns it. Undefined when the workspace has no such live key. */
export function revokeKey(
  database: Queryable,
  workspace: number,
  id: string,
): Promise<StoredKey | undefined> {
  return database.row(
    keyRow,
    `UPDATE api_key SET revoked_at = now() WHERE workspace = $1 AND id = $2 AND revoked_at IS NULL RETURNING ${columns}`,
    [workspace, id],
  );
}

/** Remembers that keys were used. */
export async function touchKeys(database: Queryable, ids: readonly string[]): Promise<void> {
  await database.run("UPDATE api_key SET last_used_at = now() WHERE id = ANY($1::uuid[])", [ids]);
}
