import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestEngines, type TestEngines } from "../../test/engines.ts";
import { type Doer, systemOf } from "../domain/audit.ts";
import { ChainCheck } from "../domain/audit-chain.ts";
import {
  chainHeads,
  changeAndRecord,
  listAudit,
  readChain,
  recordDeed,
  recordExport,
} from "./audit-store.ts";
import { type Database, openDatabase } from "./database.ts";
import { migrateRecords } from "./migrate.ts";

let engines: TestEngines;
let database: Database;
let workspace = 0;

beforeAll(async () => {
  engines = await openTestEngines();
  database = openDatabase({ url: engines.postgres.url });
  await migrateRecords(database);
});
afterAll(async () => {
  await database?.close();
  await engines?.close();
});
beforeEach(() => {
  workspace += 1;
});

const ana = (): Doer => ({
  workspace,
  actor: { kind: "person", id: "a-1", name: "Ana", role: "owner" },
  address: "203.0.113.0",
});

async function record(times: number): Promise<void> {
  for (let i = 1; i <= times; i++)
    await recordDeed(database, ana(), {
      action: "touchpoint.saved",
      subject: { kind: "touchpoint", id: `t${i}`, name: `Punto ${i}` },
      details: { first: i === 1, i, share: 0.1, none: null, text: "ñ \u{1F600} =1" },
    });
}

async function verify(): Promise<string[]> {
  const check = new ChainCheck(workspace);
  for (const entry of await readChain(database, workspace, 0, 1000)) check.add(entry);
  const head = (await chainHeads(database)).find((one) => one.workspace === workspace);
  return check.end(head).breaks.map(({ kind, from, to }) => `${kind} ${from}-${to}`);
}

/** What someone does who may do everything with the database. */
async function tamper(sql: string): Promise<void> {
  await database.run("ALTER TABLE audit_entry DISABLE TRIGGER USER");
  await database.run("ALTER TABLE audit_chain DISABLE TRIGGER USER");
  await database.run(sql.replaceAll("$w", String(workspace)));
  await database.run("ALTER TABLE audit_entry ENABLE TRIGGER USER");
  await database.run("ALTER TABLE audit_chain ENABLE TRIGGER USER");
}

