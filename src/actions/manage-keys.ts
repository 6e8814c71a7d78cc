// Keys of a workspace: making, finding, listing and ending them. A key that was just checked is remembered for a moment, so
// that the busiest road does not ask the records for every event; ending a key tells every process to forget.

import type { Doer } from "../domain/audit.ts";
import { type KeyScope, usualKeyScopes, wholeWorkspacePermissions } from "../domain/permission.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import {
  createKey,
  findKey,
  type KeyKind,
  listKeys,
  revokeKey,
  type StoredKey,
  touchKeys,
} from "../records/key-store.ts";
import type { App } from "./app.ts";

const rememberMs = 60_000;
const rememberedMax = 10_000;
/** No key of ours is longer; longer texts are not worth remembering. */
const keyLengthMax = 100;

/** Keys that were checked a moment ago. */
export class KeyCache {
  readonly #known = new Map<string, { readonly key: StoredKey | undefined; readonly until: number }>();
  readonly #used = new Set<string>();

  constructor(private readonly app: Pick<App, "database" | "context">) {}

  /** The live key with this text, or undefined. While the records are away, a key that was known stays known. */
  async find(text: string): Promise<StoredKey | undefined> {
    if (text.length > keyLengthMax) return undefined;
    const now = this.app.context.now();
    const hit = this.#known.get(text);
    if (hit && hit.until > now) return this.#use(hit.key);
    let key: StoredKey | undefined;
    try {
      key = await findKey(this.app.database, text);
    } catch (error) {
      if (hit?.key) return hit.key;
      throw new AppError("not-ready", "Keys cannot be checked at the moment; try again in a few seconds.", {
        cause: error,
      });
    }
    if (this.#known.size >= rememberedMax) this.#known.clear();
    this.#known.set(text, { key, until: now + (key ? rememberMs : 5_000) });
    return this.#use(key);
  }

  #use(key: StoredKey | undefined): StoredKey | undefined {
    if (key) this.#used.add(key.id);
    return key;
  }

  /** Takes a topic from `Database.listen`. */
  changed(topic: string): void {
    if (topic === "*" || topic === "keys")
      for (const [text, hit] of this.#known) this.#known.set(text, { ...hit, until: 0 });
  }

  /** Writes when keys were last used. */
  async saveUse(): Promise<void> {
    if (this.#used.size === 0) return;
    const ids = [...this.#used];
    this.#used.clear();
    await touchKeys(this.app.database, ids);
  }
}

/** A key that was just made. */
export interface KeyMade {
  readonly id: string;
  readonly kind: KeyKind;
  readonly name: string;
  readonly key: string;
  /** What a secret key may do; empty for a write key, which can only send. */
  readonly scopes: KeyScope[];
  /** The units that it sees, with those under them; null is the whole workspace. */
  readonly units: string[] | null;
}

/** Makes a key and tells its text, for the only time when it is a secret one. */
export async function makeKey(
  app: Pick<App, "database" | "context">,
  doer: Doer,
  kind: KeyKind,
  name: string,
  limits: {
    readonly scopes?: readonly KeyScope[] | undefined;
    readonly units?: readonly string[] | null;
  } = {},
): Promise<KeyMade> {
  const scopes = kind === "write" ? [] : [...(limits.scopes ?? usualKeyScopes)];
  const units = kind === "write" || !limits.units ? null : [...limits.units];
  const barred = units && scopes.filter((scope) => wholeWorkspacePermissions.includes(scope));
  if (barred && barred.length === scopes.length)
    throw new AppError(
      "bad-input",
      `A key that sees only some units has no ${barred.join(" and no ")}, which concern the whole workspace; leave out the units or ask for another scope.`,
    );
  const made = await changeAndRecord(
    app.database,
    doer,
    (tx) =>
      createKey(tx, { workspace: doer.workspace, kind, name, random: app.context.random(24), scopes, units }),
    ({ id }) => ({
      action: "key.made",
      subject: { kind: "key", id, name },
      details: { kind, scopes: scopes.join(" "), units: units?.join(", ") ?? null },
    }),
  );
  await app.database.notify("keys");
  return { ...made, kind, name, scopes, units };
}

/** The live keys of a workspace, without their text. */
export async function showKeys(app: Pick<App, "database">, workspace: number) {
  return (await listKeys(app.database, workspace)).map(
    ({ id, kind, name, start, scopes, units, createdAt, lastUsedAt }) => ({
      id,
      kind,
      name,
      start,
      scopes,
      units,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }),
  );
}

/** Ends a key. Throws `not-found`. */
export async function endKey(app: Pick<App, "database">, doer: Doer, id: string): Promise<void> {
  const ended = await changeAndRecord(
    app.database,
    doer,
    (tx) => revokeKey(tx, doer.workspace, id),
    (key) =>
      key && {
        action: "key.revoked",
        subject: { kind: "key", id, name: key.name },
        details: { kind: key.kind },
      },
  );
  if (!ended) throw new AppError("not-found", `There is no live key ${id} in this workspace.`);
  await app.database.notify("keys");
}
