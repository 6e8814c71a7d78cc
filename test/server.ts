// A real Vivencia server process for tests, on a free port of the loopback and in a data directory of its own.
// The built server when dist/ is newer than the sources, else the sources themselves.
// Invariant: what a test started is gone when `close` has resolved, engines included, however the server ended.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { processesOf, until } from "./processes.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** How a process ended. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What to start; everything has a default. */
export interface ServerStart {
  /** A directory of its own is made, and removed by `close`, when absent. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How long the first answer may take; default 120,000. */
  readonly timeoutMs?: number;
}

/** A running server. */
export interface TestServer {
  readonly dataDir: string;
  readonly pid: number;
  /** For example `http://127.0.0.1:40123`. */
  readonly address: string;
  /** Printed at the first start on a data directory; empty later. */
  readonly writeKey: string;
  /** Printed at the first start on a data directory; empty later. */
  readonly signInToken: string;
  /** Opens the API to the owner of the data directory. */
  readonly localToken: string;
  /** From the start of the process until /readyz answered 200. */
  readonly readyMs: number;
  /** Everything it wrote, both streams. */
  readonly output: () => string;
  readonly exited: Promise<ServerExit>;
  /** Asks the API as the owner and returns the JSON; throws on an error answer. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** Ends it in good order (SIGTERM unless another is named) and tells how it ended. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<ServerExit>;
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<ServerExit>;
  /** Ends it if it still runs, waits for its engines, and removes the data directory that was made for it. */
  readonly close: () => Promise<void>;
}

function newestSourceMs(): number {
  return readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

let chosen: Readonly<Record<"main" | "cli", readonly string[]>> | undefined;

/** Arguments for Node to run the server or the command line: decided once, so that a test does not change horses. */
export function entryOf(program: "main" | "cli"): readonly string[] {
  const built = join(root, "dist", ".built");
  const isFresh = existsSync(built) && statSync(built).mtimeMs > newestSourceMs();
  chosen ??= isFresh
    ? { main: [join(root, "dist/main.js")], cli: [join(root, "dist/cli.js")] }
    : {
        main: ["--import", "tsx", join(root, "src/main.ts")],
        cli: ["--import", "tsx", join(root, "src/cli/main.ts")],
      };
  return chosen[program];
}

const settings = [
  "PORT",
  "HOST",
  "VIVENCIA_DATA",
  "VIVENCIA_URL",
  "CLICKHOUSE_URL",
  "CLICKHOUSE_CLUSTER",
  "DATABASE_URL",
];

/** The environment of a Vivencia process of a test: what the shell says about Vivencia does not reach it. */
export function serverEnv(dataDir: string, env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !settings.includes(name));
  return { ...Object.fromEntries(inherited), VIVENCIA_LANG: "en", PORT: "0", VIVENCIA_DATA: dataDir, ...env };
}

/** Runs the server or the command line to its end. */
export async function runToEnd(
  program: "main" | "cli",
  args: readonly string[],
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  input?: string,
): Promise<ServerExit & { readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [...entryOf(program), ...args], {
    cwd: root,
    env: serverEnv(dataDir, env),
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  child.stdin?.end(input);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const exit = await endOf(child);
  return { ...exit, stdout: stdout(), stderr: stderr() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = "";
  stream?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
}

function endOf(child: ChildProcess): Promise<ServerExit> {
  return new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal })));
}

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/readyz`).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status === 200;
}

function readToken(dataDir: string): string {
  const said: unknown = JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"));
  return typeof said === "object" && said !== null && "token" in said ? String(said.token) : "";
}

/** Starts a server and waits until it is ready. Throws with all it said when it ends before. */
export async function startServer(start: ServerStart = {}): Promise<TestServer> {
  const { timeoutMs = 120_000 } = start;
  const dataDir = start.dataDir ?? mkdtempSync(join(tmpdir(), "vivencia-server-"));
  const startedAt = performance.now();
  const child = spawn(process.execPath, entryOf("main"), {
    cwd: root,
    env: serverEnv(dataDir, start.env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const output = () => `${stdout()}${stderr()}`;
  let exit: ServerExit | undefined;
  const exited = endOf(child).then((ended) => {
    exit = ended;
    return ended;
  });
  const send = (signal: NodeJS.Signals) => {
    if (exit === undefined) child.kill(signal);
    return exited;
  };
  const remove = async () => {
    await send("SIGKILL");
    await until(`the engines on ${dataDir} are gone`, () => processesOf(dataDir).length === 0, 30_000);
    if (start.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  const found = (pattern: RegExp) => pattern.exec(stdout())?.[1] ?? "";
  try {
    const address = () => found(/(https?:\/\/[^\s/]+)/);
    await until("the server prints its address", () => exit !== undefined || address() !== "", timeoutMs);
    if (exit !== undefined) throw new Error(`The server ended with ${JSON.stringify(exit)}:\n${output()}`);
    await until("/readyz answers 200", () => isReady(address()), timeoutMs);
    const readyMs = performance.now() - startedAt;
    const localToken = readToken(dataDir);
    return {
      dataDir,
      pid: child.pid ?? 0,
      address: address(),
      writeKey: found(/(viv_write_\S+)/),
      signInToken: found(/\/enter#(\S+)/),
      localToken,
      readyMs,
      output,
      exited,
      call: (method, path, body) => call(`${address()}${path}`, localToken, method, body),
      stop: (signal = "SIGTERM") => send(signal),
      kill: () => send("SIGKILL"),
      close: remove,
    };
  } catch (error) {
    await remove().catch(() => {});
    throw error;
  }
}

async function call(url: string, token: string, method: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
