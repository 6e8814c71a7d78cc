// An import, of a file or of the demo, that is killed again and again goes on by itself and ends with the figures of one
// that nobody disturbed. So does one whose engines die under it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { until } from "../processes.ts";
import { startServer, type TestServer } from "../server.ts";
import { type ImportProgress, importDone, importOf, startScores, statusOf } from "./durability-load.ts";

const minutes = 60_000;
const questions = [
  { metric: "nps", by: ["channel"] },
  { metric: "csat", by: ["touchpoint"] },
  { metric: "interactions", by: ["channel"], interval: "month" },
  { metric: "customers" },
  { metric: "revenue" },
];

/** A file with repeated rows and rows that cannot be read, spread over all of it. */
function scoresFile(rows: number): string {
  const lines = ["id,who,when,score"];
  for (let i = 0; i < rows; i++) {
    const id = i % 100 === 99 ? i - 50 : i;
    const when = i % 1000 === 7 ? "no day" : `2026-0${1 + (i % 6)}-1${i % 9}T1${i % 9}:00:00Z`;
    const score = i % 1000 === 11 ? "eleven" : i % 11;
    lines.push(`r${id},c${i % 5000},${when},${score}`);
  }
  return `${lines.join("\n")}\n`;
}

const rows = 120_000;
const text = scoresFile(rows);
const demo = { customers: 1_500, seed: 7, scenario: "retailer", until: Date.UTC(2026, 5, 1) };

async function startDemo(server: TestServer): Promise<string> {
  return z.object({ id: z.string() }).parse(await server.call("POST", "/api/v1/demo", demo)).id;
}

async function figuresOf(server: TestServer): Promise<unknown[]> {
  const period = { from: "2020-01-01", to: "2027-01-01" };
  const answers = questions.map((question) => server.call("POST", "/api/v1/ask", { ...question, ...period }));
  return Promise.all(answers);
}

/** What must not depend on what happened on the way. */
function outcomeOf({ state, counts, problems, error, bytesRead }: ImportProgress) {
  return { state, counts, problems, error, bytesRead };
}

let calm: TestServer;
let file: ImportProgress;
let invented: ImportProgress;
let figures: unknown[];
let server: TestServer | undefined;
let dataDir = "";
let first: TestServer | undefined;

beforeAll(async () => {
  calm = await startServer();
  file = await importDone(calm, await startScores(calm, text));
  invented = await importDone(calm, await startDemo(calm));
  figures = await figuresOf(calm);
  await calm.stop();
  first = await startServer();
  server = first;
  dataDir = first.dataDir;
}, 8 * minutes);

afterAll(async () => {
  await server?.kill();
  await first?.close();
  await calm?.close();
}, minutes);

function running(): TestServer {
  if (!server) throw new Error("no server runs");
  return server;
}

/** Kills at several moments while the import runs; resolves with how often it was still running then. */
async function disturb(id: string, kill: (round: number) => Promise<void>): Promise<number> {
  let disturbed = 0;
  for (let round = 0; round < 4; round++) {
    const { bytesRead } = await importOf(running(), id);
    const moves = async () => {
      const now = await importOf(running(), id);
      return now.state === "done" || now.bytesRead > bytesRead;
    };
    await until("the import goes on", moves, 3 * minutes);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
    if ((await importOf(running(), id)).state === "running") disturbed += 1;
    await kill(round);
  }
  return disturbed;
}

async function killServer(): Promise<void> {
  await running().kill();
  server = await startServer({ dataDir });
}

async function killEngine(round: number): Promise<void> {
  const path = round % 2 === 0 ? "clickhouse/run/process.json" : "postgres/process.json";
  const record: unknown = JSON.parse(readFileSync(join(dataDir, path), "utf8"));
  process.kill(z.object({ pid: z.number() }).parse(record).pid, "SIGKILL");
  const ready = async () => (await fetch(`${running().address}/readyz`)).status === 200;
  await new Promise((resolve) => setTimeout(resolve, 500));
  await until("the engine is back", ready, 2 * minutes);
}

describe("an import that is killed", { timeout: 10 * minutes }, () => {
  it("of a file ends as if nobody had disturbed it", async () => {
    expect(file.state, file.error ?? "").toBe("done");
    expect(file.counts).toMatchObject({ received: rows, quarantined: expect.any(Number) });
    const id = await startScores(running(), text);
    expect(await disturb(id, killServer)).toBeGreaterThan(0);
    expect(outcomeOf(await importDone(running(), id))).toEqual(outcomeOf(file));
    expect((await statusOf(running())).reconciles).toBe(true);
  });

  it("of the demo goes on after the death of an engine, and gives the same figures in the end", async () => {
    expect(invented.state, invented.error ?? "").toBe("done");
    const id = await startDemo(running());
    expect(await disturb(id, killEngine)).toBeGreaterThan(0);
    expect(outcomeOf(await importDone(running(), id))).toEqual(outcomeOf(invented));
    expect((await statusOf(running())).reconciles).toBe(true);
    expect(await figuresOf(running())).toEqual(figures);
  });

  it("adds nothing when it is done once more", async () => {
    const again = await importDone(running(), await startScores(running(), text));
    expect(again.counts).toMatchObject({
      received: rows,
      interactions: 0,
      duplicates: rows,
      answers: 0,
    });
    expect(await figuresOf(running())).toEqual(figures);
  });
});
