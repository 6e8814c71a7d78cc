import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openTestEngines, type TestEngines } from "../../test/engines.ts";
import { createContext, silentLog } from "../context.ts";
import type { ArrivedInteraction } from "../domain/arrival.ts";
import type { Identifier } from "../domain/identifier.ts";
import { hashIdentity, hashMessage } from "../domain/identity-hash.ts";
import { type Database, openDatabase } from "../records/database.ts";
import { customerOf, mergesOf, undoMerge } from "../records/identity-store.ts";
import { beginBlock, ledgerSums, openBlocks } from "../records/ledger-store.ts";
import { migrateRecords } from "../records/migrate.ts";
import { totalQuarantined } from "../records/quarantine-store.ts";
import { createWorkspace } from "../records/workspace-store.ts";
import { countRows } from "../warehouse/count-rows.ts";
import { migrateWarehouse } from "../warehouse/migrate.ts";
import { openWarehouse, type Warehouse } from "../warehouse/warehouse.ts";
import { CatalogueCache } from "./catalogue-cache.ts";
import { Committer } from "./commit-block.ts";
import type { Item } from "./item.ts";

let engines: TestEngines;
let database: Database;
let warehouse: Warehouse;
const at = Date.UTC(2026, 4, 1, 10);
const day = 86_400_000;

beforeAll(async () => {
  engines = await openTestEngines();
  database = openDatabase({ url: engines.postgres.url });
  const { url, username, password, readerUsername, readerPassword, database: name } = engines.clickhouse;
  warehouse = openWarehouse({
    url,
    database: name,
    writer: { user: username, password },
    reader: { user: readerUsername, password: readerPassword },
  });
  await migrateRecords(database);
  await migrateWarehouse(warehouse);
});

afterAll(async () => {
  await database?.close();
  await warehouse?.close();
  await engines?.close();
});

async function openCommitter(process: string): Promise<Committer> {
  const committer = new Committer({
    context: createContext(silentLog),
    database,
    warehouse,
    catalogues: new CatalogueCache(database),
    process,
  });
  await committer.load();
  return committer;
}

function visit(
  messageId: string,
  identifiers: readonly Identifier[],
  more: Partial<ArrivedInteraction> = {},
): Item {
  return {
    arrival: {
      type: "interaction",
      messageId,
      at,
      event: "Visit",
      callType: "track",
      identifiers,
      said: {},
      answers: [],
      properties: {},
      ...more,
    },
    raw: () => messageId,
    line: null,
    received: at,
  };
}

const broken: Item = {
  arrival: { type: "broken", reason: "bad-time", detail: "no such day" },
  raw: () => "{}",
  line: 3,
  received: at,
};

const one = "00000000-0000-4000-8000-000000000001";
const two = "00000000-0000-4000-8000-000000000002";
const ana = { kind: "user", value: "ana" } as const;
const device = { kind: "anonymous", value: "device-1" } as const;
const ref = (to: number) => ({ kind: "journal", id: "1", from: 0, to }) as const;

async function newWorkspace(): Promise<number> {
  return (await createWorkspace(database, "Test", "Europe/Madrid")).id;
}

async function interactionsIn(workspace: number): Promise<number> {
  const [row] = await warehouse.ask({
    name: "test-count",
    sql: "SELECT count() AS n FROM interaction WHERE workspace = {workspace:UInt32}",
    params: { workspace },
    row: z.object({ n: z.coerce.number() }),
    weight: "quick",
  });
  return row?.n ?? 0;
}

/** As if a block had been interrupted before its messages, and its tokens forgotten behind a thousand others. */
async function loseMessages(block: number): Promise<void> {
  await warehouse.command(`ALTER TABLE message DELETE WHERE block = ${block} SETTINGS mutations_sync = 1`);
  for (const window of [0, 1000])
    for (const table of ["interaction", "answer", "message"])
      await warehouse.command(
        `ALTER TABLE ${table} MODIFY SETTING non_replicated_deduplication_window = ${window}`,
      );
}

