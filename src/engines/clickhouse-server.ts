// The embedded ClickHouse: a real server on the loopback, made by a child process out of the npm package's library.
// Invariant: it holds its data under `dataDir` alone, asks for a password, and has nothing but HTTP open unless it is
// part of a cluster. How durable a table is, is decided where the table is made, not here.

import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError } from "../errors.ts";
import { BoundedLog } from "./bounded-log.ts";
import { type ClickHouseCluster, renderServerConfig, renderUsersConfig } from "./clickhouse-config.ts";
import { endOrphan, spawnEngine, waitUntilReady } from "./engine-process.ts";
import { findClickHouse } from "./find-binaries.ts";
import { keepPort, withPorts } from "./free-port.ts";
import { launchCommand, readableByNode } from "./launcher.ts";
import type { ClickHouseEndpoint, RunningEngine } from "./running-engine.ts";

/** How to start; only `dataDir` is needed. */
export interface ClickHouseOptions {
  /** Absolute path; made when missing. */
  readonly dataDir: string;
  /** Endpoint of the start before: its ports and passwords are used again, so that clients find the way back. */
  readonly previous?: ClickHouseEndpoint | undefined;
  readonly httpPort?: number;
  /** Opens the native protocol too, which servers of a cluster speak with each other. */
  readonly nativePort?: number;
  readonly cluster?: ClickHouseCluster;
  /** Default `["vivencia"]`; `vivencia*` stands for every database whose name begins so. */
  readonly readerDatabases?: readonly string[];
  /** Default: half of the memory this process may use, at least 1 GiB. */
  readonly memoryBytesMax?: number;
  /** Cap of one question; default 120 s. */
  readonly readerSecondsMax?: number;
  /** Cap of one question; default half of `memoryBytesMax`. */
  readonly readerMemoryBytesMax?: number;
  /** Opening many tables takes time after a crash; default 120,000. */
  readonly startTimeoutMs?: number;
  /** Gives the start up. */
  readonly signal?: AbortSignal;
  /** Path of clickhouse-process.mjs when it is not beside this module, as in a bundle. */
  readonly processFile?: string;
  /** Path of launcher.mjs, likewise. */
  readonly launcherFile?: string;
}

/**
 * Starts the server and waits until it answers. Throws `engine-missing` (no binary for this machine), `data-dir-in-use`
 * or `engine-failed` with the last lines of its log.
 */
export function startClickHouse(options: ClickHouseOptions): Promise<RunningEngine<ClickHouseEndpoint>> {
  if (options.httpPort !== undefined) return startOnce(options, true);
  return withPorts((mayKeepPorts) => startOnce(options, mayKeepPorts));
}

