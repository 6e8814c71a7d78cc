// However the process that started the engines ends, they end too; and what all of them weigh together while idle.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { processesOf, runScript, until } from "../../test/processes.ts";
import { identifyProcess } from "./process-identity.ts";

// Real processes on a busy machine take their time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const dir = mkdtempSync(join(tmpdir(), "vivencia-orphans-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.runIf(process.platform === "linux").each(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "the engines end when their parent is ended by %s, also in the middle of work",
  async (signal) => {
    const dataDir = join(dir, signal);
    const { child, firstLine } = await runScript("engine-parent.ts", [dataDir]);
    const { clickhouse, postgres, postgresUrl } = JSON.parse(firstLine);
    const busy = new Client({ connectionString: postgresUrl });
    busy.on("error", () => undefined);
    await busy.connect();
    const query = busy.query("SELECT pg_sleep(60)").catch(() => undefined);
    expect(processesOf(dataDir).length).toBeGreaterThanOrEqual(7);
    child.kill(signal);
    await until("no process is left", () => processesOf(dataDir).length === 0, 15_000);
    expect([clickhouse, postgres].map(identifyProcess)).toEqual([undefined, undefined]);
    await query;
  },
);

test.runIf(process.platform === "linux")(
  "the engines end when their parent leaves without a word",
  async () => {
    const dataDir = join(dir, "leave");
    await runScript("engine-parent.ts", [dataDir, "leave"]);
    await until("no process is left", () => processesOf(dataDir).length === 0, 15_000);
  },
);

test("an engine whose parent was killed an instant ago does not keep the next start from the data", async () => {
  const dataDir = join(dir, "again");
  const first = await runScript("engine-parent.ts", [dataDir]);
  first.child.kill("SIGKILL");
  const second = await runScript("engine-parent.ts", [dataDir]);
  expect(JSON.parse(second.firstLine).postgres).not.toBe(JSON.parse(first.firstLine).postgres);
  second.child.kill("SIGKILL");
  await until("no process is left", () => processesOf(dataDir).length === 0, 15_000);
});

test("where the kernel does not help, a pipe that only we hold ends the engine", async () => {
  const { child, firstLine } = await runScript("watched-sleep.ts", []);
  const pid = Number(firstLine);
  expect(identifyProcess(pid)).toBeDefined();
  child.kill("SIGKILL");
  await until("the engine has ended", () => identifyProcess(pid) === undefined);
});

test.runIf(process.platform === "linux")("all idle processes together stay below 600 MB", async () => {
  const dataDir = join(dir, "idle");
  const { child } = await runScript("engine-parent.ts", [dataDir]);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  let bytes = 0;
  const weights: string[] = [];
  for (const name of readdirSync("/proc")) {
    const own =
      processesOf(dataDir).some((line) => line.startsWith(`${name} `)) || name === String(child.pid);
    if (!own) continue;
    const pss =
      Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/smaps_rollup`, "utf8"))?.[1] ?? 0) * 1024;
    bytes += pss;
    weights.push(`${readFileSync(`/proc/${name}/comm`, "utf8").trim()} ${Math.round(pss / 1e6)} MB`);
  }
  console.log(`idle: ${Math.round(bytes / 1e6)} MB (${weights.join(", ")})`);
  expect(bytes).toBeGreaterThan(50e6);
  expect(bytes).toBeLessThan(600e6);
  child.kill("SIGKILL");
  await until("no process is left", () => processesOf(dataDir).length === 0, 15_000);
});
