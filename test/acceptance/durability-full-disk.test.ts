// A full disk: senders are told to wait and never that something was taken which was not; the engines may fall over; and
// when there is room again everything acknowledged is there and the server takes more. On a small file system of its own,
// which only root can make: elsewhere the test says so and is skipped.

import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { until } from "../processes.ts";
import { startServer, type TestServer } from "../server.ts";
import { findLosses, Load, statusOf } from "./durability-load.ts";

const minutes = 60_000;

function mountSmall(dir: string): boolean {
  const args = ["-t", "tmpfs", "-o", "size=400m,mode=755", "vivencia-test", dir];
  return process.platform === "linux" && spawnSync("mount", args, { stdio: "ignore" }).status === 0;
}

function unmount(dir: string): void {
  if (spawnSync("umount", [dir], { stdio: "ignore" }).status !== 0) spawnSync("umount", ["-l", dir]);
}

const canMount = (() => {
  const dir = mkdtempSync(join(tmpdir(), "vivencia-mount-"));
  const can = mountSmall(dir);
  if (can) unmount(dir);
  rmSync(dir, { recursive: true, force: true });
  return can;
})();
const where = canMount ? "" : " (skipped: no small file system can be mounted here; run as root on Linux)";

let dir: string;
let dataDir: string;
let server: TestServer | undefined;
let load: Load | undefined;

beforeEach(() => {
  if (!canMount) return;
  dir = mkdtempSync(join(tmpdir(), "vivencia-small-"));
  mountSmall(dir);
  dataDir = join(dir, "data");
});

afterEach(async () => {
  if (!canMount) return;
  await load?.stop();
  await server?.close();
  unmount(dir);
  rmSync(dir, { recursive: true, force: true });
}, minutes);

/** Writes until nothing more fits, also what was freed meanwhile. */
function fill(): void {
  const piece = Buffer.alloc(1024 * 1024);
  for (let size = piece.length; size >= 4096; )
    try {
      appendFileSync(join(dir, "filler"), piece.subarray(0, size));
    } catch {
      size /= 4;
    }
}

function free(): void {
  rmSync(join(dir, "filler"), { force: true });
}

async function keepFull(ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    fill();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function running(): TestServer {
  if (!server) throw new Error("no server runs");
  return server;
}

function startLoad(writeKey: string): Load {
  const made = new Load({
    connections: 6,
    pauseMs: 10,
    writeKey,
    address: () => server?.address,
    random: Math.random,
    name: `disk-${Date.now()}`,
    ballastBytes: 2_000,
  });
  made.start();
  return made;
}

describe.skipIf(!canMount)(`a full disk${where}`, { timeout: 6 * minutes }, () => {
  it("is answered with 503 and Retry-After, loses nothing acknowledged, and ends when there is room", async () => {
    server = await startServer({ dataDir });
    load = startLoad(server.writeKey);
    const sender = load;
    await until("something is acknowledged", () => sender.acknowledged.size > 500, minutes);
    await keepFull(8_000);
    expect(statfsSync(dir).bavail * statfsSync(dir).bsize).toBeLessThan(64 * 1024);
    const refused = sender.refused;
    expect(refused).toBeGreaterThan(0);
    await keepFull(4_000);
    expect(sender.refused).toBeGreaterThan(refused);
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    free();
    const before = sender.acknowledged.size;
    await until("it accepts again", () => sender.acknowledged.size > before + 200, 2 * minutes);
    await sender.stop();
    const ready = async () => (await fetch(`${running().address}/readyz`)).status === 200;
    await until("the engines are back", ready, 2 * minutes);
    const written = async () => (await statusOf(running())).journal.bytesWaiting === 0;
    await until("all is in the log", () => written().catch(() => false), 2 * minutes);
    expect(await findLosses(server, [sender]), server.output()).toEqual([]);
    expect((await statusOf(server)).reconciles).toBe(true);
    expect(sender.odd).toEqual([]);
    expect(sender.unanswered).toBe(0);
    expect(sender.refusedWithoutWait).toBe(0);
  });

  it("on which everything is killed loses nothing acknowledged either, once there is room", async () => {
    server = await startServer({ dataDir });
    load = startLoad(server.writeKey);
    const sender = load;
    await until("something is acknowledged", () => sender.acknowledged.size > 500, minutes);
    await keepFull(3_000);
    await server.kill();
    server = undefined;
    fill();
    // With no room at all it may come up or say why not; what is there must survive the attempt.
    const attempt = startServer({ dataDir, timeoutMs: 15_000 });
    await attempt.then(
      (started) => started.kill(),
      () => undefined,
    );
    free();
    server = await startServer({ dataDir });
    const before = sender.acknowledged.size;
    await until("it accepts again", () => sender.acknowledged.size > before + 200, 2 * minutes);
    await sender.stop();
    const written = async () => (await statusOf(running())).journal.bytesWaiting === 0;
    await until("all is in the log", () => written().catch(() => false), 2 * minutes);
    expect(await findLosses(server, [sender]), server.output()).toEqual([]);
    expect((await statusOf(server)).reconciles).toBe(true);
    expect(sender.refusedWithoutWait).toBe(0);
  });
});
