// An engine that drops a broken part when it starts says nothing of it. The ledger does: what is missing is noticed at the
// next start, said, and read again from the journal or from the imported file; what cannot be had again is named.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@clickhouse/client";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { openTestEngines, type TestEngines } from "../engines.ts";
import { until } from "../processes.ts";
import { runToEnd, startServer, type TestServer } from "../server.ts";
import { findLosses, importFile, Load, statusOf } from "./durability-load.ts";

const minutes = 60_000;
let engines: TestEngines;
let dataDir: string;
let server: TestServer | undefined;

/** The engines of the test run, so that the test can reach behind the server's back. */
function env(): Record<string, string> {
  const { username, password, httpPort, database } = engines.clickhouse;
  return {
    CLICKHOUSE_URL: `http://${username}:${encodeURIComponent(password)}@127.0.0.1:${httpPort}/${database}`,
    DATABASE_URL: engines.postgres.url,
  };
}

async function command(query: string): Promise<void> {
  const { url, username, password } = inject("clickhouse");
  const client = createClient({ url, username, password, database: engines.clickhouse.database });
  await client.command({ query });
  await client.close();
}

beforeEach(async () => {
  engines = await openTestEngines();
  dataDir = mkdtempSync(join(tmpdir(), "vivencia-ledger-"));
  server = await startServer({ dataDir, env: env() });
}, 3 * minutes);

afterEach(async () => {
  await server?.close();
  await engines.close();
  rmSync(dataDir, { recursive: true, force: true });
}, minutes);

function running(): TestServer {
  if (!server) throw new Error("no server runs");
  return server;
}

async function restart(): Promise<TestServer> {
  expect((await running().stop()).code).toBe(0);
  server = await startServer({ dataDir, env: { ...env(), VIVENCIA_LOG: "info" } });
  return server;
}

async function sendSome(): Promise<Load> {
  const load = new Load({
    connections: 4,
    pauseMs: 5,
    writeKey: running().writeKey,
    address: () => running().address,
    random: Math.random,
    name: `ledger-${Date.now()}`,
  });
  load.start();
  await until("a thousand are acknowledged", () => load.acknowledged.size > 1_000, minutes);
  await load.stop();
  await until(
    "all is in the log",
    async () => (await statusOf(running())).journal.bytesWaiting === 0,
    minutes,
  );
  return load;
}

const doctorSchema = z.array(z.object({ ok: z.boolean(), said: z.string() }));

async function doctor(): Promise<{ code: number | null; findings: z.infer<typeof doctorSchema> }> {
  const { code, stdout } = await runToEnd("cli", ["doctor", "--json"], dataDir, env());
  return { code, findings: doctorSchema.parse(JSON.parse(stdout)) };
}

const npsOf2026 = { metric: "nps", from: "2026-01-01", to: "2027-01-01" };

describe("rows that are missing in the log", { timeout: 5 * minutes }, () => {
  for (const table of ["interaction", "answer", "message"])
    it(`of table ${table} are noticed at the next start and read again from the journal`, async () => {
      const load = await sendSome();
      const before = await statusOf(running());
      const nps = await running().call("POST", "/api/v1/ask", npsOf2026);
      await command(`ALTER TABLE ${table} DROP PARTITION ${table === "message" ? "tuple()" : "2026"}`);
      const short = await statusOf(running());
      expect(short.reconciles).toBe(false);
      expect(short.ledger.short).toBeGreaterThan(0);
      const next = await restart();
      await until("it is whole", async () => (await statusOf(next)).reconciles, minutes);
      await until("it has ended", async () => !(await statusOf(next)).ledger.repairing, minutes);
      const after = await statusOf(next);
      expect(after).toMatchObject({ counts: before.counts, reconciles: true });
      expect(after.ledger).toEqual(before.ledger);
      expect(next.output()).toContain("rows are missing in the log");
      expect(next.output()).toContain("made whole again");
      expect(await findLosses(next, [load])).toEqual([]);
      expect(await next.call("POST", "/api/v1/ask", npsOf2026)).toEqual(nps);
      // What is sent again is still known.
      await load.sendBatch(next.address, [...load.acknowledged].slice(0, 100));
      await until(
        "the repeats are judged",
        async () => {
          return (await statusOf(next)).counts.duplicates === before.counts.duplicates + 100;
        },
        minutes,
      );
      expect((await doctor()).code).toBe(0);
    });

  it("of an import are read again from its file, and are named when it is gone", async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, i) => `r${i},c${i % 700},2026-03-0${1 + (i % 9)}T10:00:00Z,${i % 11}`,
    );
    await importFile(running(), `id,who,when,score\n${rows.join("\n")}\n`);
    const before = await statusOf(running());
    expect(before).toMatchObject({ counts: { interactions: 30_000 }, reconciles: true });
    await command("ALTER TABLE interaction DROP PARTITION 2026");
    await command("ALTER TABLE answer DROP PARTITION 2026");
    const next = await restart();
    await until("it is whole", async () => (await statusOf(next)).reconciles, minutes);
    expect((await statusOf(next)).counts).toEqual(before.counts);

    const uploads = join(dataDir, "uploads");
    for (const name of readdirSync(uploads)) rmSync(join(uploads, name), { recursive: true });
    await command("ALTER TABLE interaction DROP PARTITION 2026");
    const last = await restart();
    await until(
      "it has been tried",
      async () => (await statusOf(last)).ledger.beyondRepair.length > 0,
      minutes,
    );
    const status = await statusOf(last);
    expect(status.reconciles).toBe(false);
    expect(status.ledger.found).toBe(0);
    expect(status.ledger.beyondRepair[0]).toMatchObject({ reason: "source-gone" });
    expect(last.output()).toContain("a block of the log is not whole");
    const { code, findings } = await doctor();
    expect(code).toBe(1);
    expect(
      findings
        .filter(({ ok }) => !ok)
        .map(({ said }) => said)
        .join("\n"),
    ).toContain("30,000");
  });
});

describe("durability", { timeout: 5 * minutes }, () => {
  it("that a table of the log has lost is given back to it at the next start", async () => {
    await command("ALTER TABLE interaction MODIFY SETTING fsync_after_insert = 0");
    const next = await restart();
    expect((await statusOf(next)).warnings).toEqual([]);
    const { url, username, password } = inject("clickhouse");
    const client = createClient({ url, username, password, database: engines.clickhouse.database });
    const shown = await client.query({ query: "SHOW CREATE TABLE interaction", format: "TabSeparatedRaw" });
    expect(await shown.text()).toContain("fsync_after_insert = 1");
    await client.close();
  });
});
