// A second order of interactions that a power cut left incomplete is noticed, read around and made again.

import { mkdtempSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startClickHouse } from "../../src/engines/clickhouse-server.ts";
import { countAnswers } from "../../src/warehouse/count-answers.ts";
import { migrateWarehouse } from "../../src/warehouse/migrate.ts";
import { repairProjections } from "../../src/warehouse/repair-projections.ts";
import { openWarehouse, type Warehouse } from "../../src/warehouse/warehouse.ts";
import { fillLog } from "./fill-log.ts";
import { randomLog } from "./sample-log.ts";

const dir = mkdtempSync(join(tmpdir(), "vivencia-projection-"));
let engine: Awaited<ReturnType<typeof startClickHouse>>;
let warehouse: Warehouse;

async function start(): Promise<void> {
  engine = await startClickHouse({ dataDir: dir, previous: engine?.endpoint });
  const { url, username, password } = engine.endpoint;
  warehouse = openWarehouse({ url, database: "vivencia", writer: { user: username, password } });
}

beforeAll(start);
afterAll(async () => {
  await warehouse?.close();
  await engine?.kill();
  rmSync(dir, { recursive: true, force: true });
});

const question = {
  metric: "interactions",
  by: ["kind"],
  interval: "month",
  filters: [],
  weighted: true,
  limit: 100,
  question: undefined,
  timeZone: "UTC",
} as const;
const year = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };
const count = () => countAnswers(warehouse, 1, { ...question, by: [...question.by], filters: [] }, year);

async function brokenNow(): Promise<number> {
  const [row] = await warehouse.inspect({
    name: "broken",
    sql: "SELECT count() AS n FROM system.projection_parts WHERE active AND is_broken",
    params: {},
    row: z.object({ n: z.coerce.number() }),
    weight: "quick",
  });
  return row?.n ?? -1;
}

test("figures stay right while it is incomplete, and it is made again", async () => {
  await migrateWarehouse(warehouse);
  await warehouse.command("SYSTEM STOP MERGES");
  await fillLog(warehouse, randomLog(41, 300));
  const before = await count();
  expect(before.total.counts.n).toBe(300);
  await warehouse.close();
  await engine.kill();

  const torn = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((path) =>
    /by_kind\.proj\/data\.bin$/.test(path),
  );
  expect(torn.length).toBeGreaterThan(0);
  for (const path of torn) truncateSync(join(dir, path), 0);

  await start();
  expect(await brokenNow()).toBeGreaterThan(0);
  expect(await count()).toEqual(before);
  expect((await repairProjections(warehouse)).length).toBeGreaterThan(0);
  await expect.poll(brokenNow, { timeout: 10_000 }).toBe(0);
  expect(await repairProjections(warehouse)).toEqual([]);
  expect(await count()).toEqual(before);
  await repairProjections(warehouse, { all: true });
  expect(await count()).toEqual(before);
});
