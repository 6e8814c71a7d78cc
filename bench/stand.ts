// The stand that measurements run on: the embedded engines, started by the bench itself so that the built server, the bare
// one and plain SQL all meet the same ones, and the built server as a process of its own.
// Invariant: what the stand started is gone when `close` has resolved, its directory too.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ClickHouseLogLevel, createClient } from "@clickhouse/client";
import { startClickHouse } from "../src/engines/clickhouse-server.ts";
import { startPostgres } from "../src/engines/postgres-server.ts";
import type { ClickHouseEndpoint, PostgresEndpoint, RunningEngine } from "../src/engines/running-engine.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A running built server. */
export interface Product {
  readonly pid: number;
  readonly dataDir: string;
  readonly address: string;
  /** Printed at the first start only. */
  readonly writeKey: string;
  /** Opens the API to the owner of the data directory. */
  readonly token: string;
  /** From the start of the process to the line that says it is ready, in milliseconds. */
  readonly readyMs: number;
  /** Asks the API as the owner of the data directory. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** Ends it in good order. */
  readonly stop: () => Promise<void>;
}

/** Starts dist/main.js on a free port of the loopback and waits until it is ready. Throws with what it said. */
export async function startProduct(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  nodeArgs: readonly string[] = [],
): Promise<Product> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, join(root, "dist/main.js")], {
    cwd: root,
    env: {
      ...process.env,
      PORT: "0",
      VIVENCIA_DATA: dataDir,
      VIVENCIA_TRACKING_RATE: "0",
      VIVENCIA_API_RATE: "0",
      VIVENCIA_LANG: "en",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = await untilReady(child);
  const readyMs = performance.now() - startedAt;
  const found = (pattern: RegExp) => pattern.exec(output)?.[1] ?? "";
  const address = found(/ready at (http:\/\/\S+)/);
  const said: unknown = JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"));
  const token = typeof said === "object" && said !== null && "token" in said ? String(said.token) : "";
  return {
    pid: child.pid ?? 0,
    dataDir,
    address,
    writeKey: found(/Write key: +(\S+)/),
    token,
    readyMs,
    call: (method, path, body) => call(`${address}${path}`, token, method, body),
    stop: () => endChild(child),
  };
}

/** Resolves with everything said up to the line with the address and the keys behind it. */
function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      // The whole greeting comes in one write.
      if (/ready at http\S+.*\n/.test(text)) resolve(text);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}:\n${text}`)));
  });
}

/** Ends a process that we started and waits until it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

async function call(url: string, token: string, method: string, body: unknown): Promise<unknown> {
  const send = () => ask(url, token, method, body);
  // A connection kept alive may be closed by the server just when it is used again; reading twice harms nobody.
  const answer = await send().catch((error: unknown) => (method === "GET" ? send() : Promise.reject(error)));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

function ask(url: string, token: string, method: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

type Client = ReturnType<typeof createClient>;

/** The engines of one run and the ways to them. */
export interface Stand {
  readonly dir: string;
  readonly clickhouse: RunningEngine<ClickHouseEndpoint>;
  readonly postgres: RunningEngine<PostgresEndpoint>;
  /** A plain client, as its documentation makes one, in the product's database. */
  readonly client: Client;
  /** Starts a built server on these engines; `name` is its data directory. */
  readonly startProduct: (name: string, nodeArgs?: readonly string[]) => Promise<Product>;
  /** The one number that a query gives. */
  readonly count: (sql: string) => Promise<number>;
  /** Resolves when no merge is running or waiting, or after a while. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where the bench keeps its data: `VIVENCIA_BENCH_DIR`, or the system's directory for temporary files. */
export function makeDirectory(): string {
  const parent = process.env.VIVENCIA_BENCH_DIR ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "vivencia-bench-"));
}

/** Starts both engines in a directory of their own. */
export async function openStand(): Promise<Stand> {
  const dir = makeDirectory();
  const [clickhouse, postgres] = await Promise.all([
    startClickHouse({ dataDir: join(dir, "clickhouse") }),
    startPostgres({ dataDir: join(dir, "postgres") }),
  ]);
  const { username, password, url } = clickhouse.endpoint;
  // Filling takes its time on a busy machine.
  const client = createClient({
    url,
    username,
    password,
    database: "vivencia",
    request_timeout: 600_000,
    log: { level: ClickHouseLogLevel.OFF },
  });
  const clickhouseUrl = new URL(url);
  clickhouseUrl.username = username;
  clickhouseUrl.password = password;
  clickhouseUrl.pathname = "/vivencia";
  const count = async (sql: string) => {
    const answer = await client.query({ query: sql, format: "JSONEachRow" });
    const [row] = await answer.json<Record<string, unknown>>();
    return Number(Object.values(row ?? {})[0] ?? 0);
  };
  return {
    dir,
    clickhouse,
    postgres,
    client,
    count,
    startProduct: (name, nodeArgs) =>
      startProduct(
        join(dir, name),
        { CLICKHOUSE_URL: clickhouseUrl.href, DATABASE_URL: postgres.endpoint.url },
        nodeArgs,
      ),
    settled: async () => {
      for (let quiet = 0, tries = 0; quiet < 5 && tries < 300; tries++) {
        quiet = (await count("SELECT count() FROM system.merges")) === 0 ? quiet + 1 : 0;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    close: async () => {
      await client.close();
      await Promise.all([clickhouse.stop(), postgres.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
