// What goes in comes out the same, once, on one server and on two shards.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openTestWarehouses, type TestWarehouses } from "../../test/warehouse/open-warehouses.ts";
import { answerOf, interactionOf, namedUuid, randomLog } from "../../test/warehouse/sample-log.ts";
import type { Interaction } from "../domain/interaction.ts";
import { wholeOf } from "../domain/sight.ts";
import { brokenParts } from "./broken-parts.ts";
import { countRows } from "./count-rows.ts";
import { findMessages } from "./find-messages.ts";
import { insertBlock } from "./insert-block.ts";
import { insertMessages, messagesOfBlocks } from "./insert-messages.ts";
import { streamMessageIds } from "./stream-message-ids.ts";
import type { Warehouse } from "./warehouse.ts";
import { writeAliases, writeTraits } from "./write-profile.ts";

let logs: TestWarehouses;
beforeAll(async () => {
  logs = await openTestWarehouses();
});
afterAll(() => logs?.close());

const count = z.object({ n: z.coerce.number() });

async function rowsOf(warehouse: Warehouse, table: string, workspace: number): Promise<number> {
  const [row] = await warehouse.ask({
    name: "rows",
    sql: `SELECT count() AS n FROM ${table} WHERE workspace = {workspace:UInt32}`,
    params: { workspace },
    row: count,
    weight: "quick",
  });
  return row?.n ?? -1;
}

const storedRow = z.object({
  workspace: z.number(),
  identity: z.string(),
  at: z.coerce.number(),
  seq: z.number(),
  id: z.string(),
  received: z.coerce.number(),
  kind: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  stage: z.string(),
  direct: z.boolean(),
  placement: z.string(),
  event: z.string(),
  unit: z.string(),
  employee: z.string(),
  campaign: z.string(),
  product: z.string(),
  order: z.string(),
  outcome: z.string(),
  waitMs: z.coerce.number().nullable(),
  durationMs: z.coerce.number().nullable(),
  revenue: z.string().nullable(),
  currency: z.string(),
  language: z.string(),
  session: z.string(),
  url: z.string(),
  source: z.string(),
  sourceId: z.string(),
  properties: z.string(),
  answers: z.number(),
  callType: z.string(),
  said: z.string(),
});

const readStored = (workspace: number) => ({
  name: "stored",
  sql: `SELECT workspace, toString(identity) AS identity, toUnixTimestamp64Milli(f.at) AS at, seq, toString(f.id) AS id,
    toUnixTimestamp64Milli(f.received) AS received, kind, channel, touchpoint, stage, direct, placement, event, unit, employee,
    campaign, product, order_id AS order, outcome, wait_ms AS waitMs, duration_ms AS durationMs, toString(f.revenue) AS revenue,
    currency, language, session, url, source, source_id AS sourceId, properties, answers, call_type AS callType, said
    FROM interaction AS f WHERE workspace = {workspace:UInt32} ORDER BY seq`,
  params: { workspace },
  row: storedRow,
  weight: "quick" as const,
});

