// One child process that is an engine: spawned in a session of its own (a Ctrl-C in the terminal is for us, not for it),
// its output in a bounded log, its end announced once. A pipe that only we hold open tells it when we are gone.
// Invariant: a record beside the data names the process and its parent, so that a later start can tell an orphan from
// an engine that somebody is using.

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { AppError } from "../errors.ts";
import type { BoundedLog } from "./bounded-log.ts";
import { identifyProcess, isAlive, type ProcessIdentity, parseIdentity } from "./process-identity.ts";
import type { EngineExit } from "./running-engine.ts";

/** What to run. */
export interface EngineCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly log: BoundedLog;
  /** File that names the process while it lives. */
  readonly recordPath: string;
  /** Sent by `stop`. */
  readonly stopSignal: NodeJS.Signals;
}

/** A running child with its end. */
export interface EngineProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly exited: Promise<EngineExit>;
  readonly hasExited: () => boolean;
  readonly stop: (graceMs?: number) => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** Starts the process; from the main thread, because the kernel ties it to the thread. Throws `engine-failed` when it cannot be spawned at all. */
export async function spawnEngine(command: EngineCommand): Promise<EngineProcess> {
  const child = spawn(command.command, [...command.args], {
    detached: true,
    cwd: "/",
    env: { ...command.env },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  child.stderr?.on("data", (chunk: Buffer) => command.log.write(chunk));
  child.stderr?.on("error", () => undefined);
  child.stdio[3]?.on("error", () => undefined);

  let exit: EngineExit | undefined;
  const exited = new Promise<EngineExit>((resolve) => {
    const settle = (code: number | null, signal: NodeJS.Signals | null) => {
      if (exit !== undefined) return;
      exit = { code, signal, lastLines: command.log.lastLines() };
      rmSync(command.recordPath, { force: true });
      resolve(exit);
    };
    child.once("error", (error) => {
      command.log.write(`${error.message}\n`);
      if (child.pid === undefined) settle(null, null);
    });
    // Grandchildren may keep the error pipe open, so "close" can come late or never: "exit" is the end.
    child.once("exit", (code, signal) => setTimeout(() => settle(code, signal), 20));
  });
  if (child.pid === undefined) {
    const { lastLines } = await exited;
    throw new AppError(
      "engine-failed",
      `${command.name} could not be started: ${lastLines.at(-1) ?? "unknown reason"}`,
    );
  }
  const { pid } = child;
  try {
    writeRecord(command.recordPath, pid);
  } catch (error) {
    // A full disk: the engine may still run; only a later start would not know it from its record.
    command.log.write(`${String(error)}\n`);
  }

  const kill = async () => {
    if (exit === undefined) child.kill("SIGKILL");
    await exited;
  };
  const stop = async (graceMs = 15_000) => {
    if (exit === undefined) child.kill(command.stopSignal);
    const timer = setTimeout(() => void kill(), graceMs);
    await exited;
    clearTimeout(timer);
  };
  return { pid, child, exited, hasExited: () => exit !== undefined, stop, kill };
}

/** How long and for what to wait. */
export interface ReadinessOptions {
  readonly timeoutMs: number;
  /** Gives the start up. */
  readonly signal: AbortSignal | undefined;
  /** What the engine says when it lives but will never answer. */
  readonly hopeless?: RegExp;
}

/**
 * Waits until `answers` resolves. Throws `engine-failed` with the last lines of the engine's log when the process ends
 * first, says something hopeless or `timeoutMs` pass, `not-ready` when told to give up; the process is then ended.
 */
export async function waitUntilReady(
  name: string,
  engine: EngineProcess,
  log: BoundedLog,
  answers: () => Promise<void>,
  options: ReadinessOptions,
): Promise<void> {
  const { timeoutMs, signal, hopeless } = options;
  const deadline = Date.now() + timeoutMs;
  const isHopeless = () => hopeless !== undefined && log.lastLines().some((line) => hopeless.test(line));
  let lastError: unknown;
  while (!engine.hasExited() && Date.now() < deadline && signal?.aborted !== true && !isHopeless()) {
    try {
      await answers();
      return;
    } catch (error) {
      lastError = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  const ended = engine.hasExited();
  const how = isHopeless() ? "could not start" : `did not answer within ${timeoutMs / 1000} s`;
  if (!ended) await engine.kill();
  if (signal?.aborted) throw new AppError("not-ready", `${name} was stopped while it was starting.`);
  const exit = await engine.exited;
  const lines = log.lastLines().filter((line) => !/^\d+\. .* @ 0x/.test(line));
  throw new AppError(
    "engine-failed",
    `${name} ${ended ? `ended with ${exit.signal ?? `code ${exit.code ?? "unknown"}`}` : how}. ` +
      `Its log is ${log.path}; the last lines:\n  ${lines.slice(-12).join("\n  ")}`,
    { cause: lastError, details: { code: exit.code, signal: exit.signal } },
  );
}

function writeRecord(path: string, pid: number): void {
  const record = { ...identifyProcess(pid), parent: identifyProcess(process.pid) };
  writeFileSync(path, `${JSON.stringify(record)}\n`, { mode: 0o600 });
}

/**
 * Makes sure no engine of an earlier start still runs on this data: one whose parent lives is in use (throws
 * `data-dir-in-use` with its pid), an orphan is asked to end with `signal` and made to after five seconds.
 */
export async function endOrphan(name: string, recordPath: string, signal: NodeJS.Signals): Promise<void> {
  const record = readRecord(recordPath);
  if (record === undefined || !isAlive(record.engine)) return;
  if (record.parent !== undefined && isAlive(record.parent)) {
    throw new AppError(
      "data-dir-in-use",
      `${name} already runs on this data directory (process ${record.engine.pid}, started by process ${record.parent.pid}). ` +
        `Stop that process first, or choose another directory with VIVENCIA_DATA.`,
      { details: { pid: record.parent.pid } },
    );
  }
  await endProcess(record.engine, signal, 5_000);
}

/** Sends `signal`, waits, and ends the process by force after `graceMs`. Resolves when it is gone. */
export async function endProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  const send = (which: NodeJS.Signals) => {
    try {
      if (isAlive(identity)) process.kill(identity.pid, which);
    } catch {
      // Gone between the look and the signal, or not ours to end: the wait below tells which.
    }
  };
  send(signal);
  const deadline = Date.now() + graceMs;
  while (isAlive(identity) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  send("SIGKILL");
  const lastDeadline = Date.now() + 5_000;
  while (isAlive(identity)) {
    if (Date.now() > lastDeadline)
      throw new AppError(
        "engine-failed",
        `Process ${identity.pid} of an earlier start does not end; end it by hand.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function readRecord(
  path: string,
): { readonly engine: ProcessIdentity; readonly parent: ProcessIdentity | undefined } | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    const engine = parseIdentity(value);
    if (engine === undefined || typeof value !== "object" || value === null) return undefined;
    return { engine, parent: "parent" in value ? parseIdentity(value.parent) : undefined };
  } catch {
    return undefined;
  }
}
