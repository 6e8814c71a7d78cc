// A program for tests: starts and supervises both engines under the directory given, says their process ids as JSON, and
// stays. With `leave` as second argument it ends by process.exit instead, without stopping anything.

import { join } from "node:path";
import { startClickHouse } from "../src/engines/clickhouse-server.ts";
import { lockDataDir } from "../src/engines/data-dir-lock.ts";
import { startPostgres } from "../src/engines/postgres-server.ts";
import type { ClickHouseEndpoint, PostgresEndpoint } from "../src/engines/running-engine.ts";
import { supervise } from "../src/engines/supervisor.ts";

const [, , dir = "", how] = process.argv;
lockDataDir(dir);
const clickhouse = supervise<ClickHouseEndpoint>((previous, signal) =>
  startClickHouse({ dataDir: join(dir, "clickhouse"), previous, signal }),
);
const postgres = supervise<PostgresEndpoint>((previous, signal) =>
  startPostgres({ dataDir: join(dir, "postgres"), previous, signal }),
);
await Promise.all([clickhouse.ready, postgres.ready]);
console.log(
  JSON.stringify({
    clickhouse: clickhouse.pid(),
    postgres: postgres.pid(),
    postgresUrl: postgres.endpoint().url,
  }),
);
if (how === "leave") process.exit(0);
setInterval(() => undefined, 1_000);
