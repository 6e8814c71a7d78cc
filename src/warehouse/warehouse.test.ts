// The way to the log keeps its promises: hostile text stays text, the reader only reads, a question ends when its asker goes
// and when it takes too much, and errors say what they are.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { fillLog } from "../../test/warehouse/fill-log.ts";
import { openTestWarehouses, type TestWarehouses } from "../../test/warehouse/open-warehouses.ts";
import { randomLog } from "../../test/warehouse/sample-log.ts";
import { groupFields } from "../domain/question.ts";
import { wholeOf } from "../domain/sight.ts";
import { countAnswers } from "./count-answers.ts";
import { migrateWarehouse, readMigrations, renderMigration } from "./migrate.ts";
import { recentComments } from "./recent-comments.ts";
import { span } from "./span.ts";
import { openWarehouse, type Warehouse } from "./warehouse.ts";

let logs: TestWarehouses;
let unprivileged: Warehouse;
const sample = randomLog(31, 120);
const period = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };
const plain = {
  by: [],
  interval: undefined,
  filters: [],
  weighted: true,
  limit: 1000,
  question: undefined,
  timeZone: "Europe/Madrid",
};

beforeAll(async () => {
  logs = await openTestWarehouses();
  const { clickhouse } = logs.engines;
  // As on a company's server that has one user for everything.
  unprivileged = openWarehouse({
    url: clickhouse.url,
    database: clickhouse.database,
    writer: { user: clickhouse.username, password: clickhouse.password },
  });
  for (const { warehouse } of [logs.one, logs.two]) await fillLog(warehouse, sample);
});
afterAll(async () => {
  await unprivileged?.close();
  await logs?.close();
});

const hostile = [
  "' OR 1 = 1 --",
  "'; DROP TABLE interaction; --",
  "\\'; SELECT 1 --",
  "\\",
  "{workspace:UInt32}",
  "') UNION ALL SELECT * FROM file('/etc/passwd', 'LineAsString') --",
  "\u0000\n\r\t\\N\\0",
  "`) /* ",
  "]",
  "',']",
  "%s",
  "日本 'x' 😀",
];

const any = z.record(z.string(), z.unknown());
const query = (sql: string) => ({ name: "try", sql, params: {}, row: any, weight: "quick" as const });

describe.each(["one", "two"] as const)("hostile text (%s)", (shape) => {
  test("in filters, traits, questions, searches and zones never leaves its place", async () => {
    const { warehouse } = logs[shape];
    const whole = await span(warehouse, wholeOf(1));
    const text = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...groupFields), async (evil, field) => {
        const none = await countAnswers(
          warehouse,
          1,
          { ...plain, metric: "interactions", filters: [{ field: "event", op: "is", values: [evil] }] },
          period,
        );
        expect(none.total.counts.n).toBe(0);
        const all = await countAnswers(
          warehouse,
          1,
          {
            ...plain,
            metric: "interactions",
            by: [`trait:${evil}`],
            filters: [
              { field: "event", op: "is_not", values: [evil, `${evil}'`] },
              { field: `trait:${evil}`, op: "is", values: [""] },
            ],
          },
          period,
        );
        expect(all.total.counts.n).toBe(120);
        expect(all.rows.map(({ group }) => group)).toEqual([{ [`trait:${evil}`]: "" }]);
        const few = await countAnswers(
          warehouse,
          1,
          {
            ...plain,
            metric: "csat",
            question: evil,
            filters: [{ field, op: "contains", values: [evil, "'"] }],
          },
          period,
        );
        expect(few.total.counts.n).toBe(0);
        const said = await recentComments(warehouse, 1, {
          ...period,
          timeZone: "UTC",
          filters: [],
          search: `${evil}'x`,
          limit: 5,
        });
        expect(said.comments).toEqual([]);
      }),
      { numRuns: 15, seed: 3, examples: hostile.map((evil) => [evil, "unit"]) },
    );
    const zone = {
      ...plain,
      metric: "interactions" as const,
      interval: "day" as const,
      timeZone: "'; DROP TABLE x",
    };
    await expect(countAnswers(warehouse, 1, zone, period)).rejects.toMatchObject({ code: "internal" });
    expect(await span(warehouse, wholeOf(1))).toEqual(whole);
  });

  test("a field that is not in the list is refused before any SQL is made", async () => {
    const { warehouse } = logs[shape];
    const by = ["identity); DROP TABLE interaction; --" as "channel"];
    await expect(countAnswers(warehouse, 1, { ...plain, metric: "nps", by }, period)).rejects.toMatchObject({
      code: "internal",
    });
  });
});

describe("the reader", () => {
  const writes = [
    "INSERT INTO message (workspace, id, block) VALUES (1, 1, 1)",
    "CREATE TABLE evil (a Int8) ENGINE = Memory",
    "DROP TABLE interaction",
    "ALTER TABLE interaction DELETE WHERE 1",
    "TRUNCATE TABLE answer",
    "SELECT 1 INTO OUTFILE '/tmp/evil'",
    "SET readonly = 0",
    "CREATE USER evil",
    "SYSTEM SHUTDOWN",
  ];
  const reaches = [
    "SELECT * FROM file('/etc/passwd', 'LineAsString')",
    "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
    "SELECT * FROM remote('127.0.0.1', system.users)",
    "SELECT * FROM executable('id', 'LineAsString', 'a String')",
    "SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
    "SELECT * FROM s3('http://127.0.0.1:1/x', 'CSV', 'a String')",
  ];

  test("cannot write, change settings that bind it, or reach outside the database", async () => {
    for (const sql of [...writes, ...reaches, "SELECT * FROM system.users", "SELECT 1 SETTINGS readonly = 0"])
      await expect(logs.one.warehouse.ask(query(sql)), sql).rejects.toMatchObject({ code: "internal" });
    expect((await span(logs.one.warehouse, wholeOf(1))).count).toBe(120);
  });

  test("writes nothing either where the company gave one user for everything", async () => {
    for (const sql of [...writes, ...reaches, "SELECT 1 SETTINGS readonly = 0"])
      await expect(unprivileged.ask(query(sql)), sql).rejects.toMatchObject({ code: "internal" });
    expect((await span(unprivileged, wholeOf(1))).count).toBe(120);
  });

  test("cannot smuggle a second statement", async () => {
    await expect(logs.one.warehouse.ask(query("SELECT 1; DROP TABLE interaction"))).rejects.toMatchObject({
      code: "internal",
    });
  });
});

