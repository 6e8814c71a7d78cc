// What the trail tells of signing in: who came in and by which way, and which attempts were refused.

import { type Doer, shortenAddress, strangerOf } from "../../domain/audit.ts";
import { recordDeed } from "../../records/audit-store.ts";
import { homeWorkspace } from "../../records/membership-store.ts";
import { findPerson } from "../../records/person-store.ts";
import { findSession } from "../../records/session-store.ts";
import { listWorkspaces } from "../../records/workspace-store.ts";
import type { App } from "../app.ts";
import { type Browser, type Entry, tokenOf } from "./browser.ts";
import { sessionCookie } from "./open-accounts.ts";

/** A way in, as the trail names it. */
export type WayIn = "link" | "mail" | "password" | "backup code" | "code" | "single sign-on" | "invitation";

/** The token of the session that a step has opened, read from the cookie it sets. */
function openedToken({ cookies }: Entry): string | undefined {
  const start = `${sessionCookie}=`;
  const cookie = cookies.findLast((text) => text.startsWith(start));
  const value = cookie?.slice(start.length).split(";")[0] ?? "";
  return value === "" ? undefined : tokenOf(decodeURIComponent(value));
}

/** Records that somebody came in; an entry that waits for its second factor is none yet. */
export async function recordEntry(
  app: Pick<App, "database">,
  entry: Entry,
  by: WayIn,
  browser: Browser,
): Promise<Entry> {
  const token = entry.entered ? openedToken(entry) : undefined;
  const session = token === undefined ? undefined : await findSession(app.database, token);
  if (!session) return entry;
  const { workspace, person: id, name, role } = session;
  const actor = { kind: "person", id, name, role } as const;
  const doer: Doer = { workspace, actor, address: shortenAddress(browser.address) };
  await app.database.transaction((tx) => recordDeed(tx, doer, { action: "session.opened", details: { by } }));
  return entry;
}

/** Records a refused attempt where its person belongs; one upon nobody we know, in the oldest workspace. */
export async function recordRefusal(
  app: Pick<App, "database">,
  person: string | undefined,
  by: WayIn,
  browser: Browser,
): Promise<void> {
  const { database } = app;
  const home = person === undefined ? undefined : await homeWorkspace(database, person);
  const workspace = home ?? (await listWorkspaces(database))[0]?.id;
  if (workspace === undefined) return;
  const known = person === undefined || home === undefined ? undefined : await findPerson(database, person);
  await database.transaction((tx) =>
    recordDeed(tx, strangerOf(workspace, browser.address), {
      action: "session.refused",
      ...(known ? { subject: { kind: "person", id: known.id, name: known.name } } : {}),
      details: { by },
    }),
  );
}
