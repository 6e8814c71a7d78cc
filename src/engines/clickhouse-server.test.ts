// The embedded ClickHouse as its clients meet it: real processes, real files.

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openTestCluster } from "../../test/engines.ts";
import { processesOf, until } from "../../test/processes.ts";
import { startClickHouse } from "./clickhouse-server.ts";
import type { ClickHouseEndpoint, RunningEngine } from "./running-engine.ts";

// Real processes on a busy machine take their time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const dir = mkdtempSync(join(tmpdir(), "vivencia-clickhouse-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What the server answers to one statement: the text, or the error's text. */
async function ask(
  endpoint: ClickHouseEndpoint,
  sql: string,
  user: "vivencia" | "reader" | "default" | "stranger" = "vivencia",
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const passwords = {
    vivencia: endpoint.password,
    reader: endpoint.readerPassword,
    default: "",
    stranger: "guess",
  };
  const answer = await fetch(`${endpoint.url}/?${new URLSearchParams(settings)}`, {
    method: "POST",
    body: sql,
    headers: {
      "X-ClickHouse-User": user === "stranger" ? "vivencia" : user,
      "X-ClickHouse-Key": passwords[user],
      connection: "close",
    },
  });
  return (await answer.text()).trim();
}

describe("one server", () => {
  const secretPath = join(dir, "secret.txt");
  let engine: RunningEngine<ClickHouseEndpoint>;
  beforeAll(async () => {
    writeFileSync(secretPath, "not for the engine");
    engine = await startClickHouse({
      dataDir: join(dir, "one"),
      readerDatabases: ["vivencia"],
      readerSecondsMax: 20,
    });
    await ask(engine.endpoint, "CREATE DATABASE vivencia");
    await ask(engine.endpoint, "CREATE DATABASE other");
    for (const database of ["vivencia", "other"]) {
      await ask(engine.endpoint, `CREATE TABLE ${database}.t (a UInt64) ENGINE = MergeTree ORDER BY a`);
      await ask(engine.endpoint, `INSERT INTO ${database}.t VALUES (1), (2), (3)`);
    }
  });
  afterAll(() => engine.stop(1_000));

  test("answers SQL, in UTC", async () => {
    expect(await ask(engine.endpoint, "SELECT sum(a), timezone() FROM vivencia.t")).toBe("6\tUTC");
  });

  test("changes and merges rows with its small pools", async () => {
    await ask(engine.endpoint, "CREATE TABLE vivencia.m (a UInt64) ENGINE = MergeTree ORDER BY a");
    for (const value of [1, 2, 3, 4]) await ask(engine.endpoint, `INSERT INTO vivencia.m VALUES (${value})`);
    expect(
      await ask(engine.endpoint, "ALTER TABLE vivencia.m DELETE WHERE a > 2 SETTINGS mutations_sync = 2"),
    ).toBe("");
    expect(await ask(engine.endpoint, "OPTIMIZE TABLE vivencia.m FINAL")).toBe("");
    expect(await ask(engine.endpoint, "SELECT groupArray(a) FROM vivencia.m")).toBe("[1,2]");
  });

  test("refuses a wrong password", async () => {
    expect(await ask(engine.endpoint, "SELECT 1", "stranger")).toContain("AUTHENTICATION_FAILED");
  });

  test("lets nobody in without a password, not even to stop the listeners", async () => {
    for (const sql of ["SELECT 1", "SELECT file('/etc/hostname')", "SYSTEM STOP LISTEN HTTP"])
      expect(await ask(engine.endpoint, sql, "default")).toContain("USER_SESSION_LIMIT_EXCEEDED");
    expect(await ask(engine.endpoint, "SELECT 1")).toBe("1");
  });

  test("the reader reads the databases named for it", async () => {
    expect(await ask(engine.endpoint, "SELECT count() FROM vivencia.t", "reader")).toBe("3");
    expect(await ask(engine.endpoint, "SELECT count() FROM other.t", "reader")).toContain("ACCESS_DENIED");
    expect(await ask(engine.endpoint, "SELECT name FROM system.databases", "reader")).toBe("vivencia");
    for (const table of ["system.users", "system.processes", "system.parts"])
      expect(await ask(engine.endpoint, `SELECT count() FROM ${table}`, "reader")).toContain("ACCESS_DENIED");
  });

  test.each([
    "INSERT INTO vivencia.t VALUES (9)",
    "ALTER TABLE vivencia.t DELETE WHERE 1",
    "TRUNCATE TABLE vivencia.t",
    "DROP TABLE vivencia.t",
    "CREATE DATABASE vivencia_mine",
    "CREATE TEMPORARY TABLE x (a Int8)",
    "CREATE USER x",
    "SYSTEM STOP LISTEN HTTP",
    "KILL QUERY WHERE 1",
  ])("the reader cannot change anything: %s", async (sql) => {
    expect(await ask(engine.endpoint, sql, "reader")).toMatch(/ACCESS_DENIED|READONLY/);
    expect(await ask(engine.endpoint, "SELECT count() FROM vivencia.t")).toBe("3");
  });

  test.each([
    "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
    "SELECT * FROM s3('http://127.0.0.1:1/bucket/x', 'LineAsString')",
    "SELECT * FROM remote('127.0.0.1:1', 'system.one')",
    "SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
    "SELECT * FROM postgresql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
    "SELECT * FROM executable('x', 'LineAsString', 'a String')",
    "SELECT * FROM file('/etc/hostname', 'LineAsString')",
  ])("the reader reaches neither files nor hosts by table functions: %s", async (sql) => {
    expect(await ask(engine.endpoint, sql, "reader")).toContain("ACCESS_DENIED");
  });

  test.runIf(process.platform === "linux")("nobody reads files of the machine through it", async () => {
    for (const user of ["reader", "vivencia"] as const)
      for (const path of [
        secretPath,
        "/etc/passwd",
        `/proc/${process.pid}/environ`,
        "/proc/self/root/etc/passwd",
      ]) {
        const answer = await ask(engine.endpoint, `SELECT file('${path}')`, user);
        expect(answer).toContain("Permission denied");
      }
    const written = await ask(
      engine.endpoint,
      `INSERT INTO FUNCTION file('${secretPath}', 'CSV', 'a Int8') VALUES (1)`,
    );
    expect(written).toMatch(/Permission denied|CANNOT_OPEN_FILE/);
    expect(readFileSync(secretPath, "utf8")).toBe("not for the engine");
  });

  test("the reader may lower its limits and choose how answers are written, never raise a limit", async () => {
    const seconds = (value: string) =>
      ask(engine.endpoint, "SELECT getSetting('max_execution_time')", "reader", {
        max_execution_time: value,
      });
    expect(await ask(engine.endpoint, "SELECT getSetting('max_execution_time')", "reader")).toBe("20");
    expect(await seconds("5")).toBe("5");
    expect(await seconds("21")).toContain("SETTING_CONSTRAINT_VIOLATION");
    expect(await seconds("0")).toContain("SETTING_CONSTRAINT_VIOLATION");
    const chosen = {
      enable_http_compression: "1",
      session_timezone: "Europe/Madrid",
      wait_end_of_query: "1",
    };
    expect(await ask(engine.endpoint, "SELECT timezone()", "reader", chosen)).toBe("Europe/Madrid");
    expect(await ask(engine.endpoint, "SELECT 1", "reader", { readonly: "0" })).toContain("READONLY");
  });

  test("a question beyond its memory is refused and the server goes on", async () => {
    const heavy = "SELECT length(groupArray(number)) FROM numbers(50000000)";
    expect(await ask(engine.endpoint, heavy, "reader", { max_memory_usage: "50000000" })).toContain(
      "MEMORY_LIMIT_EXCEEDED",
    );
    expect(await ask(engine.endpoint, "SELECT 1", "reader")).toBe("1");
  });

  test("a question whose asker has gone is ended", async () => {
    const gone = new AbortController();
    const asked = fetch(`${engine.endpoint.url}/?max_threads=1`, {
      method: "POST",
      body: "SELECT count() FROM numbers(100000000000) WHERE sipHash64(number) = 1",
      headers: { "X-ClickHouse-User": "reader", "X-ClickHouse-Key": engine.endpoint.readerPassword },
      signal: gone.signal,
    }).catch(() => undefined);
    const running = async () =>
      (await ask(engine.endpoint, "SELECT count() FROM system.processes WHERE user = 'reader'")) !== "0";
    await until("the question runs", running);
    gone.abort();
    await asked;
    await until("the question has ended", async () => !(await running()), 8_000);
  });

  test("keeps its passwords to the owner of the files", () => {
    for (const file of ["users.xml", "config.xml", "launch.json", "process.json"])
      expect(statSync(join(dir, "one", "run", file)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dir, "one", "run", "users.xml"), "utf8")).not.toContain(
      engine.endpoint.password,
    );
    expect(processesOf(join(dir, "one")).join()).not.toContain(engine.endpoint.password);
  });

  test("a second server on its data is refused, with the process to stop", async () => {
    await expect(startClickHouse({ dataDir: join(dir, "one") })).rejects.toMatchObject({
      code: "data-dir-in-use",
      message: expect.stringContaining(`process ${engine.pid}`),
    });
    expect(await ask(engine.endpoint, "SELECT 1")).toBe("1");
  });
});

