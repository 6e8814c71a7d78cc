// Starting and ending: one server to a data directory, the command line with and without a server, orderly ends that lose
// nothing and leave nothing behind, and settings that are refused in words.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { processesOf, until } from "../processes.ts";
import { runToEnd, startServer, type TestServer } from "../server.ts";
import { findLosses, Load } from "./durability-load.ts";

const minutes = 60_000;
let dataDir: string;
let server: TestServer | undefined;
let writeKey = "";

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "vivencia-lifecycle-"));
  server = await startServer({ dataDir });
  writeKey = server.writeKey;
}, 3 * minutes);

afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
}, minutes);

const askedSchema = z.object({ total: z.object({ n: z.number() }) });
const askArgs = ["ask", "interactions", "--from", "2026-01-01", "--to", "2027-01-01", "--json"];

async function askByCommand(): Promise<number> {
  const { code, stdout, stderr } = await runToEnd("cli", askArgs, dataDir);
  expect(code, stderr).toBe(0);
  return askedSchema.parse(JSON.parse(stdout)).total.n;
}

function running(): TestServer {
  if (!server) throw new Error("no server runs");
  return server;
}

describe("a data directory", { timeout: 5 * minutes }, () => {
  it("is refused to a second server with exit code 7, naming the first and the way out", async () => {
    const { code, stderr } = await runToEnd("main", [], dataDir);
    expect(code).toBe(7);
    expect(stderr).toContain(dataDir);
    expect(stderr).toContain(`process ${running().pid}`);
    expect(stderr).toContain("VIVENCIA_DATA");
    expect((await fetch(`${running().address}/readyz`)).status).toBe(200);
  });

  it("serves the command line through the server that runs on it", async () => {
    const { code, stdout } = await runToEnd("cli", ["keys", "create", "--kind", "write", "--json"], dataDir);
    expect(code).toBe(0);
    const { key } = z.object({ key: z.string() }).parse(JSON.parse(stdout));
    const authorization = `Bearer ${key}`;
    const body = JSON.stringify({ userId: "ana", event: "Visit", timestamp: "2026-05-01T10:00:00Z" });
    const sent = await fetch(`${running().address}/v1/track`, {
      method: "POST",
      headers: { authorization },
      body,
    });
    expect(sent.status).toBe(200);
    await until("the event is in the log", async () => (await askByCommand()) === 1, minutes);
  });
});

describe("an orderly end", { timeout: 5 * minutes }, () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    it(`by ${signal} exits 0, keeps what was acknowledged and leaves nothing running`, async () => {
      const sender = new Load({
        connections: 8,
        pauseMs: 2,
        writeKey,
        address: () => server?.address,
        random: Math.random,
        name: `end-${signal}-${Date.now()}`,
      });
      sender.start();
      await until("something is acknowledged", () => sender.acknowledged.size > 300, minutes);
      const ended = await running().stop(signal);
      const { output } = running();
      server = undefined;
      await sender.stop();
      expect(ended, output()).toEqual({ code: 0, signal: null });
      expect(processesOf(dataDir)).toEqual([]);
      expect(sender.odd).toEqual([]);
      if (signal === "SIGTERM") {
        // Nobody serves: the command opens the engines itself, and ends them.
        expect(await askByCommand()).toBeGreaterThanOrEqual(sender.acknowledged.size);
        expect(processesOf(dataDir)).toEqual([]);
      }
      server = await startServer({ dataDir });
      expect(await findLosses(server, [sender])).toEqual([]);
    });

  it("comes at once also while the server is still starting", async () => {
    const dir = mkdtempSync(join(tmpdir(), "vivencia-early-end-"));
    try {
      const starting = runToEnd("main", [], dir);
      const holder = () => {
        try {
          return z.object({ pid: z.number() }).parse(JSON.parse(readFileSync(join(dir, "lock"), "utf8"))).pid;
        } catch {
          return undefined;
        }
      };
      await until("an engine is starting", () => processesOf(dir).length > 0, minutes);
      const pid = holder();
      if (pid === undefined) throw new Error("nobody holds the data directory");
      process.kill(pid, "SIGTERM");
      expect((await starting).code).toBe(0);
      expect(processesOf(dir)).toEqual([]);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

describe("a bad setting", { timeout: 2 * minutes }, () => {
  it("is refused at the start with its name, what is wrong and an example", async () => {
    const dir = join(tmpdir(), "vivencia-never-made");
    const { code, stderr } = await runToEnd("main", [], dir, { PORT: "80000" });
    expect(code).toBe(2);
    expect(stderr).toContain("PORT=80000");
    expect(stderr).toContain("from 0 to 65535");
    expect(stderr).toContain("PORT=4600");
  });
});
