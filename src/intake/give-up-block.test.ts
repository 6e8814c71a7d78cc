import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openTestEngines, type TestEngines } from "../../test/engines.ts";
import { type Context, createContext, silentLog } from "../context.ts";
import { type Database, openDatabase } from "../records/database.ts";
import { cancelImport, createImport, findImport, type Import } from "../records/import-store.ts";
import { ledgerSums, openBlocks } from "../records/ledger-store.ts";
import { migrateRecords } from "../records/migrate.ts";
import { createWorkspace } from "../records/workspace-store.ts";
import { migrateWarehouse } from "../warehouse/migrate.ts";
import { openWarehouse, type Warehouse } from "../warehouse/warehouse.ts";
import { CatalogueCache } from "./catalogue-cache.ts";
import { Committer } from "./commit-block.ts";
import { ImportRunner } from "./import-runner.ts";
import type { Item } from "./item.ts";

let engines: TestEngines;
let database: Database;
let warehouse: Warehouse;
let workspace: number;
const at = Date.UTC(2026, 4, 1, 10);
const source = "stores.csv";

beforeAll(async () => {
  engines = await openTestEngines();
  database = openDatabase({ url: engines.postgres.url });
  const { url, username, password, database: name } = engines.clickhouse;
  warehouse = openWarehouse({ url, database: name, writer: { user: username, password } });
  await migrateRecords(database);
  await migrateWarehouse(warehouse);
  workspace = (await createWorkspace(database, "Test", "Europe/Madrid")).id;
});

afterAll(async () => {
  await database?.close();
  await warehouse?.close();
  await engines?.close();
});

async function openCommitter(process: string): Promise<Committer> {
  const context = createContext(silentLog);
  const catalogues = new CatalogueCache(database);
  const committer = new Committer({ context, database, warehouse, catalogues, process });
  await committer.load();
  return committer;
}

function visit(messageId: string): Item {
  return {
    arrival: {
      type: "interaction",
      messageId,
      at,
      event: "Visit",
      callType: "track",
      identifiers: [{ kind: "user", value: messageId }],
      said: {},
      answers: [{ metric: "nps", score: 9 }],
      properties: {},
    },
    raw: () => messageId,
    line: null,
    received: at,
  };
}

async function rowsIn(table: "interaction" | "answer", source: string): Promise<number> {
  const [row] = await warehouse.ask({
    name: "test-count",
    sql: `SELECT count() AS n FROM ${table} WHERE workspace = {workspace:UInt32} AND source = {source:String}`,
    params: { workspace, source },
    row: z.object({ n: z.coerce.number() }),
    weight: "quick",
  });
  return row?.n ?? 0;
}

/** The engine takes interactions and answers, and refuses messages, while `work` goes on. */
async function refusingMessages(work: () => Promise<unknown>): Promise<void> {
  await warehouse.command("RENAME TABLE message TO message_away");
  try {
    await work();
  } finally {
    await warehouse.command("RENAME TABLE message_away TO message");
  }
}

async function newImport(process: string): Promise<Import> {
  const id = randomUUID();
  const facts = { kind: "file", name: "stores.csv", file: "", recipe: {}, dryRun: false } as const;
  await createImport(database, { ...facts, id, workspace, process, bytesTotal: 1 });
  const job = await findImport(database, workspace, id);
  if (!job) throw new Error("the import was not made");
  return job;
}

function runnerOf(parts: { process: string; committer: Committer; source: string; items: Item[] }) {
  const { process, committer, source, items } = parts;
  // Patience is over at once.
  let now = at;
  const context: Context = { ...createContext(silentLog), now: () => (now += 3_600_000) };
  async function* chunks() {
    yield { items, skipped: 0, bytesRead: 1 };
  }
  const open = () => Promise.resolve({ source, chunks: chunks() });
  return new ImportRunner({ context, database, committer, process, open, onOver: () => Promise.resolve() });
}

describe("blocks that nobody will commit again", () => {
  it("are gone before a replay that failed half way is tried again", async () => {
    const process = randomUUID();
    const committer = await openCommitter(process);
    const origin = { kind: "replay", id: "quarantine", from: 0, to: 1 } as const;
    const request = { workspace, source: "replayed", origin, items: [visit("a"), visit("b")] };
    await refusingMessages(() => expect(committer.commit(request)).rejects.toThrow());
    expect((await committer.commit(request)).counts).toMatchObject({ interactions: 2, duplicates: 0 });
    expect(await rowsIn("interaction", "replayed")).toBe(2);
    expect(await rowsIn("answer", "replayed")).toBe(2);
    expect(await openBlocks(database, process)).toEqual([]);
  });

  it("are gone before a file whose import failed half way is imported again", async () => {
    const process = randomUUID();
    const committer = await openCommitter(process);
    const runner = runnerOf({ process, committer, source, items: [visit("c"), visit("d")] });
    const first = await newImport(process);
    await refusingMessages(async () => {
      runner.enqueue(first);
      await runner.idle();
    });
    expect((await findImport(database, workspace, first.id))?.state).toBe("failed");
    const second = await newImport(process);
    runner.enqueue(second);
    await runner.idle();
    expect(await findImport(database, workspace, second.id)).toMatchObject({
      state: "done",
      counts: { interactions: 2, duplicates: 0 },
    });
    expect(await rowsIn("interaction", source)).toBe(2);
    expect(await rowsIn("answer", source)).toBe(2);
    expect(await openBlocks(database, process)).toEqual([]);
  });

  it("are taken back at the next start when their import was cancelled or they came of a replay", async () => {
    const process = randomUUID();
    const killed = await openCommitter(process);
    const job = await newImport(process);
    const items = [visit("e")];
    const before = await ledgerSums(database, workspace);
    // Written and not finished: as if the process had been killed here.
    const imported = { kind: "import", id: job.id, from: 0, to: 1 } as const;
    await killed.write({ workspace, source: "cut", origin: imported, items });
    const replayed = { kind: "replay", id: "quarantine", from: 0, to: 1 } as const;
    await killed.write({ workspace, source: "cut", origin: replayed, items: [visit("f")] });
    await cancelImport(database, workspace, job.id);
    expect(await rowsIn("interaction", "cut")).toBe(2);
    const committer = await openCommitter(process);
    const runner = runnerOf({ process, committer, source: "cut", items });
    await runner.recover();
    await runner.idle();
    expect(await rowsIn("interaction", "cut")).toBe(0);
    expect(await openBlocks(database, process)).toEqual([]);
    expect(await ledgerSums(database, workspace)).toEqual(before);
    runner.enqueue(await newImport(process));
    await runner.idle();
    expect(await rowsIn("interaction", "cut")).toBe(1);
  });

  it("stay when they turn out to be finished", async () => {
    const process = randomUUID();
    const committer = await openCommitter(process);
    const origin = { kind: "replay", id: "quarantine", from: 0, to: 1 } as const;
    const { block } = await committer.commit({ workspace, source: "whole", origin, items: [visit("g")] });
    committer.giveUp([block]);
    await committer.takeBack();
    expect(await rowsIn("interaction", "whole")).toBe(1);
  });
});
