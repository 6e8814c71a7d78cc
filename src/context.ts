// What the outside world gives us and tests replace: the clock, randomness, the log. Nothing else is ever faked.

import { randomBytes } from "node:crypto";

/** One line of the structured log. Never carries a secret, a key or a raw payload. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where log lines go. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** The clock, randomness and the log of one running Vivencia. */
export interface Context {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** `size` random bytes from the system's generator. */
  readonly random: (size: number) => Buffer;
  readonly log: Log;
}

function write(stream: NodeJS.WriteStream, level: string, message: string, fields: LogFields = {}): void {
  stream.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}

/** Log lines as JSON on standard error, so that standard output stays for results. */
export const standardLog: Log = {
  info: (message, fields) => write(process.stderr, "info", message, fields),
  warn: (message, fields) => write(process.stderr, "warn", message, fields),
  error: (message, fields) => write(process.stderr, "error", message, fields),
};

/** A log that keeps nothing, for commands whose output is their result. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };

/** The real clock and randomness. */
export function createContext(log: Log = standardLog): Context {
  return { now: () => Date.now(), random: (size) => randomBytes(size), log };
}
