// Starts one ClickHouse and one PostgreSQL for the whole test run, in a directory that is removed afterwards.
// Test files reach them through `openTestEngines` in engines.ts.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startClickHouse } from "../src/engines/clickhouse-server.ts";
import { startPostgres } from "../src/engines/postgres-server.ts";
import type { ClickHouseEndpoint, PostgresEndpoint } from "../src/engines/running-engine.ts";

declare module "vitest" {
  export interface ProvidedContext {
    clickhouse: ClickHouseEndpoint;
    postgres: PostgresEndpoint;
  }
}

/** Called by vitest once before all tests; what it returns is called after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "vivencia-test-"));
  const starting = [
    startClickHouse({ dataDir: join(dir, "clickhouse"), readerDatabases: ["vivencia*"] }),
    startPostgres({ dataDir: join(dir, "postgres") }),
  ] as const;
  const stop = async () => {
    for (const start of await Promise.allSettled(starting))
      if (start.status === "fulfilled") await start.value.stop(2_000);
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    project.provide("clickhouse", (await starting[0]).endpoint);
    project.provide("postgres", (await starting[1]).endpoint);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
