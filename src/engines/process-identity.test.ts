// Telling processes apart although their numbers are used again.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { identifyProcess, isAlive, parseIdentity } from "./process-identity.ts";

test("a living process is itself, before and after it is written down", () => {
  const identity = identifyProcess(process.pid);
  expect(identity).toBeDefined();
  if (identity === undefined) return;
  expect(isAlive(identity)).toBe(true);
  expect(parseIdentity(JSON.parse(JSON.stringify(identity)))).toEqual(identity);
});

test("a process of the same number that started at another moment is another", () => {
  expect(isAlive({ pid: process.pid, started: "another moment" })).toBe(false);
});

test("an ended process is nobody", async () => {
  const child = spawn("sleep", ["60"]);
  const identity = identifyProcess(child.pid ?? 0);
  expect(identity).toBeDefined();
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(identity !== undefined && isAlive(identity)).toBe(false);
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 40])("a number that is no process is nobody: %s", (pid) => {
  expect(identifyProcess(pid)).toBeUndefined();
});

test.each([null, 1, "x", [], {}, { pid: 1 }, { pid: "1", started: "x" }])(
  "what names no process is refused: %j",
  (value) => {
    expect(parseIdentity(value)).toBeUndefined();
  },
);