describe("a question", () => {
  const endless = query("SELECT sum(sipHash64(number)) AS n FROM numbers(1000000000000)");

  test("ends in the engine as soon as its asker goes away", async () => {
    const { warehouse } = logs.one;
    const controller = new AbortController();
    const reason = new Error("the asker left");
    const asked = warehouse.ask({ ...endless, weight: "heavy" }, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 200);
    await expect(asked).rejects.toBe(reason);
    const running = async () => {
      const sql =
        "SELECT count() AS n FROM system.processes WHERE query LIKE '%1000000000000%' AND query NOT LIKE '%processes%'";
      const [row] = await warehouse.inspect({ ...query(sql), row: z.object({ n: z.coerce.number() }) });
      return row?.n;
    };
    await expect.poll(running, { timeout: 5000 }).toBe(0);
  });

  test("that was given up before it began is never sent", async () => {
    const signal = AbortSignal.abort(new Error("never mind"));
    await expect(logs.one.warehouse.ask(query("SELECT 1"), { signal })).rejects.toThrow("never mind");
  });

  test("beyond its time or memory is too heavy, and says so", async () => {
    const { clickhouse } = logs.engines;
    const tight = openWarehouse({
      url: clickhouse.url,
      database: clickhouse.database,
      writer: { user: clickhouse.username, password: clickhouse.password },
      reader: { user: clickhouse.readerUsername, password: clickhouse.readerPassword },
      limits: { quick: { seconds: 1, memoryBytes: 50_000_000 } },
    });
    try {
      await expect(tight.ask(endless)).rejects.toMatchObject({ code: "question-too-heavy" });
      const wide = query("SELECT groupArray(number) AS n FROM numbers(100000000)");
      await expect(tight.ask(wide)).rejects.toMatchObject({ code: "question-too-heavy" });
    } finally {
      await tight.close();
    }
  });

  test("to a log that is not there fails as an engine that does not answer", async () => {
    const nowhere = openWarehouse({
      url: "http://127.0.0.1:9",
      database: "vivencia",
      writer: { user: "a", password: "b" },
    });
    await expect(nowhere.ping()).rejects.toMatchObject({ code: "engine-failed" });
    await expect(span(nowhere, wholeOf(1))).rejects.toMatchObject({ code: "engine-failed" });
    await expect(nowhere.insert("message", ["id"], Buffer.alloc(8), "t")).rejects.toMatchObject({
      code: "engine-failed",
    });
    await nowhere.close();
  });

  test("whose rows are not as expected is a broken promise, not a wrong figure", async () => {
    const odd = { ...query("SELECT 'x' AS n"), row: z.object({ n: z.number() }) };
    await expect(logs.one.warehouse.ask(odd)).rejects.toMatchObject({ code: "internal" });
  });
});

describe("migrations", () => {
  test("run again, and twice at once, change nothing", async () => {
    for (const { warehouse } of [logs.one, logs.two]) {
      expect(await migrateWarehouse(warehouse)).toEqual([]);
      await Promise.all([migrateWarehouse(warehouse), migrateWarehouse(warehouse)]);
      expect((await span(warehouse, wholeOf(1))).count).toBe(120);
    }
  });

  test("two processes that start at once on an empty server make one schema", async () => {
    const { clickhouse } = logs.engines;
    const open = () =>
      openWarehouse({
        url: clickhouse.url,
        database: `${clickhouse.database}_new`,
        writer: { user: clickhouse.username, password: clickhouse.password },
      });
    const [a, b] = [open(), open()];
    try {
      await Promise.all([migrateWarehouse(a), migrateWarehouse(b)]);
      expect(await migrateWarehouse(a)).toEqual([]);
      await fillLog(a, sample);
      expect((await span(b, wholeOf(1))).count).toBe(120);
    } finally {
      await a.command(`DROP DATABASE IF EXISTS ${clickhouse.database}_new SYNC`);
      await Promise.all([a.close(), b.close()]);
    }
  });

  test("every statement may be repeated, and every table of facts is made to last", () => {
    for (const { name, sql } of readMigrations())
      for (const statement of renderMigration(sql, "vivencia", "main")) {
        expect([name, statement]).toEqual([name, expect.stringMatching(/^CREATE TABLE IF NOT EXISTS /)]);
        expect(statement).not.toMatch(/[{}]/);
        if (/ENGINE = \w*MergeTree/.test(statement)) expect(statement).toContain("fsync_after_insert = 1");
      }
  });

  test("a name that could be SQL is refused", () => {
    const writer = { user: "a", password: "b" };
    const url = "http://127.0.0.1:9";
    expect(() => openWarehouse({ url, database: "a; DROP", writer })).toThrow("may hold letters");
    expect(() => openWarehouse({ url, database: "a", writer, cluster: { name: "x'y" } })).toThrow(
      "may hold letters",
    );
  });
});
