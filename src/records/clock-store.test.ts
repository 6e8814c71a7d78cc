import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestEngines, type TestEngines } from "../../test/engines.ts";
import { claimRound } from "./clock-store.ts";
import { type Database, openDatabase } from "./database.ts";
import { migrateRecords } from "./migrate.ts";

let engines: TestEngines;
let servers: readonly Database[];

beforeAll(async () => {
  engines = await openTestEngines();
  servers = Array.from({ length: 3 }, () => openDatabase({ url: engines.postgres.url, max: 2 }));
  await Promise.all(servers.map((database) => migrateRecords(database)));
});

afterAll(async () => {
  await Promise.all(servers.map((database) => database.close()));
  await engines.close();
});

async function claimAll(task: string, everyMs: number): Promise<number> {
  const claims = await Promise.all(servers.map((database) => claimRound(database, task, everyMs)));
  return claims.filter((claimed) => claimed).length;
}

it("gives each round to one of several servers, also one after the other, and the next round anew", async () => {
  expect(await claimAll("tidy", 60_000)).toBe(1);
  expect(await claimAll("tidy", 60_000)).toBe(0);
  expect(await claimAll("other", 60_000)).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await claimAll("tidy", 200)).toBe(1);
});
