// Keeping an engine running, tried on real engines that are killed, stopped in their tracks and made to fail.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { processesOf, until } from "../../test/processes.ts";
import { AppError } from "../errors.ts";
import { startClickHouse } from "./clickhouse-server.ts";
import { startPostgres } from "./postgres-server.ts";
import type { ClickHouseEndpoint, PostgresEndpoint } from "./running-engine.ts";
import { type EngineState, type SupervisionOptions, supervise } from "./supervisor.ts";

// Real processes on a busy machine take their time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const dir = mkdtempSync(join(tmpdir(), "vivencia-supervisor-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function watchClickHouse(dataDir: string, options: SupervisionOptions = {}) {
  return supervise<ClickHouseEndpoint>(
    (previous, signal) => startClickHouse({ dataDir, previous, signal }),
    options,
  );
}

function watchPostgres(dataDir: string, options: SupervisionOptions = {}) {
  return supervise<PostgresEndpoint>(
    (previous, signal) => startPostgres({ dataDir, previous, signal }),
    options,
  );
}

async function answersOne(endpoint: ClickHouseEndpoint): Promise<boolean> {
  try {
    const answer = await fetch(`${endpoint.url}/?query=SELECT+1`, {
      headers: {
        "X-ClickHouse-User": "vivencia",
        "X-ClickHouse-Key": endpoint.password,
        connection: "close",
      },
    });
    return answer.ok;
  } catch {
    return false;
  }
}

test("a killed ClickHouse is back at the same address with the same passwords, and says so", async () => {
  const states: EngineState[] = [];
  const lines: string[] = [];
  const dataDir = join(dir, "killed");
  const engine = watchClickHouse(dataDir, {
    onState: (state) => states.push(state),
    log: (line) => lines.push(line),
  });
  expect(engine.state()).toBe("starting");
  expect(() => engine.endpoint()).toThrow(/not answered yet/);
  const endpoint = await engine.ready;
  for (let round = 1; round <= 3; round++) {
    const pid = engine.pid();
    process.kill(pid ?? 0, "SIGKILL");
    await until("it is ready again", () => engine.restarts() === round && engine.state() === "ready");
    expect(engine.pid()).not.toBe(pid);
    expect(engine.endpoint()).toEqual(endpoint);
    expect(await answersOne(endpoint)).toBe(true);
  }
  await engine.stop(1_000);
  expect(states).toEqual(["ready", "down", "ready", "down", "ready", "down", "ready", "stopped"]);
  expect(lines[0]).toContain("ClickHouse ended with SIGKILL");
  expect(await answersOne(endpoint)).toBe(false);
  expect(processesOf(dataDir)).toEqual([]);
});

test("a client that keeps trying finds a killed PostgreSQL again, with all that was committed", async () => {
  const dataDir = join(dir, "postgres");
  const engine = watchPostgres(dataDir);
  const { url } = await engine.ready;
  const insert = async () => {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("CREATE TABLE IF NOT EXISTS t (a int)");
      await client.query("INSERT INTO t VALUES (1)");
      return (await client.query<{ n: number }>("SELECT count(*)::int AS n FROM t")).rows[0]?.n;
    } catch {
      return undefined;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  expect(await insert()).toBe(1);
  process.kill(engine.pid() ?? 0, "SIGKILL");
  await until("it answers at the old address", async () => (await insert()) === 2);
  await engine.stop();
  expect(processesOf(dataDir)).toEqual([]);
});

test("an engine that lives but no longer answers is ended and started again", async () => {
  const dataDir = join(dir, "frozen");
  const lines: string[] = [];
  const engine = watchClickHouse(dataDir, {
    checkEveryMs: 100,
    checkTimeoutMs: 300,
    missedChecksMax: 2,
    log: (line) => lines.push(line),
  });
  const endpoint = await engine.ready;
  process.kill(engine.pid() ?? 0, "SIGSTOP");
  await until("it was started again", () => engine.restarts() === 1);
  expect(lines.join("\n")).toMatch(/did not answer \(1 of 2\)[\s\S]*no longer answered and was ended/);
  expect(await answersOne(endpoint)).toBe(true);
  await engine.stop(1_000);
});

test("a first start that fails is told at once and leaves the watch stopped", async () => {
  let starts = 0;
  const engine = supervise<PostgresEndpoint>(async () => {
    starts += 1;
    throw new AppError("engine-missing", "There is no engine here.");
  });
  await expect(engine.ready).rejects.toMatchObject({ code: "engine-missing" });
  await until("it is stopped", () => engine.state() === "stopped");
  expect(engine.reason()).toBe("There is no engine here.");
  expect(starts).toBe(1);
  await engine.stop();
});

test("a restart that fails is tried again, later and later, until it succeeds", async () => {
  const starts: number[] = [];
  const reasons: (string | undefined)[] = [];
  const engine = supervise<PostgresEndpoint>(
    (previous, signal) => {
      starts.push(Date.now());
      if (starts.length === 2 || starts.length === 3)
        throw new AppError("engine-failed", `Try ${starts.length} failed.`);
      return startPostgres({ dataDir: join(dir, "again"), previous, signal });
    },
    { onState: (_, reason) => reasons.push(reason) },
  );
  await engine.ready;
  process.kill(engine.pid() ?? 0, "SIGKILL");
  await until("the fourth start succeeds", () => starts.length === 4 && engine.state() === "ready");
  const [, second = 0, third = 0, fourth = 0] = starts;
  expect(third - second).toBeGreaterThanOrEqual(195);
  expect(fourth - third).toBeGreaterThanOrEqual(995);
  expect(reasons).toEqual([
    undefined,
    "PostgreSQL ended with SIGKILL.",
    "Try 2 failed.",
    "Try 3 failed.",
    undefined,
  ]);
  await engine.stop();
});

test("stopping while it is starting leaves no process", async () => {
  const dataDir = join(dir, "hasty");
  const engine = watchClickHouse(dataDir);
  await until("the process is there", () => processesOf(dataDir).length > 0);
  await engine.stop();
  expect(engine.state()).toBe("stopped");
  await expect(engine.ready).rejects.toMatchObject({ code: "not-ready" });
  expect(processesOf(dataDir)).toEqual([]);
});

test("stopping while it is down starts nothing more", async () => {
  const dataDir = join(dir, "down");
  const engine = watchClickHouse(dataDir);
  await engine.ready;
  process.kill(engine.pid() ?? 0, "SIGKILL");
  await until("it is down", () => engine.state() === "down");
  await engine.stop();
  expect(engine.state()).toBe("stopped");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(processesOf(dataDir)).toEqual([]);
});
