// Reaching PostgreSQL's programs wherever npm put them: closed homes, strict umasks, links that were never made.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPostgres } from "./find-binaries.ts";
import {
  canReach,
  decidePlace,
  giveTo,
  hydrateLinks,
  programCommand,
  programEnv,
} from "./postgres-launch.ts";

const dir = mkdtempSync(join(tmpdir(), "vivencia-launch-"));
chmodSync(dir, 0o755);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const rootOnLinux = process.platform === "linux" && process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
const binaries = join(dir, "package", "native");

beforeAll(() => {
  const found = findPostgres();
  if (found.kind === "missing") throw new Error(found.reason);
  mkdirSync(join(dir, "package"));
  cpSync(found.directory, binaries, { recursive: true, verbatimSymlinks: true });
});

/** Makes a cluster the way a first start does, in a directory that the programs' user owns. */
function makeCluster(name: string): void {
  const cluster = join(dir, name);
  mkdirSync(cluster, { mode: 0o700 });
  const place = decidePlace(binaries, cluster);
  giveTo(cluster, place.owner);
  const { command, args } = programCommand(
    place,
    "initdb",
    ["-D", cluster, "--no-sync", "--username=x"],
    "SIGKILL",
  );
  execFileSync(command, [...args], { env: { ...programEnv }, cwd: "/", stdio: "pipe" });
  expect(existsSync(join(cluster, "PG_VERSION"))).toBe(true);
}

test("a path is within reach when every directory above it may be entered", () => {
  const closed = join(dir, "closed");
  mkdirSync(closed, { mode: 0o700 });
  expect(canReach(join(closed, "x"), nobody)).toBe(false);
  expect(canReach(join(dir, "x"), nobody)).toBe(true);
  const { uid, gid } = statSync(closed);
  expect(canReach(join(closed, "x"), { uid, gid })).toBe(true);
});

test("links that npm's install script would have made are made at start", () => {
  const link = join(binaries, "lib", "libpq.so.5");
  rmSync(link);
  hydrateLinks(binaries);
  expect(readlinkSync(link)).toBe("libpq.so.5.18");
  expect(existsSync(link)).toBe(true);
  hydrateLinks(binaries);
});

test("nothing is kept of root's rights where the programs and the data can be reached", () => {
  expect(decidePlace(binaries, join(dir, "data", "cluster")).capabilities).toEqual([]);
  makeCluster("plain");
});

test.runIf(rootOnLinux)("as root the programs run from below a closed directory", () => {
  chmodSync(join(dir, "package"), 0o700);
  expect(decidePlace(binaries, join(dir, "data", "cluster")).capabilities).toEqual([2]);
  makeCluster("below-closed");
  chmodSync(join(dir, "package"), 0o755);
});

test.runIf(rootOnLinux)("as root the programs run where npm unpacked them for root alone", () => {
  execFileSync("chmod", ["-R", "go=", binaries]);
  expect(decidePlace(binaries, join(dir, "data", "cluster")).capabilities).toEqual([1]);
  makeCluster("for-root-alone");
  execFileSync("chmod", ["-R", "go=rX", binaries]);
});

test.runIf(rootOnLinux)("data that belong to another user than nobody are served as that user", () => {
  const cluster = join(dir, "theirs");
  mkdirSync(cluster);
  execFileSync("chown", ["12345:12345", cluster]);
  expect(decidePlace(binaries, cluster).owner).toEqual({ uid: 12345, gid: 12345 });
});
