import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDebianPostgres, startDebianPostgres } from "../../test/debian-postgres.ts";
import { openTestEngines } from "../../test/engines.ts";
import { touchpointSchema } from "../domain/touchpoint.ts";
import { hashOfToken } from "./credential-adapter.ts";
import { type Database, openDatabase } from "./database.ts";
import {
  customerOf,
  joinIdentities,
  markMirrored,
  mergesOf,
  undoMerge,
  unmirroredAliases,
} from "./identity-store.ts";
import { cancelImport, createImport, findImport, saveProgress, unfinishedImports } from "./import-store.ts";
import { createKey, findKey, listKeys, revokeKey, touchKeys } from "./key-store.ts";
import {
  beginBlock,
  blocksOfOthers,
  finishBlock,
  journalPosition,
  ledgerSums,
  moveJournalPosition,
  openBlocks,
} from "./ledger-store.ts";
import { createOwner, lockOwners, putMembership, removeMembership } from "./membership-store.ts";
import { migrateRecords } from "./migrate.ts";
import { countQuarantine, listQuarantine, markReplayed, totalQuarantined } from "./quarantine-store.ts";
import {
  closeSession,
  createSignInLink,
  findSession,
  forgetExpiredSessions,
  spendSignInLink,
} from "./session-store.ts";
import { deleteTouchpoint, listTouchpoints, saveTouchpoints } from "./touchpoint-store.ts";
import { createWorkspace, findWorkspace } from "./workspace-store.ts";

