// Real engines for tests: a ClickHouse database and a PostgreSQL database of its own for each test file, on the one pair
// of servers of the run; and, for those who need it, a real two-shard cluster.
// Invariant: what one test file does in its databases no other file sees.

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@clickhouse/client";
import pg from "pg";
import { inject } from "vitest";
import { startClickHouse } from "../src/engines/clickhouse-server.ts";
import { findFreePort } from "../src/engines/free-port.ts";
import type { ClickHouseEndpoint } from "../src/engines/running-engine.ts";

/** One test file's databases. */
export interface TestEngines {
  /** `database` exists and is empty; the reader may read it. */
  readonly clickhouse: ClickHouseEndpoint & { readonly database: string };
  /** The role owns `database`, which is empty, and may create extensions such as unaccent in it. */
  readonly postgres: { readonly url: string; readonly database: string };
  /** Drops both; call it in `afterAll`, after closing the clients. */
  readonly close: () => Promise<void>;
}

/** Two ClickHouse servers as the two shards of one cluster. */
export interface TestCluster {
  /** Name for `ENGINE = Distributed(<name>, …)`. */
  readonly cluster: string;
  /** `database` exists on both and is empty. */
  readonly database: string;
  readonly shards: readonly [ClickHouseEndpoint, ClickHouseEndpoint];
  readonly close: () => Promise<void>;
}

/** A fresh pair of databases on the engines of this test run. */
export async function openTestEngines(): Promise<TestEngines> {
  const clickhouse = inject("clickhouse");
  const postgres = inject("postgres");
  const database = freshName();
  const url = new URL(postgres.url);
  url.pathname = `/${database}`;
  await Promise.all([
    command(clickhouse, `CREATE DATABASE ${database}`),
    query(postgres.url, `CREATE DATABASE ${database}`),
  ]);
  return {
    clickhouse: { ...clickhouse, database },
    postgres: { url: url.href, database },
    close: async () => {
      await Promise.all([
        command(clickhouse, `DROP DATABASE IF EXISTS ${database} SYNC`),
        dropDatabase(postgres.url, database),
      ]);
    },
  };
}

/** Starts a two-shard cluster of its own, which takes about half a second; close it in `afterAll`. */
export async function openTestCluster(): Promise<TestCluster> {
  const dir = mkdtempSync(join(tmpdir(), "vivencia-cluster-"));
  const first = await findFreePort();
  const second = await findFreePort([first]);
  const cluster = {
    name: "vivencia_test",
    secret: randomBytes(16).toString("hex"),
    shards: [first, second].map((port) => ({ host: "127.0.0.1", port })),
  };
  const start = (name: string, nativePort: number) =>
    startClickHouse({ dataDir: join(dir, name), nativePort, cluster, readerDatabases: ["vivencia*"] });
  const [one, two] = await Promise.all([start("one", first), start("two", second)]);
  const database = freshName();
  await Promise.all([one, two].map((engine) => command(engine.endpoint, `CREATE DATABASE ${database}`)));
  return {
    cluster: cluster.name,
    database,
    shards: [one.endpoint, two.endpoint],
    close: async () => {
      await Promise.all([one.stop(1_000), two.stop(1_000)]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function freshName(): string {
  return `vivencia_test_${randomBytes(6).toString("hex")}`;
}

async function command(endpoint: ClickHouseEndpoint, sql: string): Promise<void> {
  const client = createClient({
    url: endpoint.url,
    username: endpoint.username,
    password: endpoint.password,
  });
  try {
    await client.command({ query: sql });
  } finally {
    await client.close();
  }
}

/** The engine's own housekeeping may be in the database just then, and its processes are not ours to end: it soon leaves. */
async function dropDatabase(url: string, database: string): Promise<void> {
  const notOurs = "42501";
  for (let tries = 1; ; tries++) {
    try {
      return await query(url, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    } catch (error) {
      if (tries >= 40 || !(error instanceof pg.DatabaseError) || error.code !== notOurs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
