// One server to a data directory, tried with real processes that end in every way.

import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { runScript, until } from "../../test/processes.ts";
import { announce, lockDataDir, readRunning } from "./data-dir-lock.ts";
import { identifyProcess } from "./process-identity.ts";

// Real processes on a busy machine take their time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const root = mkdtempSync(join(tmpdir(), "vivencia-lock-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(root, "data-"));
});

test("a second taker is refused with the first one's process and what to do, and gets it after the release", () => {
  const first = lockDataDir(dir);
  expect(() => lockDataDir(dir)).toThrow(
    expect.objectContaining({
      code: "data-dir-in-use",
      message: expect.stringMatching(new RegExp(`process ${process.pid}.*VIVENCIA_DATA`)),
      details: { pid: process.pid, dir },
    }),
  );
  first.release();
  first.release();
  lockDataDir(dir).release();
});

test("another process holds it until it is killed, and then nothing stale is left", async () => {
  const { child, firstLine } = await runScript("lock-holder.ts", [dir]);
  expect(firstLine).toBe("held");
  expect(() => lockDataDir(dir)).toThrow(new RegExp(`process ${child.pid}`));
  expect(readRunning(dir)).toEqual({ pid: child.pid, address: "http://127.0.0.1:4600", token: "open" });
  child.kill("SIGKILL");
  await until("it is gone", () => child.signalCode !== null);
  expect(readRunning(dir)).toBeUndefined();
  lockDataDir(dir).release();
});

test("two processes that come at once: one gets it", async () => {
  const takers = await Promise.all([1, 2, 3].map(() => runScript("lock-holder.ts", [dir])));
  expect(takers.map((taker) => taker.firstLine).toSorted()).toEqual([
    "data-dir-in-use",
    "data-dir-in-use",
    "held",
  ]);
  for (const taker of takers) taker.child.kill("SIGKILL");
});

test("an engine started while holding it does not hold it on", () => {
  // A lock file that names a living process, as a child's would, but that nobody holds.
  writeFileSync(join(dir, "lock"), JSON.stringify(identifyProcess(process.ppid)));
  lockDataDir(dir).release();
});

test("what a server announces is for its owner alone and goes with the lock", () => {
  const lock = lockDataDir(dir);
  expect(readRunning(dir)).toBeUndefined();
  announce(dir, { address: "http://127.0.0.1:1", token: "secret" });
  expect(readRunning(dir)).toEqual({ pid: process.pid, address: "http://127.0.0.1:1", token: "secret" });
  expect(statSync(join(dir, "running.json")).mode & 0o777).toBe(0o600);
  lock.release();
  expect(readRunning(dir)).toBeUndefined();
});

test.each(["", "{", "null", '{"pid":1}', '{"pid":"x","started":1,"address":"a","token":"b"}'])(
  "a running.json that makes no sense names no server: %s",
  (text) => {
    writeFileSync(join(dir, "running.json"), text);
    expect(readRunning(dir)).toBeUndefined();
  },
);

test("a process number given to another process names no server", () => {
  const said = { pid: process.pid, started: "another start", address: "a", token: "b" };
  writeFileSync(join(dir, "running.json"), JSON.stringify(said));
  expect(readRunning(dir)).toBeUndefined();
});

test("a data directory that cannot be is refused in words", () => {
  writeFileSync(join(dir, "file"), "");
  expect(() => lockDataDir(join(dir, "file", "data"))).toThrow(
    expect.objectContaining({ code: "bad-config", message: expect.stringContaining("VIVENCIA_DATA") }),
  );
});