async function startOnce(
  options: ClickHouseOptions,
  mayKeepPorts: boolean,
): Promise<RunningEngine<ClickHouseEndpoint>> {
  const binary = findClickHouse();
  if (binary.kind === "missing")
    throw new AppError("engine-missing", `${binary.reason} ${binary.fix}`, { details: { ...binary } });
  const runDir = join(options.dataDir, "run");
  const dataPath = join(options.dataDir, "data");
  mkdirSync(runDir, { recursive: true, mode: 0o700 });
  mkdirSync(dataPath, { recursive: true, mode: 0o700 });
  const recordPath = join(runDir, "process.json");
  await endOrphan("ClickHouse", recordPath, "SIGTERM");

  const endpoint = await chooseEndpoint(options, mayKeepPorts);
  const memoryBytesMax = options.memoryBytesMax ?? defaultMemoryBytesMax();
  const usersPath = join(runDir, "users.xml");
  const configPath = join(runDir, "config.xml");
  const serverLogPath = join(options.dataDir, "clickhouse.log");
  const config = {
    usersPath,
    logPath: serverLogPath,
    cluster: options.cluster,
    memoryBytesMax,
    password: endpoint.password,
    readerPassword: endpoint.readerPassword,
    readerDatabases: options.readerDatabases ?? ["vivencia"],
    readerSecondsMax: options.readerSecondsMax ?? 120,
    readerMemoryBytesMax: options.readerMemoryBytesMax ?? Math.floor(memoryBytesMax / 2),
  };
  writePrivately(usersPath, renderUsersConfig(config));
  writePrivately(configPath, renderServerConfig(config));
  const launchPath = join(runDir, "launch.json");
  writePrivately(
    launchPath,
    JSON.stringify({
      library: binary.library,
      parent: process.pid,
      argv: [
        "clickhouse",
        `--config-file=${configPath}`,
        `--path=${dataPath}`,
        "--listen_host=127.0.0.1",
        `--http_port=${endpoint.httpPort}`,
        ...(endpoint.nativePort === undefined ? [] : [`--tcp_port=${endpoint.nativePort}`]),
        `--history_file=${join(runDir, "history")}`,
        "--disable_suggestion",
        "--interactive",
        `--query=SYSTEM START LISTEN ${endpoint.nativePort === undefined ? "HTTP" : "QUERIES DEFAULT"}`,
      ],
    }),
  );

  const log = new BoundedLog(join(options.dataDir, "clickhouse-console.log"));
  const script = options.processFile ?? fileURLToPath(new URL("./clickhouse-process.mjs", import.meta.url));
  const shardPorts = options.cluster?.shards.map((shard) => shard.port) ?? [];
  const launch = launchCommand({
    command: process.execPath,
    args: ["--max-old-space-size=64", script, launchPath],
    deathSignal: "SIGTERM",
    launcherFile: options.launcherFile,
    // ClickHouse lets whoever may ask anything read any file ("SELECT file(…)") and reach any host: not from in here.
    sandbox: {
      readable: readableByNode(script, [dirname(binary.library), ...binary.callers]),
      writable: [options.dataDir, "/dev/null", "/dev/zero", "/dev/tty", "/dev/ptmx", "/dev/pts"],
      ports: [endpoint.httpPort, endpoint.nativePort ?? endpoint.httpPort],
      connects: shardPorts,
    },
  });
  const engine = await spawnEngine({
    name: "ClickHouse",
    ...launch,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: runDir,
      TZ: "UTC",
      LC_ALL: "C.UTF-8",
      TERM: "dumb",
      OPENSSL_CONF: "/dev/null",
    },
    log,
    recordPath,
    stopSignal: "SIGTERM",
  });
  await waitUntilReady("ClickHouse", engine, log, () => ask(endpoint, "/?query=SELECT+1", 5_000), {
    timeoutMs: options.startTimeoutMs ?? 120_000,
    signal: options.signal,
    hopeless: /^Received exception/,
  });
  return {
    name: "ClickHouse",
    pid: engine.pid,
    endpoint,
    exited: engine.exited,
    check: (timeoutMs) => ask(endpoint, "/ping", timeoutMs),
    stop: engine.stop,
    kill: engine.kill,
  };
}

async function chooseEndpoint(
  options: ClickHouseOptions,
  mayKeepPorts: boolean,
): Promise<ClickHouseEndpoint> {
  const { previous } = options;
  const kept = mayKeepPorts ? previous : undefined;
  const httpPort = options.httpPort ?? (await keepPort(kept?.httpPort));
  const nativePort =
    options.nativePort ??
    (options.cluster === undefined ? undefined : await keepPort(kept?.nativePort, [httpPort]));
  return {
    url: `http://127.0.0.1:${httpPort}`,
    host: "127.0.0.1",
    httpPort,
    nativePort,
    username: "vivencia",
    password: previous?.password ?? randomBytes(24).toString("base64url"),
    readerUsername: "reader",
    readerPassword: previous?.readerPassword ?? randomBytes(24).toString("base64url"),
  };
}

function defaultMemoryBytesMax(): number {
  const allowed = process.constrainedMemory();
  const available = allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
  return Math.max(1024 ** 3, Math.floor(available / 2));
}

function writePrivately(path: string, text: string): void {
  if (existsSync(path)) chmodSync(path, 0o600);
  writeFileSync(path, text, { mode: 0o600 });
}

/** Resolves when the server answers 200 to this path. */
function ask(endpoint: ClickHouseEndpoint, path: string, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: endpoint.host,
        port: endpoint.httpPort,
        path,
        agent: false,
        timeout: timeoutMs,
        headers: { "X-ClickHouse-User": endpoint.username, "X-ClickHouse-Key": endpoint.password },
      },
      (answer) => {
        answer.resume();
        answer.once("end", () =>
          answer.statusCode === 200
            ? resolve()
            : reject(new Error(`ClickHouse answered ${answer.statusCode}`)),
        );
        answer.once("error", reject);
      },
    );
    asked.once("timeout", () => asked.destroy(new Error(`ClickHouse did not answer within ${timeoutMs} ms`)));
    asked.once("error", reject);
    asked.end();
  });
}
