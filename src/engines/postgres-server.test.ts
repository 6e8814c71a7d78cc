// The embedded PostgreSQL as its clients meet it: real processes, real files.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { processesOf, runScript, until } from "../../test/processes.ts";
import { startPostgres } from "./postgres-server.ts";
import type { PostgresEndpoint, RunningEngine } from "./running-engine.ts";

// Real processes on a busy machine take their time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const dir = mkdtempSync(join(tmpdir(), "vivencia-postgres-"));
chmodSync(dir, 0o755);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;

/** The rows of one statement. */
async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    return result.rows;
  } finally {
    await client.end();
  }
}

function withPassword(url: string, password: string): string {
  const changed = new URL(url);
  changed.password = password;
  return changed.href;
}

describe("one server", () => {
  const dataDir = join(dir, "one");
  let engine: RunningEngine<PostgresEndpoint>;
  beforeAll(async () => {
    engine = await startPostgres({ dataDir });
  });
  afterAll(() => engine.stop());

  test("is PostgreSQL 18 with checksums, UTF-8, fsync and a locale that no machine changes", async () => {
    const [row] = await ask(
      engine.endpoint.url,
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('data_checksums') AS checksums,
         current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('TimeZone') AS zone,
         pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale, lower('ÁÑ') AS lower
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({
      major: 18,
      checksums: "on",
      fsync: "on",
      commit: "on",
      zone: "UTC",
      encoding: "UTF8",
      provider: "b",
      locale: "C.UTF-8",
      lower: "áñ",
    });
  });

  test("offers what Spanish text needs to the role that is no superuser", async () => {
    const { url } = engine.endpoint;
    await ask(url, "CREATE EXTENSION unaccent");
    await ask(url, "CREATE EXTENSION pg_trgm");
    const [row] = await ask(
      url,
      "SELECT unaccent('Camión') AS plain, to_tsvector('spanish', 'clientes')::text AS words",
    );
    expect(row).toEqual({ plain: "Camion", words: "'client':1" });
  });

  test("accepts nobody without the password", async () => {
    for (const url of [engine.endpoint.url, engine.endpoint.superuserUrl])
      for (const password of ["", "wrong"])
        await expect(ask(withPassword(url, password), "SELECT 1")).rejects.toThrow(/password/i);
  });

  test("the product's role reaches neither files nor programs", async () => {
    for (const sql of [
      "COPY (SELECT 1) TO '/tmp/vivencia-never'",
      "COPY (SELECT 1) TO PROGRAM 'cat'",
      "SELECT pg_read_file('/etc/passwd')",
      "CREATE ROLE other SUPERUSER",
    ])
      await expect(ask(engine.endpoint.url, sql)).rejects.toThrow(/permission denied/);
  });

  test("keeps its passwords to the owner of the files", () => {
    expect(statSync(join(dataDir, "passwords.json")).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, "cluster")).mode & 0o777).toBe(0o700);
    const seen = processesOf(dataDir).join();
    expect(seen).toContain("postgres");
    expect(seen).not.toContain(engine.endpoint.password);
  });

  test.runIf(isRoot && process.platform === "linux")("never runs as root", () => {
    expect(readFileSync(`/proc/${engine.pid}/status`, "utf8")).toMatch(/^Uid:\s+65534\s+65534\s+65534/m);
    expect(readFileSync(`/proc/${engine.pid}/status`, "utf8")).toMatch(/^CapEff:\s+0+$/m);
  });

  test("a server without a free connection still counts as alive", async () => {
    const clients: Client[] = [];
    // Connections of the tests before may still be closing: fill up until none is left.
    const connectOne = async () => {
      const client = new Client({ connectionString: engine.endpoint.url });
      client.on("error", () => undefined);
      await client.connect();
      clients.push(client);
    };
    try {
      await expect(
        (async () => {
          for (let round = 0; round < 100; round++) await connectOne();
        })(),
      ).rejects.toThrow(/reserved|too many/);
      expect(clients.length).toBeGreaterThan(50);
      await expect(ask(engine.endpoint.url, "SELECT 1")).rejects.toThrow(/reserved|too many/);
      await engine.check(2_000);
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  });

  test("a second server on its data is refused, with the process to stop", async () => {
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({
      code: "data-dir-in-use",
      message: expect.stringContaining(`process ${engine.pid}`),
    });
    expect(await ask(engine.endpoint.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("starting again", () => {
  test("data and passwords are there again after a stop and after a kill, at the same port", async () => {
    const dataDir = join(dir, "restarted");
    const first = await startPostgres({ dataDir });
    await ask(first.endpoint.url, "CREATE TABLE t AS SELECT generate_series(1, 1000) AS a");
    await first.stop();
    expect(processesOf(dataDir)).toEqual([]);
    const second = await startPostgres({ dataDir, previous: first.endpoint });
    expect(second.endpoint).toEqual(first.endpoint);
    const busy = ask(second.endpoint.url, "SELECT pg_sleep(60)").catch(() => undefined);
    await ask(second.endpoint.url, "INSERT INTO t SELECT generate_series(1, 10)");
    await second.kill();
    const third = await startPostgres({ dataDir, previous: second.endpoint });
    expect(await ask(third.endpoint.url, "SELECT count(*)::int AS n FROM t")).toEqual([{ n: 1010 }]);
    await busy;
    await third.stop();
  });

  test("a postmaster.pid that names another living process does not keep it from starting", async () => {
    const dataDir = join(dir, "stale");
    const first = await startPostgres({ dataDir });
    const pidFile = join(dataDir, "cluster", "postmaster.pid");
    const text = readFileSync(pidFile, "utf8");
    await first.stop();
    writeFileSync(pidFile, text.replace(/^\d+/, String(process.pid)));
    const second = await startPostgres({ dataDir });
    expect(await ask(second.endpoint.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await second.stop();
  });

  test.runIf(process.platform === "linux")(
    "a killed server that nobody has buried yet does not keep the next from starting",
    async () => {
      const dataDir = join(dir, "unburied");
      const first = await startPostgres({ dataDir });
      const pidFile = join(dataDir, "cluster", "postmaster.pid");
      const text = readFileSync(pidFile, "utf8");
      await first.kill();
      // A shell that turns into another program never waits for the child it had.
      const asServer = isRoot ? { uid: 65534, gid: 65534 } : {};
      const neglectful = spawn("/bin/sh", ["-c", 'sleep 0 & echo "$!"; exec sleep 60'], {
        ...asServer,
        stdio: ["ignore", "pipe", "ignore"],
      });
      const [said]: unknown[] = await once(neglectful.stdout, "data");
      const pid = Number(String(said));
      const state = () => readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[2];
      await until("the child is a zombie", () => state() === "Z");
      writeFileSync(pidFile, text.replace(/^\d+/, String(pid)));
      const second = await startPostgres({ dataDir });
      expect(await ask(second.endpoint.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      expect(state()).toBe("Z");
      await second.stop();
      neglectful.kill("SIGKILL");
    },
  );

  test("a lost password file is made anew and opens the old data", async () => {
    const dataDir = join(dir, "lost");
    const first = await startPostgres({ dataDir });
    await ask(first.endpoint.url, "CREATE TABLE kept (a int)");
    await first.stop();
    rmSync(join(dataDir, "passwords.json"));
    const second = await startPostgres({ dataDir });
    expect(second.endpoint.password).not.toBe(first.endpoint.password);
    expect(await ask(second.endpoint.url, "SELECT * FROM kept")).toEqual([]);
    await second.stop();
  });

  test("a data directory half made by a killed first start is made anew", async () => {
    const dataDir = join(dir, "half");
    mkdirSync(join(dataDir, "cluster.new", "base"), { recursive: true });
    writeFileSync(join(dataDir, "cluster.new", "PG_VERSION"), "18\n");
    const engine = await startPostgres({ dataDir });
    expect(await ask(engine.endpoint.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await engine.stop();
  });

  test("data of another PostgreSQL version are refused in words and left as they are", async () => {
    const dataDir = join(dir, "older");
    mkdirSync(join(dataDir, "cluster"), { recursive: true, mode: 0o700 });
    writeFileSync(join(dataDir, "cluster", "PG_VERSION"), "16\n");
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({
      code: "engine-failed",
      message: expect.stringMatching(/PostgreSQL 16.*PostgreSQL 18/),
    });
    expect(readFileSync(join(dataDir, "cluster", "PG_VERSION"), "utf8")).toBe("16\n");
  });

  test("a start that fails says why, with the engine's own words", async () => {
    const dataDir = join(dir, "broken");
    const engine = await startPostgres({ dataDir });
    await engine.stop();
    renameSync(join(dataDir, "cluster", "global", "pg_control"), join(dataDir, "pg_control"));
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({
      code: "engine-failed",
      message: expect.stringMatching(/postgres\.log[\s\S]*could not find the database system/),
    });
    expect(processesOf(dataDir)).toEqual([]);
  });
});

test.runIf(isRoot && process.platform === "linux")(
  "as root it works below a directory closed to others",
  async () => {
    const closed = join(dir, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const engine = await startPostgres({ dataDir: join(closed, "data") });
    expect(await ask(engine.endpoint.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    const status = readFileSync(`/proc/${engine.pid}/status`, "utf8");
    expect(status).toMatch(/^Uid:\s+65534/m);
    // Only the right to pass and to read: bit 2, CAP_DAC_READ_SEARCH.
    expect(status).toMatch(/^CapEff:\s+0+4$/m);
    await engine.stop();
  },
);

test.runIf(isRoot && process.platform === "linux")("an ordinary user can start it too", async () => {
  const home = join(dir, "ordinary");
  mkdirSync(home);
  execFileSync("chown", ["65534", home]);
  const { child, firstLine } = await runScript("engine-parent.ts", [join(home, "data")], {
    uid: 65534,
    gid: 65534,
  });
  const { postgres, postgresUrl } = JSON.parse(firstLine);
  expect(await ask(postgresUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(readFileSync(`/proc/${postgres}/status`, "utf8")).toMatch(/^Uid:\s+65534/m);
  child.kill("SIGKILL");
  await until("all engines have ended", () => processesOf(home).length === 0);
});