describe.each(["one", "two"] as const)("the log (%s)", (shape) => {
  const base = shape === "one" ? 1000 : 2000;

  test("gives back every field as it was given, whatever the text, the time and the amount", async () => {
    const { warehouse } = logs[shape];
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom(
        "",
        "'; DROP TABLE interaction; --",
        "\u0000\t\n\\N",
        "مرحبا",
        "👩‍👩‍👧‍👦",
        "a".repeat(20_000),
      ),
    );
    const whole = fc.option(fc.maxSafeNat(), { nil: null });
    const time = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) - 1 });
    const units = fc.option(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), { nil: null });
    let workspace = base;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            texts: fc.array(text, { minLength: 18, maxLength: 18 }),
            time,
            whole,
            units,
            direct: fc.boolean(),
          }),
          { minLength: 1, maxLength: 20 },
        ),
        async (rows) => {
          workspace++;
          const interactions = rows.map(
            ({ texts, time: at, whole: some, units: cents, direct }, i): Interaction => {
              const t = (n: number) => texts[n] ?? "";
              return {
                ...interactionOf({ workspace, name: `${i}`, at }),
                seq: i,
                id: String(2n ** 64n - 1n - BigInt(i)),
                received: at + 1,
                touchpoint: t(0),
                event: t(1),
                unit: t(2),
                employee: t(3),
                campaign: t(4),
                product: t(5),
                order: t(6),
                outcome: t(7),
                language: t(8),
                session: t(9),
                url: t(10),
                source: t(11),
                sourceId: t(12),
                properties: t(13),
                callType: t(14),
                said: t(15),
                currency: t(16),
                waitMs: some,
                durationMs: some,
                revenue: cents === null ? null : cents / 10_000,
                direct,
              };
            },
          );
          await insertBlock(warehouse, { block: workspace, interactions, token: `${workspace}` });
          const stored = await warehouse.ask(readStored(workspace));
          const expected = interactions.map(({ answers, revenue, ...rest }, i) => ({
            ...rest,
            revenue: expect.anything(),
            answers: answers.length,
            ...(revenue === null ? { revenue: null } : {}),
            seq: i,
          }));
          expect(stored).toEqual(expected);
          // Sixteen digits are more than a double keeps apart; money up to 10^11 keeps all four places.
          for (const [i, row] of stored.entries())
            if (row.revenue !== null) {
              const given = interactions[i]?.revenue ?? 0;
              const off = Math.abs(Number(row.revenue) - given);
              expect(off).toBeLessThanOrEqual(Math.abs(given) < 1e11 ? 0 : 1e-3);
            }
        },
      ),
      { numRuns: 15, seed: 5, endOnFailure: true },
    );
  });

  test("a lone surrogate becomes a replacement character and spoils no other field", async () => {
    const { warehouse } = logs[shape];
    const workspace = base + 100;
    const at = Date.UTC(2026, 0, 1);
    const odd = interactionOf({ workspace, name: "x", at, event: "a\ud800b", unit: "after" });
    await insertBlock(warehouse, { block: workspace, interactions: [odd], token: "odd" });
    const [row] = await warehouse.ask(readStored(workspace));
    expect([row?.event, row?.unit]).toEqual(["a\ufffdb", "after"]);
  });

  test("a block sent again with its token counts once, in all its tables", async () => {
    const { warehouse } = logs[shape];
    const log = randomLog(3, 200, base + 200);
    const block = { block: base + 200, interactions: log.interactions, token: "again" };
    for (let i = 0; i < 3; i++) await insertBlock(warehouse, block);
    const answers = log.interactions.reduce((sum, it) => sum + it.answers.length, 0);
    expect(await rowsOf(warehouse, "interaction", log.workspace)).toBe(200);
    expect(await rowsOf(warehouse, "answer", log.workspace)).toBe(answers);
    expect(await rowsOf(warehouse, "message", log.workspace)).toBe(200);
    const spans = { size: 1, from: block.block, to: block.block + 1 };
    expect((await countRows(warehouse, spans)).get(block.block)?.interactions).toBe(200);
  });

  test("a block interrupted anywhere and sent again is there once and whole", async () => {
    const { warehouse } = logs[shape];
    for (const failing of ["interaction", "answer", "message"]) {
      const workspace = base + 300 + failing.length;
      const log = randomLog(4, 120, workspace);
      const block = { block: workspace, interactions: log.interactions, token: `torn ${failing}` };
      const torn: Warehouse = {
        ...warehouse,
        insert: async (table, ...rest) => {
          if (table === failing) throw new Error("cut off");
          await warehouse.insert(table, ...rest);
        },
      };
      await expect(insertBlock(torn, block)).rejects.toThrow("cut off");
      expect(await rowsOf(warehouse, "message", workspace)).toBe(0);
      await insertBlock(warehouse, block);
      expect(await rowsOf(warehouse, "interaction", workspace)).toBe(120);
      expect(await rowsOf(warehouse, "message", workspace)).toBe(120);
    }
  });

  test("a block of two years is refused before anything is written", async () => {
    const { warehouse } = logs[shape];
    const workspace = base + 400;
    const interactions = [Date.UTC(2025, 11, 31, 23, 59, 59, 999), Date.UTC(2026, 0, 1)].map((at, i) =>
      interactionOf({ workspace, name: `${i}`, at }),
    );
    await expect(insertBlock(warehouse, { block: 1, interactions, token: "two years" })).rejects.toThrow(
      "one year",
    );
    expect(await rowsOf(warehouse, "interaction", workspace)).toBe(0);
  });

  test("finds the messages that are there, in which block, and no others", async () => {
    const { warehouse } = logs[shape];
    const log = randomLog(5, 300, base + 500);
    const halves = [log.interactions.slice(0, 150), log.interactions.slice(150)];
    for (const [i, interactions] of halves.entries())
      await insertBlock(warehouse, { block: base + 500 + i, interactions, token: `find ${i}` });
    await insertMessages(
      warehouse,
      { workspace: log.workspace, ids: ["18446744073709551615"], block: base + 502 },
      "p",
    );
    const ids = log.interactions.map(({ id }) => id);
    const absent = Array.from({ length: 9000 }, (_, i) => String(i + 1));
    const found = await findMessages(warehouse, log.workspace, [...absent, ...ids, "18446744073709551615"]);
    expect(found.size).toBe(301);
    expect(ids.map((id) => found.get(id))).toEqual(ids.map((_, i) => base + 500 + (i < 150 ? 0 : 1)));
    expect(found.get("18446744073709551615")).toBe(base + 502);
    expect((await findMessages(warehouse, log.workspace + 1, ids)).size).toBe(0);
    expect((await findMessages(warehouse, log.workspace, [])).size).toBe(0);
    const told = await messagesOfBlocks(warehouse, [base + 501, base + 502]);
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set([...ids.slice(150), "18446744073709551615"]));
  });

  test("streams every message id once, from a block on", async () => {
    const { warehouse } = logs[shape];
    const log = randomLog(6, 400, base + 600);
    const first = base + 900_000;
    await insertBlock(warehouse, { block: first, interactions: log.interactions, token: "stream" });
    const ids: string[] = [];
    for await (const chunk of streamMessageIds(warehouse, first))
      for (let i = 0; i < chunk.length; i += 3) {
        expect(chunk[i]).toBe(log.workspace);
        ids.push(String(BigInt(chunk[i + 2] ?? 0) * 2n ** 32n + BigInt(chunk[i + 1] ?? 0)));
      }
    expect(ids.sort()).toEqual(log.interactions.map(({ id }) => id).sort());
  });

  test("no part was found broken", async () => {
    expect(await brokenParts(logs[shape].warehouse)).toEqual([]);
  });

  test("the last alias and the latest trait win, in whichever order they were written", async () => {
    const { warehouse } = logs[shape];
    const workspace = base + 700;
    const [identity, a, b] = ["i", "a", "b"].map(namedUuid) as [string, string, string];
    await writeAliases(warehouse, [{ workspace, identity, customer: b, version: 2 }], "v2");
    await writeAliases(warehouse, [{ workspace, identity, customer: a, version: 1 }], "v1");
    await writeTraits(warehouse, [{ workspace, identity, key: "plan", value: "new", at: 2 }], "t2");
    await writeTraits(warehouse, [{ workspace, identity, key: "plan", value: "old", at: 1 }], "t1");
    const { resolveCustomers } = await import("./resolve-customers.ts");
    const { customerSummary } = await import("./customer-summary.ts");
    expect(await resolveCustomers(warehouse, workspace, [identity, a])).toEqual(new Map([[identity, b]]));
    expect((await customerSummary(warehouse, wholeOf(workspace), [identity])).traits).toEqual([
      { key: "plan", value: "new", at: 2 },
    ]);
  });
});