test("data are there again after a stop and after a kill", async () => {
  const dataDir = join(dir, "restarted");
  const first = await startClickHouse({ dataDir });
  await ask(first.endpoint, "CREATE DATABASE vivencia");
  await ask(first.endpoint, "CREATE TABLE vivencia.t (a UInt64) ENGINE = MergeTree ORDER BY a");
  await ask(first.endpoint, "INSERT INTO vivencia.t SELECT number FROM numbers(1000)");
  await first.stop(1_000);
  const second = await startClickHouse({ dataDir, previous: first.endpoint });
  expect(second.endpoint).toEqual(first.endpoint);
  await ask(second.endpoint, "INSERT INTO vivencia.t SELECT number FROM numbers(10)");
  await second.kill();
  expect(await second.exited).toMatchObject({ signal: "SIGKILL" });
  const third = await startClickHouse({ dataDir });
  expect(third.endpoint.password).not.toBe(first.endpoint.password);
  expect(await ask(third.endpoint, "SELECT count() FROM vivencia.t")).toBe("1010");
  await third.stop(1_000);
  expect(processesOf(dataDir)).toEqual([]);
});

test("a start that cannot succeed says why, with the engine's own words, and leaves no process", async () => {
  const taken = createServer((_, answer) => answer.writeHead(404).end());
  const httpPort = await new Promise<number>((resolve) =>
    taken.listen(0, "127.0.0.1", () => {
      const address = taken.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    }),
  );
  const dataDir = join(dir, "refused");
  await expect(startClickHouse({ dataDir, httpPort, startTimeoutMs: 20_000 })).rejects.toMatchObject({
    code: "engine-failed",
    message: expect.stringMatching(/ClickHouse could not start[\s\S]*clickhouse-console\.log[\s\S]*in use/),
  });
  expect(processesOf(dataDir)).toEqual([]);
  await new Promise((resolve) => taken.close(resolve));
});

