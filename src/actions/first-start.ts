// The first start: a workspace with its owner, the default catalogue and a write key. Later starts change nothing.

import type { Doer } from "../domain/audit.ts";
import { defaultCatalogue } from "../domain/default-catalogue/default-catalogue.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import type { Database, Queryable } from "../records/database.ts";
import { createKey, listKeys } from "../records/key-store.ts";
import { createOwner, findOwner } from "../records/membership-store.ts";
import { createSignInLink } from "../records/session-store.ts";
import { saveTouchpoints } from "../records/touchpoint-store.ts";
import { createWorkspace, listWorkspaces, type Workspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";

/** How long a printed sign-in link can be used. */
export const signInLinkMs = 24 * 3_600_000;

/** What a first start made. */
export interface FirstStart {
  readonly workspace: Workspace;
  readonly writeKey: string;
  /** True when this call made the workspace. */
  readonly isNew: boolean;
}

function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** Makes sure that there is a workspace. Several processes may call it at once. */
export function ensureWorkspace(database: Database, random: (size: number) => Buffer): Promise<FirstStart> {
  return database.locked("migrate", 1, async () => {
    const known = (await listWorkspaces(database))[0];
    if (known) {
      const key = (await listKeys(database, known.id)).find((candidate) => candidate.kind === "write");
      return { workspace: known, writeKey: key?.value ?? "", isNew: false };
    }
    const workspace = await createWorkspace(database, "Vivencia", localTimeZone());
    await createOwner(database, workspace.id, "Owner");
    await saveTouchpoints(database, workspace.id, defaultCatalogue(), { replaceExisting: false });
    const { key } = await createKey(database, {
      workspace: workspace.id,
      kind: "write",
      name: "First write key",
      random: random(24),
    });
    return { workspace, writeKey: key, isNew: true };
  });
}

/** Makes a one-time token that signs the owner of a workspace in. */
export async function makeSignInToken(
  database: Queryable,
  workspace: number,
  random: (size: number) => Buffer,
): Promise<string> {
  const owner = (await findOwner(database, workspace)) ?? (await createOwner(database, workspace, "Owner"));
  const token = random(24).toString("base64url");
  await createSignInLink(database, owner, token, signInLinkMs);
  return token;
}

/** Makes such a token for someone who asks for it: for a person themselves, or for the owner where `person` is undefined. */
export function makeSignInLink(
  app: Pick<App, "database" | "context">,
  doer: Doer,
  person: string | undefined,
): Promise<string> {
  const { random } = app.context;
  const forPerson = async (tx: Queryable, id: string) => {
    const token = random(24).toString("base64url");
    await createSignInLink(tx, id, token, signInLinkMs);
    return token;
  };
  return changeAndRecord(
    app.database,
    doer,
    (tx) => (person === undefined ? makeSignInToken(tx, doer.workspace, random) : forPerson(tx, person)),
    () => ({ action: "sign_in_link.made" }),
  );
}
