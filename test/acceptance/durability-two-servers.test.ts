// Two servers, each with a data directory of its own, on one ClickHouse and one PostgreSQL: they count the same message once,
// hear of each other's changes, and one goes on when the other is killed.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openTestEngines, type TestEngines } from "../engines.ts";
import { until } from "../processes.ts";
import { startServer, type TestServer } from "../server.ts";
import { findLosses, Load, statusOf } from "./durability-load.ts";

const minutes = 60_000;
let engines: TestEngines;
let dirs: readonly [string, string];
let env: Record<string, string>;
let one: TestServer;
let two: TestServer;
let writeKey = "";

beforeAll(async () => {
  engines = await openTestEngines();
  const { username, password, httpPort, database } = engines.clickhouse;
  env = {
    CLICKHOUSE_URL: `http://${username}:${encodeURIComponent(password)}@127.0.0.1:${httpPort}/${database}`,
    DATABASE_URL: engines.postgres.url,
  };
  const made = () => mkdtempSync(join(tmpdir(), "vivencia-pair-"));
  dirs = [made(), made()];
  // At once, on empty stores: only one of them may make the tables and the workspace.
  [one, two] = await Promise.all([
    startServer({ dataDir: dirs[0], env }),
    startServer({ dataDir: dirs[1], env }),
  ]);
  writeKey = one.writeKey || two.writeKey;
}, 5 * minutes);

afterAll(async () => {
  await Promise.all([one?.close(), two?.close()]);
  await engines?.close();
  for (const dir of dirs ?? []) rmSync(dir, { recursive: true, force: true });
}, minutes);

async function rowsOf(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: engines.postgres.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function loadOn(server: () => TestServer | undefined, name: string): Load {
  const address = () => server()?.address;
  return new Load({ connections: 5, pauseMs: 5, writeKey, address, random: Math.random, name });
}

async function drained(...servers: readonly TestServer[]): Promise<void> {
  for (const server of servers)
    await until(
      "all is in the log",
      async () => (await statusOf(server)).journal.bytesWaiting === 0,
      2 * minutes,
    );
}

async function track(server: TestServer, key: string, event: string): Promise<number> {
  const sent = await fetch(`${server.address}/v1/track`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ userId: "ana", event, timestamp: "2026-03-01T10:00:00Z" }),
  });
  await sent.arrayBuffer();
  return sent.status;
}

describe("two servers on one pair of engines", { timeout: 4 * minutes }, () => {
  it("make the tables and the workspace once, however they start", async () => {
    expect(await rowsOf("SELECT name FROM workspace")).toHaveLength(1);
    const migrations = await rowsOf("SELECT name FROM migration");
    expect(new Set(migrations.map((row) => JSON.stringify(row))).size).toBe(migrations.length);
    expect([one.writeKey, two.writeKey].filter((key) => key !== "")).toHaveLength(1);
  });

  it("count a message once that was sent to both", async () => {
    // The same name gives the same ids: each message goes to both, in their own order and time.
    const loads = [loadOn(() => one, "same"), loadOn(() => two, "same")];
    for (const load of loads) load.start();
    await until("both have some", () => loads.every((load) => load.acknowledged.size > 2_000), 2 * minutes);
    for (const load of loads) await load.stop();
    await drained(one, two);
    expect(await findLosses(one, loads)).toEqual([]);
    const status = await statusOf(two);
    expect(status.reconciles).toBe(true);
    expect(status.counts.duplicates).toBeGreaterThan(1_000);
  });

  it("both refuse a key soon after it was ended at one", async () => {
    const made = await one.call("POST", "/api/v1/keys", { kind: "write", name: "short-lived" });
    const { id, key } = z.object({ id: z.string(), key: z.string() }).parse(made);
    expect(await track(one, key, "Before")).toBe(200);
    expect(await track(two, key, "Before")).toBe(200);
    await one.call("DELETE", `/api/v1/keys/${id}`);
    expect(await track(one, key, "After")).toBe(401);
    // Far sooner than the minute for which a key is remembered.
    await until("the other refuses it too", async () => (await track(two, key, "After")) === 401, 10_000);
  });

  it("place by a touchpoint that was added at the other", async () => {
    await one.call("PUT", "/api/v1/touchpoints/fitting_room", {
      key: "fitting_room",
      names: { es: "Probador", en: "Fitting room" },
      channel: "store",
      stage: "purchase",
      rule: { field: "event", op: "is", values: ["Fitting Room Entered"] },
      position: 1,
    });
    const placed = async () => {
      expect(await track(two, writeKey, "Fitting Room Entered")).toBe(200);
      await drained(two);
      const asked = await two.call("POST", "/api/v1/ask", {
        metric: "interactions",
        from: "2026-03-01",
        to: "2026-03-02",
        by: ["touchpoint"],
      });
      return JSON.stringify(asked).includes("fitting_room");
    };
    await until("the other places by it", placed, 20_000);
  });

  it("go on without the one that is killed, and it brings what its journal holds, once", async () => {
    let dead = false;
    const loads = [
      loadOn(() => (dead ? undefined : one), "pair"),
      loadOn(() => two, "pair"),
      loadOn(() => two, "alone"),
    ];
    for (const load of loads) load.start();
    await until("all have some", () => loads.every((load) => load.acknowledged.size > 500), 2 * minutes);
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 700));
      dead = true;
      await one.kill();
      const before = loads[2]?.acknowledged.size ?? 0;
      await until("the other goes on", () => (loads[2]?.acknowledged.size ?? 0) > before + 300, 2 * minutes);
      one = await startServer({ dataDir: dirs[0], env });
      dead = false;
    }
    for (const load of loads) await load.stop();
    await drained(one, two);
    expect(await findLosses(two, loads)).toEqual([]);
    expect((await statusOf(two)).reconciles).toBe(true);
  });
});