test("on two shards each interaction lies with its answers, and both shards have some", async () => {
  const log = randomLog(9, 300, 3000);
  const { warehouse } = logs.two;
  await insertBlock(warehouse, { block: 3000, interactions: log.interactions, token: "spread" });
  const seen: number[] = [];
  for (const node of await warehouse.nodes()) {
    const orphans = await warehouse.inspect(
      {
        name: "orphans",
        sql: `SELECT count() AS n FROM answer_local WHERE workspace = 3000
          AND response NOT IN (SELECT id FROM interaction_local WHERE workspace = 3000)`,
        params: {},
        row: count,
        weight: "quick",
      },
      node,
    );
    expect(orphans[0]?.n).toBe(0);
    const own = await warehouse.inspect(
      {
        name: "own",
        sql: "SELECT count() AS n FROM interaction_local WHERE workspace = 3000",
        params: {},
        row: count,
        weight: "quick",
      },
      node,
    );
    seen.push(own[0]?.n ?? 0);
  }
  expect(seen.reduce((a, b) => a + b, 0)).toBe(300);
  expect(Math.min(...seen)).toBeGreaterThan(50);
});

test("a block of which one shard took its part counts once when it is sent again to both", async () => {
  const { warehouse } = logs.two;
  const [, second] = await warehouse.nodes();
  const node = second === undefined ? {} : { node: second };
  for (const table of ["interaction", "answer", "message"]) {
    const workspace = 3200 + table.length;
    const log = randomLog(10, 200, workspace);
    const block = { block: workspace, interactions: log.interactions, token: `shard ${table}` };
    await warehouse.command(`DETACH TABLE ${table}_local SYNC`, node);
    try {
      await expect(insertBlock(warehouse, block)).rejects.toThrow();
    } finally {
      await warehouse.command(`ATTACH TABLE ${table}_local`, node);
    }
    for (let i = 0; i < 2; i++) await insertBlock(warehouse, block);
    const answers = log.interactions.reduce((sum, it) => sum + it.answers.length, 0);
    expect(await rowsOf(warehouse, "interaction", workspace)).toBe(200);
    expect(await rowsOf(warehouse, "answer", workspace)).toBe(answers);
    expect(await rowsOf(warehouse, "message", workspace)).toBe(200);
  }
});

test("an answer is found by its response although it says nothing", async () => {
  const interaction = interactionOf({
    workspace: 3100,
    name: "silent",
    at: Date.UTC(2026, 5, 1),
    answers: [answerOf({ metric: "nps" }), answerOf({ metric: "comment", text: "…" })],
  });
  const { answersOfResponses } = await import("./answers-of-responses.ts");
  await insertBlock(logs.one.warehouse, { block: 3100, interactions: [interaction], token: "silent" });
  const found = await answersOfResponses(logs.one.warehouse, 3100, [
    { id: interaction.id, at: interaction.at },
  ]);
  expect(found.get(interaction.id)?.map(({ metric, text }) => [metric, text])).toEqual([
    ["nps", ""],
    ["comment", "…"],
  ]);
});