describe("committing blocks", () => {
  it("accounts for every item as exactly one of accepted, duplicate or quarantined", async () => {
    const workspace = await newWorkspace();
    const committer = await openCommitter(one);
    const items = [visit("a", [device]), visit("b", [device]), visit("a", [device]), broken];
    const { counts } = await committer.commit({ workspace, source: "tracking", origin: ref(1), items });
    expect(counts).toMatchObject({ received: 4, interactions: 2, duplicates: 1, quarantined: 1 });
    expect(await interactionsIn(workspace)).toBe(2);
    expect(await totalQuarantined(database, workspace)).toBe(1);
    expect(await ledgerSums(database, workspace)).toMatchObject({ received: 4, interactions: 2 });
  });

  it("keeps the same broken row aside once, however often its file is imported", async () => {
    const workspace = await newWorkspace();
    const committer = await openCommitter(one);
    const request = { workspace, source: "stores.csv", origin: ref(1), items: [broken] };
    await committer.commit(request);
    expect((await committer.commit(request)).counts).toMatchObject({ quarantined: 0, duplicates: 1 });
    expect(await committer.rehearse(request)).toMatchObject({ quarantined: 0, duplicates: 1 });
    expect(await totalQuarantined(database, workspace)).toBe(1);
  });

  it("counts a message once however late and to whichever process the repeat comes", async () => {
    const workspace = await newWorkspace();
    const first = await openCommitter(one);
    const second = await openCommitter(two);
    const request = { workspace, source: "tracking", origin: ref(1), items: [visit("a", [ana])] };
    await first.commit(request);
    expect((await second.commit(request)).counts).toMatchObject({ interactions: 0, duplicates: 1 });
    const restarted = await openCommitter(one);
    const late = visit("a", [ana], { at: at + 9_000 });
    expect((await restarted.commit({ ...request, items: [late] })).counts).toMatchObject({ duplicates: 1 });
    expect(await interactionsIn(workspace)).toBe(1);
  });

  it("keeps the same message of two workspaces and of two sources apart", async () => {
    const [here, there] = [await newWorkspace(), await newWorkspace()];
    const committer = await openCommitter(one);
    const items = [visit("a", [ana])];
    for (const workspace of [here, there])
      for (const source of ["tracking", "stores.csv"])
        await committer.commit({ workspace, source, origin: ref(1), items });
    expect(await interactionsIn(here)).toBe(2);
    expect(await interactionsIn(there)).toBe(2);
  });

  it("commits an interrupted block again under its number without losing or doubling a row", async () => {
    const workspace = await newWorkspace();
    const items = [visit("a", [ana]), visit("b", [ana], { at: at - 400 * day }), broken];
    const request = { workspace, source: "tracking", origin: ref(9), items };
    const process = "00000000-0000-4000-8000-000000000003";
    const interrupted = await openCommitter(process);
    const { block } = await interrupted.write(request);
    // The process dies here: rows are in the log, the ledger says "writing".
    const open = await openBlocks(database, process);
    expect(open.map((each) => each.id)).toEqual([block]);
    const again = await openCommitter(process);
    const { counts } = await again.commit({ ...request, block });
    expect(counts).toMatchObject({ received: 3, interactions: 2, duplicates: 0, quarantined: 1 });
    expect(await interactionsIn(workspace)).toBe(2);
    expect((await countRows(warehouse, { size: 1, from: block, to: block + 1 })).get(block)).toEqual({
      interactions: 2,
      answers: 0,
      messages: 3,
    });
    expect(await openBlocks(database, process)).toEqual([]);
  });

  it("recovers a block that was announced and never inserted", async () => {
    const workspace = await newWorkspace();
    const process = "00000000-0000-4000-8000-000000000004";
    const block = await beginBlock(database, { process, workspace, source: "tracking", origin: ref(1) });
    const committer = await openCommitter(process);
    await committer.commit({
      workspace,
      source: "tracking",
      origin: ref(1),
      items: [visit("a", [ana])],
      block,
    });
    expect(await interactionsIn(workspace)).toBe(1);
  });

  it("commits an interrupted block again once its tokens are forgotten without doubling a row", async () => {
    const workspace = await newWorkspace();
    const process = "00000000-0000-4000-8000-000000000007";
    const interrupted = await openCommitter(process);
    const answers = [{ metric: "nps", score: 9 }] as const;
    const items = [
      visit("a", [ana], { answers }),
      visit("b", [ana]),
      visit("c", [ana], { at: at - 400 * day }),
    ];
    const request = { workspace, source: "tracking", origin: ref(3), items };
    const { block } = await interrupted.write(request);
    // Of a block that was interrupted the messages are missing; a thousand blocks of others make its tokens forgotten.
    await warehouse.command(`ALTER TABLE message DELETE WHERE block = ${block} SETTINGS mutations_sync = 1`);
    for (const table of ["interaction", "answer", "message"])
      await warehouse.command(`ALTER TABLE ${table} MODIFY SETTING non_replicated_deduplication_window = 0`);
    const again = await openCommitter(process);
    const { counts } = await again.commit({ ...request, block });
    for (const table of ["interaction", "answer", "message"])
      await warehouse.command(
        `ALTER TABLE ${table} MODIFY SETTING non_replicated_deduplication_window = 1000`,
      );
    expect(counts).toMatchObject({ interactions: 3, answers: 1, duplicates: 0 });
    expect(await interactionsIn(workspace)).toBe(3);
    const rows = (await countRows(warehouse, { size: 1, from: block, to: block + 1 })).get(block);
    expect(rows).toEqual({ interactions: 3, answers: 1, messages: 3 });
  });

  it("takes a message for known that another process had half written when it was killed", async () => {
    const workspace = await newWorkspace();
    const [killed, other] = ["00000000-0000-4000-8000-000000000008", "00000000-0000-4000-8000-000000000009"];
    const request = { workspace, source: "tracking", origin: ref(1), items: [visit("both", [ana])] };
    const { block } = await (await openCommitter(killed)).write(request);
    await loseMessages(block);
    const going = await openCommitter(other);
    expect((await going.commit(request)).counts).toMatchObject({ interactions: 0, duplicates: 1 });
    const back = await openCommitter(killed);
    expect((await back.commit({ ...request, block })).counts).toMatchObject({
      interactions: 1,
      duplicates: 0,
    });
    expect(await interactionsIn(workspace)).toBe(1);
    expect((await going.commit(request)).counts).toMatchObject({ interactions: 0, duplicates: 1 });
  });

  it("waits for an insert that the engine goes on with though its process was killed", async () => {
    const workspace = await newWorkspace();
    const [killed, other] = ["00000000-0000-4000-8000-00000000000c", "00000000-0000-4000-8000-00000000000d"];
    const request = { workspace, source: "tracking", origin: ref(1), items: [visit("late", [ana])] };
    const committer = await openCommitter(other);
    const block = await beginBlock(database, { ...request, process: killed });
    const late = warehouse.command(
      `INSERT INTO interaction (workspace, identity, at, id, block)
       SELECT {workspace:UInt32}, generateUUIDv4(), toDateTime64(1777629600, 3), {id:UInt64}, {block:UInt64}
       FROM numbers(1) WHERE sleep(2) = 0`,
      {
        params: { workspace, id: hashMessage(workspace, "tracking", "late"), block },
        settings: { insert_deduplication_token: `${block}:2026-interaction` },
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await committer.commit(request)).counts).toMatchObject({ interactions: 0, duplicates: 1 });
    await late;
    expect(await interactionsIn(workspace)).toBe(1);
  });

  it("goes on after other processes have written more blocks than fit into one list meanwhile", async () => {
    const workspace = await newWorkspace();
    const [busy, idle] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];
    const waiting = await openCommitter(idle);
    const writing = await openCommitter(busy);
    const items = [visit("first", [ana])];
    await writing.commit({ workspace, source: "tracking", origin: ref(1), items });
    await database.run(
      `INSERT INTO block (process, workspace, source, origin, origin_id, origin_from, origin_to, state)
       SELECT $1, $2, 'tracking', 'journal', '1', n, n + 1, 'done' FROM generate_series(1, 200000) AS n`,
      [busy, workspace],
    );
    const request = { workspace, source: "tracking", origin: ref(2), items };
    const more = { ...request, items: [...items, visit("last", [ana])] };
    expect((await waiting.commit(more)).counts).toMatchObject({ interactions: 1, duplicates: 1 });
    expect((await waiting.commit(more)).counts).toMatchObject({ interactions: 0, duplicates: 2 });
    expect(await interactionsIn(workspace)).toBe(2);
  });

  it("learns of a message from a block that another process finishes late", async () => {
    const workspace = await newWorkspace();
    const [slow, quick] = ["00000000-0000-4000-8000-000000000005", "00000000-0000-4000-8000-000000000006"];
    const block = await beginBlock(database, {
      process: slow,
      workspace,
      source: "tracking",
      origin: ref(1),
    });
    const other = await openCommitter(quick);
    await other.commit({ workspace, source: "tracking", origin: ref(1), items: [visit("x", [ana])] });
    const back = await openCommitter(slow);
    const request = { workspace, source: "tracking", origin: ref(1), items: [visit("late", [ana])] };
    await back.commit({ ...request, block });
    expect((await other.commit(request)).counts).toMatchObject({ duplicates: 1, interactions: 0 });
  });
});