interface Server {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const debian = findDebianPostgres();
const servers: [string, () => Promise<Server>][] = [
  [
    "the embedded PostgreSQL",
    async () => {
      const engines = await openTestEngines();
      return { url: engines.postgres.url, close: engines.close };
    },
  ],
];
if (debian !== undefined) servers.push(["Debian's PostgreSQL", () => startDebianPostgres(debian)]);

const counts = {
  received: 3,
  interactions: 1,
  profiles: 0,
  duplicates: 1,
  quarantined: 1,
  skipped: 0,
  answers: 0,
};

describe.each(servers)("records on %s", (_name, start) => {
  let server: Server;
  let database: Database;
  let workspace: number;
  const process = randomUUID();

  beforeAll(async () => {
    server = await start();
    database = openDatabase({ url: server.url });
    await migrateRecords(database);
    workspace = (await createWorkspace(database, "Tienda «Ñ» 🛒", "Europe/Madrid")).id;
  });
  afterAll(async () => {
    await database?.close();
    await server?.close();
  });

  const origin = (from: number, to: number) => ({ kind: "journal", id: "1", from, to }) as const;
  const begin = (by = process) =>
    beginBlock(database, { process: by, workspace, source: "tracking", origin: origin(0, 9) });

  it("migrates once, also when several processes start together", async () => {
    const others = await Promise.all([1, 2, 3].map(() => migrateRecords(database)));
    expect(others).toEqual([[], [], []]);
    expect((await findWorkspace(database, workspace))?.name).toBe("Tienda «Ñ» 🛒");
  });

  it("refuses a database that a newer version made", async () => {
    await database.run("INSERT INTO migration (name) VALUES ('9999-later.sql')");
    await expect(migrateRecords(database)).rejects.toThrow("newer Vivencia");
    await database.run("DELETE FROM migration WHERE name = '9999-later.sql'");
  });

  it("finds a live key by its text only, and never keeps the text of a secret one", async () => {
    const { id, key } = await createKey(database, {
      workspace,
      kind: "secret",
      name: "bi",
      random: randomBytes(24),
    });
    expect(await findKey(database, key)).toMatchObject({ id, workspace, kind: "secret", value: null });
    expect(await findKey(database, `${key}x`)).toBeUndefined();
    await touchKeys(database, [id]);
    expect((await listKeys(database, workspace)).find((each) => each.id === id)?.lastUsedAt).toBeInstanceOf(
      Date,
    );
    expect(await revokeKey(database, workspace + 1, id)).toBeUndefined();
    expect((await revokeKey(database, workspace, id))?.id).toBe(id);
    expect(await findKey(database, key)).toBeUndefined();
  });

  const openSession = (person: string, token: string, lifetimeMs: number) =>
    database.run(
      `INSERT INTO login_session (id, token_hash, person, workspace, expires_at)
       VALUES (gen_random_uuid(), $1, $2, $3, now() + $4 * interval '1 millisecond')`,
      [hashOfToken(token), person, workspace, lifetimeMs],
    );

  it("spends a sign-in link once, even when it is used three times at the same moment", async () => {
    const owner = await createOwner(database, workspace, "Ana");
    await createSignInLink(database, owner, "link-1", 60_000);
    const tries = await Promise.all([1, 2, 3].map(() => spendSignInLink(database, "link-1")));
    expect(tries.filter(Boolean)).toEqual([{ person: owner, byMail: false }]);
  });

  it("ends a session with the membership that it looks at, and on signing out", async () => {
    const owner = await createOwner(database, workspace, "Ana");
    await openSession(owner, "s1", 60_000);
    await openSession(owner, "s2", 60_000);
    expect(await findSession(database, "s1")).toMatchObject({ name: "Ana", workspace, role: "owner" });
    await putMembership(database, workspace, owner, "agent", ["north"]);
    expect(await findSession(database, "s1")).toMatchObject({ role: "agent", units: ["north"] });
    await closeSession(database, "s1");
    expect(await findSession(database, "s1")).toBeUndefined();
    expect(await findSession(database, "s2")).toBeDefined();
    await removeMembership(database, workspace, owner);
    expect(await findSession(database, "s2")).toBeUndefined();
    expect(await database.transaction((tx) => lockOwners(tx, workspace))).not.toContain(owner);
  });

  it("refuses links and sessions that are too old, and forgets them", async () => {
    const owner = await createOwner(database, workspace, "Eva");
    await createSignInLink(database, owner, "old", -1);
    expect(await spendSignInLink(database, "old")).toBeUndefined();
    await openSession(owner, "short", -1);
    expect(await findSession(database, "short")).toBeUndefined();
    expect(await forgetExpiredSessions(database)).toBeGreaterThan(0);
  });

  it("finishes a block once and keeps its quarantine once", async () => {
    const block = await begin();
    const aside = [
      { line: 7, reason: "bad-time", detail: "no\u0000 such day", raw: 'a\u0000"🙂', receivedAt: 1e12 },
    ];
    const finish = () => database.transaction((tx) => finishBlock(tx, block, counts, aside));
    await finish();
    await finish();
    expect(await totalQuarantined(database, workspace)).toBe(1);
    const [item] = await listQuarantine(database, workspace, { limit: 10 });
    expect(item).toMatchObject({
      line: 7,
      reason: "bad-time",
      raw: 'a\uFFFD"🙂',
      receivedAt: new Date(1e12),
    });
    expect(await ledgerSums(database, workspace)).toEqual(counts);
    await database.transaction((tx) => markReplayed(tx, workspace, [item?.id ?? 0]));
    expect(await countQuarantine(database, workspace)).toEqual([]);
    expect(await totalQuarantined(database, workspace)).toBe(1);
  });

  it("writes neither position nor quarantine when the transaction fails", async () => {
    const block = await begin();
    const before = await journalPosition(database, process);
    const failing = database.transaction(async (tx) => {
      await finishBlock(tx, block, counts, []);
      await moveJournalPosition(tx, process, { segment: 9, position: 99 });
      throw new Error("power cut");
    });
    await expect(failing).rejects.toThrow("power cut");
    expect(await journalPosition(database, process)).toEqual(before);
    expect((await openBlocks(database, process)).map(({ id }) => id)).toContain(block);
  });

  it("tells of blocks that other processes began, until they are finished", async () => {
    const other = randomUUID();
    const block = await begin(other);
    expect(await blocksOfOthers(database, process, block - 1, [])).toEqual([{ id: block, done: false }]);
    await database.transaction((tx) => finishBlock(tx, block, counts, []));
    expect(await blocksOfOthers(database, process, block, [block])).toEqual([{ id: block, done: true }]);
    expect(await blocksOfOthers(database, process, block, [])).toEqual([]);
  });

  it("holds a lock in one place at a time and lets go of it when the work fails", async () => {
    const seen: string[] = [];
    const work = (name: string) =>
      database.locked("clock", 1, async () => {
        seen.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(`${name} out`);
      });
    await Promise.all([work("a"), work("b")]);
    expect(seen[0]?.[0]).toBe(seen[1]?.[0]);
    await expect(database.locked("clock", 1, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    let letGo = () => {};
    const held = await new Promise<{ over: Promise<void> }>((begun) => {
      const over: Promise<void> = database.locked("clock", 1, () => {
        setImmediate(() => begun({ over }));
        return new Promise<void>((resolve) => {
          letGo = resolve;
        });
      });
    });
    expect(await database.tryLocked("clock", 1, async () => "mine")).toBeUndefined();
    letGo();
    await held.over;
    expect(await database.tryLocked("clock", 1, async () => "mine")).toBe("mine");
  });

  it("tells every listener of a change", async () => {
    const other = openDatabase({ url: server.url });
    const heard: string[] = [];
    await other.listen((topic) => heard.push(topic));
    await database.notify("catalogue:1");
    await expect.poll(() => heard).toContain("catalogue:1");
    await other.close();
  });

  it("writes identities that claims ask for, once however many ask at the same time", async () => {
    const [user, device] = [randomUUID(), randomUUID()];
    const claim = {
      identifiers: [
        { kind: "user" as const, value: "ana", identity: user },
        { kind: "anonymous" as const, value: "d", identity: device },
      ],
      at: Date.now(),
      evidence: "test",
    };
    await Promise.all([1, 2, 3, 4].map(() => joinIdentities(database, workspace, [claim])));
    const aliases = await unmirroredAliases(database, 10);
    expect(aliases).toMatchObject([{ identity: device, customer: user }]);
    await markMirrored(
      database,
      aliases.map((alias) => ({ ...alias, version: alias.version + 1 })),
    );
    expect(await unmirroredAliases(database, 10)).toHaveLength(1);
    await markMirrored(database, aliases);
    expect(await unmirroredAliases(database, 10)).toEqual([]);
  });

  it("undoes a merge of merged customers and leaves alone what another undoing parted before", async () => {
    const [card, mail, phone] = [randomUUID(), randomUUID(), randomUUID()];
    const said = {
      [card]: { kind: "loyalty" as const, value: "1", identity: card },
      [mail]: { kind: "email" as const, value: "a@b.es", identity: mail },
      [phone]: { kind: "phone" as const, value: "+34600000000", identity: phone },
    };
    const claim = (at: number, ...ids: string[]) => {
      const identifiers = ids.map((id) => said[id]).filter((one) => one !== undefined);
      return joinIdentities(database, workspace, [{ identifiers, at, evidence: "test" }]);
    };
    const customersNow = () =>
      Promise.all([card, mail, phone].map((identity) => customerOf(database, workspace, identity)));
    await claim(1, card);
    await claim(2, mail);
    await claim(3, phone);
    await claim(4, mail, phone);
    await claim(5, card, mail);
    expect(await customersNow()).toEqual([card, card, card]);
    const [inner] = await mergesOf(database, workspace, phone);
    const outer = (await mergesOf(database, workspace, card))[0];
    await undoMerge(database, workspace, inner?.id ?? "");
    expect(await customersNow()).toEqual([card, card, phone]);
    await undoMerge(database, workspace, outer?.id ?? "");
    expect(await customersNow()).toEqual([card, mail, phone]);
    await claim(6, mail, phone);
    await claim(7, card, mail);
    expect(await customersNow()).toEqual([card, mail, phone]);
    await markMirrored(database, await unmirroredAliases(database, 10));
  });

  it("keeps the catalogue by key and in its order", async () => {
    const make = (key: string, position: number) =>
      touchpointSchema.parse({ key, names: { es: "Á", en: "A" }, channel: "web", stage: "use", position });
    await saveTouchpoints(database, workspace, [make("b", 1), make("a", 2)], { replaceExisting: false });
    await saveTouchpoints(database, workspace, [make("b", 3)], { replaceExisting: false });
    expect((await listTouchpoints(database, workspace)).map(({ key }) => key)).toEqual(["b", "a"]);
    await saveTouchpoints(database, workspace, [make("b", 3)], { replaceExisting: true });
    expect((await listTouchpoints(database, workspace)).map(({ key }) => key)).toEqual(["a", "b"]);
    expect(await deleteTouchpoint(database, workspace, "zzz")).toBe(false);
    expect(await deleteTouchpoint(database, workspace, "a")).toBe(true);
  });

  it("remembers an import's progress and never brings a cancelled one back", async () => {
    const id = randomUUID();
    const job = {
      id,
      workspace,
      process,
      kind: "file" as const,
      name: "f.csv",
      file: "/f",
      recipe: {},
      dryRun: false,
      bytesTotal: 9,
    };
    await createImport(database, job);
    expect((await unfinishedImports(database, process)).map((each) => each.id)).toEqual([id]);
    expect(await cancelImport(database, workspace + 1, id)).toBe(false);
    expect(await cancelImport(database, workspace, id)).toBe(true);
    await saveProgress(database, id, { state: "running", bytesRead: 5, counts, problems: [], error: null });
    expect((await findImport(database, workspace, id))?.state).toBe("cancelled");
    expect(await findImport(database, workspace + 1, id)).toBeUndefined();
  });

  it("takes hostile text as text", async () => {
    const hostile = "'; DROP TABLE workspace; -- $1 \\ \u202E 𝒳";
    const made = await createWorkspace(database, hostile, "UTC");
    expect((await findWorkspace(database, made.id))?.name).toBe(hostile);
  });
});
