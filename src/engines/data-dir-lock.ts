// One server to a data directory. The kernel holds the lock and lets it go when the process ends in whatever way, so a
// lock is never stale, and it holds between containers that share the directory; where a file system knows no such lock,
// the process named in the file is looked for instead.
// Invariant: while one process holds the lock of a directory, no other gets it.

import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import { identifyProcess, isAlive, parseIdentity } from "./process-identity.ts";

/** A held lock. */
export interface DataDirLock {
  /** Lets the directory go and takes back what `announce` said. */
  readonly release: () => void;
}

/** How to reach the server that holds a data directory. */
export interface RunningServer {
  readonly pid: number;
  /** For example `http://127.0.0.1:4600`. */
  readonly address: string;
  /** Opens the server to the owner of the data directory. */
  readonly token: string;
}

/**
 * Takes the data directory for this process; makes it when missing. Throws `data-dir-in-use`, naming the process that
 * has it and what to do, or `bad-config` when the directory cannot be written to.
 */
export function lockDataDir(dir: string): DataDirLock {
  const path = join(dir, "lock");
  const descriptor = openLockFile(dir, path);
  const holder = parseHolder(path);
  const taken = takeLock(descriptor);
  if (taken === "held" || (taken === "unknown" && holder !== undefined && isAlive(holder))) {
    closeSync(descriptor);
    const pid = holder?.pid;
    throw new AppError(
      "data-dir-in-use",
      `The data directory ${dir} is in use by ${pid === undefined ? "another process" : `process ${pid}`}. ` +
        `Stop that Vivencia first${pid === undefined ? "" : ` (kill ${pid})`}, or choose another directory with VIVENCIA_DATA.`,
      { details: { pid, dir } },
    );
  }
  ftruncateSync(descriptor);
  writeSync(descriptor, `${JSON.stringify(identifyProcess(process.pid))}\n`);
  rmSync(runningPath(dir), { force: true });
  let held = true;
  return {
    release: () => {
      if (!held) return;
      held = false;
      rmSync(runningPath(dir), { force: true });
      ftruncateSync(descriptor);
      closeSync(descriptor);
    },
  };
}

function openLockFile(dir: string, path: string): number {
  try {
    mkdirSync(dir, { recursive: true });
    return openSync(path, "a+", 0o600);
  } catch (cause) {
    throw new AppError(
      "bad-config",
      `The data directory ${dir} cannot be written to (${cause instanceof Error ? cause.message : String(cause)}). ` +
        `Give it to the user that runs Vivencia, or choose another directory with VIVENCIA_DATA.`,
      { cause },
    );
  }
}

/** Writes, for the owner alone, how to reach this server. Call it while holding the lock. */
export function announce(dir: string, server: { readonly address: string; readonly token: string }): void {
  const path = runningPath(dir);
  const said = { ...server, ...identifyProcess(process.pid) };
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(said)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** The server that runs on this data directory, or undefined when none does (also when one was killed). */
export function readRunning(dir: string): RunningServer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(runningPath(dir), "utf8"));
  } catch {
    return undefined;
  }
  const identity = parseIdentity(value);
  if (identity === undefined || !isAlive(identity)) return undefined;
  if (typeof value !== "object" || value === null || !("address" in value) || !("token" in value))
    return undefined;
  const { address, token } = value;
  if (typeof address !== "string" || typeof token !== "string") return undefined;
  return { pid: identity.pid, address, token };
}

function runningPath(dir: string): string {
  return join(dir, "running.json");
}

function parseHolder(path: string) {
  try {
    return parseIdentity(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** `unknown` where neither answer is to be had: no such lock on this file system, or no way to ask for one. */
function takeLock(descriptor: number): "taken" | "held" | "unknown" {
  const exclusiveNow = 2 | 4;
  const wouldBlock = process.platform === "linux" ? 11 : 35;
  try {
    // Loaded here, so that a system without it still has the other way.
    const ffi: typeof import("ffi-rs") = createRequire(import.meta.url)("ffi-rs");
    const { DataType } = ffi;
    ffi.open({ library: "vivencia-libc", path: "" });
    const result: unknown = ffi.load({
      library: "vivencia-libc",
      funcName: "flock",
      errno: true,
      retType: DataType.I32,
      paramsType: [DataType.I32, DataType.I32],
      paramsValue: [descriptor, exclusiveNow],
    });
    if (typeof result !== "object" || result === null || !("value" in result) || !("errnoCode" in result))
      return "unknown";
    if (result.value === 0) return "taken";
    return result.errnoCode === wouldBlock ? "held" : "unknown";
  } catch {
    return "unknown";
  }
}