describe("identity", () => {
  const identify = (messageId: string, identifiers: readonly Identifier[]): Item => ({
    arrival: { type: "profile", messageId, at, identifiers, traits: { plan: "gold" }, callType: "identify" },
    raw: () => "",
    line: null,
    received: at,
  });

  it("joins what was seen together, says why, and parts it again for good", async () => {
    const workspace = await newWorkspace();
    const committer = await openCommitter(one);
    const card = { kind: "loyalty", value: "77" } as const;
    const mail = { kind: "email", value: "ana@example.org" } as const;
    const commit = (...items: Item[]) =>
      committer.commit({ workspace, source: "tracking", origin: ref(1), items });
    await commit(visit("1", [card]), identify("2", [ana, mail]));
    const user = hashIdentity(workspace, ana);
    const loyal = hashIdentity(workspace, card);
    expect(await customerOf(database, workspace, loyal)).toBe(loyal);
    await commit(identify("3", [ana, card]));
    expect(await customerOf(database, workspace, loyal)).toBe(user);
    const [merge] = await mergesOf(database, workspace, user);
    expect(merge?.reason).toBe("user and loyalty together in identify call of tracking");
    await undoMerge(database, workspace, merge?.id ?? "");
    await committer.mirrorAliases();
    expect(await customerOf(database, workspace, loyal)).toBe(loyal);
    const afresh = await openCommitter(one);
    await afresh.commit({
      workspace,
      source: "tracking",
      origin: ref(2),
      items: [identify("4", [ana, card])],
    });
    expect(await customerOf(database, workspace, loyal)).toBe(loyal);
  });

  it("counts an identify call once", async () => {
    const workspace = await newWorkspace();
    const committer = await openCommitter(one);
    const request = { workspace, source: "tracking", origin: ref(1), items: [identify("i", [ana, device])] };
    expect((await committer.commit(request)).counts).toMatchObject({ profiles: 1, duplicates: 0 });
    expect((await committer.commit(request)).counts).toMatchObject({ profiles: 0, duplicates: 1 });
  });
});
