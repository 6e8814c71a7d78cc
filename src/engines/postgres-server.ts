// The embedded PostgreSQL: a real server on the loopback, from the binaries of an npm package, with a password for
// everyone. TCP and not a socket file: its path may be as long as it likes, and one way works on every system and user.
// Invariant: it runs with fsync on, never as root, and its process ends with ours however ours ends.

import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { Client, DatabaseError } from "pg";
import { AppError } from "../errors.ts";
import { BoundedLog } from "./bounded-log.ts";
import { endOrphan, endProcess, spawnEngine, waitUntilReady } from "./engine-process.ts";
import { findPostgres } from "./find-binaries.ts";
import { keepPort, withPorts } from "./free-port.ts";
import { endWithUs } from "./parent-watch.ts";
import { openCluster, type PostgresPasswords } from "./postgres-cluster.ts";
import { renderPostgresAccess, renderPostgresConfig } from "./postgres-config.ts";
import { decidePlace, programCommand, programEnv } from "./postgres-launch.ts";
import { identifyProcess } from "./process-identity.ts";
import type { PostgresEndpoint, RunningEngine } from "./running-engine.ts";

/** How to start; only `dataDir` is needed. */
export interface PostgresOptions {
  /** Absolute path; made when missing. */
  readonly dataDir: string;
  /** Endpoint of the start before: its port is used again, so that clients find the way back. */
  readonly previous?: PostgresEndpoint | undefined;
  readonly port?: number;
  /** Default 60. */
  readonly connectionsMax?: number;
  /** Recovery after a crash takes time; default 120,000. */
  readonly startTimeoutMs?: number;
  /** Gives the start up. */
  readonly signal?: AbortSignal;
  /** Path of launcher.mjs when it is not beside this module, as in a bundle. */
  readonly launcherFile?: string;
}

/**
 * Starts the server and waits until it answers; makes the data directory, the role and the database `vivencia` when
 * missing. Throws `engine-missing`, `data-dir-in-use` or `engine-failed` with the last lines of its log.
 */
export function startPostgres(options: PostgresOptions): Promise<RunningEngine<PostgresEndpoint>> {
  if (options.port !== undefined) return startOnce(options, true);
  return withPorts((mayKeepPorts) => startOnce(options, mayKeepPorts));
}

async function startOnce(
  options: PostgresOptions,
  mayKeepPorts: boolean,
): Promise<RunningEngine<PostgresEndpoint>> {
  const binary = findPostgres();
  if (binary.kind === "missing")
    throw new AppError("engine-missing", `${binary.reason} ${binary.fix}`, { details: { ...binary } });
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const clusterPath = join(dataDir, "cluster");
  const recordPath = join(dataDir, "process.json");
  await endOrphan("PostgreSQL", recordPath, "SIGQUIT");
  await endStrays(clusterPath);
  dropLockOfTheDead(clusterPath);

  // The server passes through here as another user when we are root; the secrets in it have modes of their own.
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  const place = decidePlace(binary.directory, clusterPath, options.launcherFile);
  const log = new BoundedLog(join(dataDir, "postgres.log"));
  const passwords = await openCluster(dataDir, clusterPath, place, log);
  const port = options.port ?? (await keepPort(mayKeepPorts ? options.previous?.port : undefined));
  const configPath = join(dataDir, "postgresql.conf");
  const hbaPath = join(dataDir, "pg_hba.conf");
  writeReadably(hbaPath, renderPostgresAccess());
  writeReadably(
    configPath,
    renderPostgresConfig({ port, hbaPath, connectionsMax: options.connectionsMax ?? 60 }),
  );

  const endpoint = describeEndpoint(port, passwords);
  const { command, args } = programCommand(
    place,
    "postgres",
    ["-D", clusterPath, "-c", `config_file=${configPath}`],
    "SIGQUIT",
  );
  const engine = await spawnEngine({
    name: "PostgreSQL",
    command,
    args,
    env: programEnv,
    log,
    recordPath,
    stopSignal: "SIGINT",
  });
  if (process.platform !== "linux") endWithUs(engine.pid, engine.exited);
  await waitUntilReady("PostgreSQL", engine, log, () => prepareDatabase(endpoint, passwords), {
    timeoutMs: options.startTimeoutMs ?? 120_000,
    signal: options.signal,
  });
  return {
    name: "PostgreSQL",
    pid: engine.pid,
    endpoint,
    exited: engine.exited,
    check: (timeoutMs) => ask(endpoint.url, timeoutMs),
    stop: engine.stop,
    kill: engine.kill,
  };
}

function describeEndpoint(port: number, passwords: PostgresPasswords): PostgresEndpoint {
  return {
    url: `postgresql://vivencia:${passwords.vivencia}@127.0.0.1:${port}/vivencia`,
    superuserUrl: `postgresql://postgres:${passwords.superuser}@127.0.0.1:${port}/postgres`,
    host: "127.0.0.1",
    port,
    username: "vivencia",
    password: passwords.vivencia,
    database: "vivencia",
  };
}

/** Role and database of the product, on every start the same; the role owns its database and is no superuser. */
async function prepareDatabase(endpoint: PostgresEndpoint, passwords: PostgresPasswords): Promise<void> {
  await withClient(endpoint.superuserUrl, 5_000, async (client) => {
    const roles = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'vivencia'");
    const verb = roles.rows.length === 0 ? "CREATE" : "ALTER";
    await client.query(`${verb} ROLE vivencia LOGIN CREATEDB PASSWORD '${passwords.vivencia}'`);
    const databases = await client.query("SELECT 1 FROM pg_database WHERE datname = 'vivencia'");
    if (databases.rows.length === 0) await client.query("CREATE DATABASE vivencia OWNER vivencia");
  });
  await ask(endpoint.url, 5_000);
}

/** A server that answers with an error ("too many clients") lives, unless it says that it is starting or stopping. */
async function ask(url: string, timeoutMs: number): Promise<void> {
  try {
    await withClient(url, timeoutMs, async (client) => {
      await client.query("SELECT 1");
    });
  } catch (error) {
    if (error instanceof DatabaseError && error.code === "53300") return;
    throw error;
  }
}

async function withClient(
  url: string,
  timeoutMs: number,
  use: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    application_name: "vivencia engines",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends server processes left on this cluster by a server that was killed; Linux names them by their directory. */
async function endStrays(clusterPath: string): Promise<void> {
  if (process.platform !== "linux") return;
  let cluster: string;
  try {
    cluster = realpathSync(clusterPath);
  } catch {
    return;
  }
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (readlinkSync(`/proc/${name}/cwd`) !== cluster) continue;
      if (basename(readlinkSync(`/proc/${name}/exe`)) !== "postgres") continue;
    } catch {
      continue;
    }
    const identity = identifyProcess(Number(name));
    if (identity !== undefined) await endProcess(identity, "SIGQUIT", 3_000);
  }
}

/**
 * Removes the lock file of a server that is dead but not yet buried. PostgreSQL asks with kill(2) whether the process in
 * it lives, and that says yes of a zombie; where the first process of a machine or container buries late or never, a
 * server killed with ours would keep the next one from starting. Only a process that has no life left loses its lock.
 */
function dropLockOfTheDead(clusterPath: string): void {
  if (process.platform !== "linux") return;
  const lockPath = join(clusterPath, "postmaster.pid");
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(lockPath, "utf8"), 10);
  } catch {
    return;
  }
  if (pid > 0 && identifyProcess(pid) === undefined) rmSync(lockPath, { force: true });
}

function writeReadably(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o644);
}