test("two servers are a real two-shard cluster", async () => {
  const { cluster, database, shards, close } = await openTestCluster();
  try {
    for (const shard of shards) {
      await ask(
        shard,
        `CREATE TABLE ${database}.x_local (customer UInt64) ENGINE = MergeTree ORDER BY customer`,
      );
      const engine = `Distributed(${cluster}, ${database}, x_local, sipHash64(customer))`;
      await ask(shard, `CREATE TABLE ${database}.x AS ${database}.x_local ENGINE = ${engine}`);
    }
    const foreground = { distributed_foreground_insert: "1" };
    expect(
      await ask(
        shards[0],
        `INSERT INTO ${database}.x SELECT number FROM numbers(1000)`,
        "vivencia",
        foreground,
      ),
    ).toBe("");
    const counts = await Promise.all(
      shards.map((shard) => ask(shard, `SELECT count() FROM ${database}.x_local`)),
    );
    expect(counts.map(Number).reduce((sum, count) => sum + count)).toBe(1_000);
    for (const count of counts) expect(Number(count)).toBeGreaterThan(400);
    for (const shard of shards)
      for (const user of ["vivencia", "reader"] as const)
        expect(await ask(shard, `SELECT count(), sum(customer) FROM ${database}.x`, user)).toBe(
          "1000\t499500",
        );
  } finally {
    await close();
  }
});