describe("the trail", () => {
  it("is kept so that it can be checked, whatever stood in it", async () => {
    await record(5);
    await recordDeed(database, systemOf(workspace), { action: "history.placed" });
    await recordDeed(database, ana(), {
      action: "key.made",
      subject: { kind: "key", id: "k\u0000\uD800", name: `${"x".repeat(199)}\u{1F600}\u{1F600}` },
      details: { nan: Number.NaN, minus: -0, big: 1e21, half: "\uDC00", long: "y".repeat(1000) },
    });
    expect(await verify()).toEqual([]);
    const [last] = await listAudit(database, workspace, { limit: 1 });
    expect(last?.sequence).toBe(7);
    expect(last?.details).toMatchObject({ nan: null, minus: 0, big: 1e21, half: "\uFFFD" });
  });

  it("never forks, however many append at once", async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        database.transaction((tx) =>
          recordDeed(tx, ana(), { action: "key.made", subject: { kind: "key", id: String(i) } }),
        ),
      ),
    );
    const entries = await readChain(database, workspace, 0, 100);
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(await verify()).toEqual([]);
  });

  it("holds an entry exactly when the change that it tells of was made", async () => {
    const change = changeAndRecord(
      database,
      ana(),
      async () => "done",
      () => ({ action: "key.made" }),
    );
    expect(await change).toBe("done");
    await changeAndRecord(
      database,
      ana(),
      async () => false,
      (changed) => (changed ? { action: "key.revoked" } : undefined),
    );
    const failed = database.transaction(async (tx) => {
      await recordDeed(tx, ana(), { action: "key.revoked" });
      throw new Error("not after all");
    });
    await expect(failed).rejects.toThrow("not after all");
    await recordExport(database, ana(), { what: "question", name: "NPS", format: "csv", rows: 12 });
    const entries = await readChain(database, workspace, 0, 10);
    expect(entries.map(({ action }) => action)).toEqual(["key.made", "data.exported"]);
    expect(entries[1]).toMatchObject({ subject: { kind: "question", name: "NPS" }, details: { rows: 12 } });
  });

  it("is found by time, by who and by what, a page at a time", async () => {
    await record(3);
    await recordDeed(database, systemOf(workspace), { action: "history.placed" });
    const list = async (filter: object) =>
      (await listAudit(database, workspace, { limit: 10, ...filter })).map(({ sequence }) => sequence);
    expect(await list({})).toEqual([4, 3, 2, 1]);
    expect(await list({ before: 3, limit: 1 })).toEqual([2]);
    expect(await list({ actor: "aN" })).toEqual([3, 2, 1]);
    expect(await list({ actor: "system" })).toEqual([4]);
    expect(await list({ actor: "%" })).toEqual([]);
    expect(await list({ actions: ["history.placed"] })).toEqual([4]);
    const [newest] = await listAudit(database, workspace, { limit: 1 });
    expect(await list({ from: newest?.at, actions: ["history.placed"] })).toEqual([4]);
    expect(await list({ to: new Date(0) })).toEqual([]);
  });

  it.each([
    ["UPDATE audit_entry SET actor_name = 'Luis'"],
    ["DELETE FROM audit_entry"],
    ["DELETE FROM audit_entry WHERE false"],
    ["TRUNCATE audit_entry"],
    ["UPDATE audit_chain SET entries = entries - 1"],
    ["UPDATE audit_chain SET workspace = workspace + 100000"],
    ["DELETE FROM audit_chain"],
    ["TRUNCATE audit_chain"],
  ])("is refused by the database itself: %s", async (sql) => {
    await record(1);
    await expect(database.run(sql)).rejects.toThrow(/only grows/);
  });

  it.each([
    [
      "a changed row",
      "UPDATE audit_entry SET actor_name = 'Luis' WHERE workspace = $w AND sequence = 3",
      "changed 3-3",
    ],
    ["a deleted row", "DELETE FROM audit_entry WHERE workspace = $w AND sequence IN (2, 3)", "missing 2-3"],
    ["a truncated tail", "DELETE FROM audit_entry WHERE workspace = $w AND sequence > 6", "truncated 7-8"],
    [
      "an inserted row",
      `ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_sequence_check;
       UPDATE audit_entry SET sequence = -sequence - 1 WHERE workspace = $w AND sequence > 3;
       UPDATE audit_entry SET sequence = -sequence WHERE workspace = $w AND sequence < 0;
       INSERT INTO audit_entry SELECT workspace, 4, at, actor_kind, actor_id, actor_name, actor_role, action, subject_kind,
         subject_id, subject_name, details, address, sha256('forged') FROM audit_entry WHERE workspace = $w AND sequence = 3`,
      "inserted 4-4,appended 9-9",
    ],
    [
      "reordered rows",
      `UPDATE audit_entry SET sequence = 1000 WHERE workspace = $w AND sequence = 3;
       UPDATE audit_entry SET sequence = 3 WHERE workspace = $w AND sequence = 5;
       UPDATE audit_entry SET sequence = 5 WHERE workspace = $w AND sequence = 1000`,
      "moved 3-3,moved 5-5",
    ],
    [
      "an appended row",
      `INSERT INTO audit_entry SELECT workspace, 9, at, actor_kind, actor_id, actor_name, actor_role, action, subject_kind,
         subject_id, subject_name, details, address, sha256('forged') FROM audit_entry WHERE workspace = $w AND sequence = 8`,
      "changed 9-9,appended 9-9",
    ],
  ])("betrays %s, and names it", async (_what, sql, breaks) => {
    await record(8);
    await tamper(sql);
    expect((await verify()).join(",")).toBe(breaks);
  });
});
