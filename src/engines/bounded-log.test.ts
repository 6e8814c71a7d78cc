// The log file of an engine: bounded, private, and never in the way.

import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { BoundedLog } from "./bounded-log.ts";

const dir = mkdtempSync(join(tmpdir(), "vivencia-log-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("keeps what was said in a file only its owner reads, also across starts", () => {
  const path = join(dir, "kept.log");
  new BoundedLog(path).write("one\n");
  new BoundedLog(path).write("two\n");
  expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("never takes more than twice its bound on the disk, and keeps the newest", () => {
  const path = join(dir, "bounded.log");
  const log = new BoundedLog(path, 10_000);
  for (let line = 0; line < 2_000; line++) log.write(`line ${line} ${"x".repeat(80)}\n`);
  const bytes = statSync(path).size + statSync(`${path}.1`).size;
  expect(bytes).toBeLessThan(20_400);
  expect(readFileSync(`${path}.1`, "utf8") + readFileSync(path, "utf8")).toContain("line 1999");
});

test("remembers the last forty lines, put together from pieces, without the empty ones", () => {
  const log = new BoundedLog(join(dir, "lines.log"));
  expect(log.lastLines()).toEqual([]);
  log.write("first ha");
  log.write(Buffer.from("lf\n\n  \nunfinished"));
  expect(log.lastLines()).toEqual(["first half", "unfinished"]);
  log.write(`\n${Array.from({ length: 100 }, (_, index) => `n${index}`).join("\n")}\n`);
  expect(log.lastLines()).toHaveLength(40);
  expect(log.lastLines().at(-1)).toBe("n99");
});

test("a log that cannot be written never throws and still remembers", () => {
  const log = new BoundedLog(join(dir, "missing", "directory", "x.log"));
  log.write("said\n");
  expect(log.lastLines()).toEqual(["said"]);
});
