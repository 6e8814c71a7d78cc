// Measures durable intake over HTTP, the product against the bare server, in interleaved rounds on one pair of engines.
// A round lasts until everything acknowledged is in the engine and the merges it caused are over, so that CPU per event is
// the whole price; the rate is that of acknowledgements, and at the end every acknowledged event must be in the log.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { median, type Section, show, table, tell } from "./figures.ts";
import { cpuSecondsOfTree, rssMegabytes } from "./processes.ts";
import { endChild, openStand, type Product, root, type Stand } from "./stand.ts";

const loadSchema = z.object({
  seconds: z.number(),
  acknowledged: z.number(),
  refused: z.number(),
  p50: z.number(),
  p99: z.number(),
  cpuSeconds: z.number(),
});

interface Target {
  readonly name: "product" | "bare";
  readonly pid: number;
  readonly port: number;
  readonly key: string;
  readonly table: string;
}

/** What one round showed. CPU in microseconds an event. */
interface Round {
  readonly perSecond: number;
  readonly intoLogPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly serverUs: number;
  readonly clickhouseUs: number;
  readonly postgresUs: number;
  readonly senderUs: number;
  readonly rssMost: number;
}

const connections = 64;

function runTs(file: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", join(root, "bench", file), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
    child.once("exit", (code) => reject(new Error(`A process of the bench ended with ${code}`)));
  });
}

async function load(target: Target, events: number, perRequest: number) {
  const args = [target.port, target.key, events, perRequest, connections].map(String);
  const result = loadSchema.parse(JSON.parse(await firstLine(runTs("load.ts", args))));
  if (result.refused > 0) throw new Error(`${target.name} refused ${result.refused} events`);
  return result;
}

/** Sends tracked events to a product and resolves when all are in the log. */
export async function sendEvents(
  stand: Stand,
  product: Product,
  events: number,
  perRequest = 100,
): Promise<void> {
  await measureRound(stand, targetOf(product), events, perRequest);
}

function targetOf(product: Product): Target {
  const port = Number(new URL(product.address).port);
  return { name: "product", pid: product.pid, port, key: product.writeKey, table: "interaction" };
}

async function startBare(stand: Stand): Promise<{ target: Target; child: ChildProcess }> {
  await stand.client.command({
    query: `CREATE TABLE bare (received DateTime64(3, 'UTC'), body String CODEC(ZSTD(1))) ENGINE = MergeTree ORDER BY received
      SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
        min_compressed_bytes_to_fsync_after_merge = 1`,
  });
  const directory = join(stand.dir, "bare");
  mkdirSync(directory);
  const { url, username, password } = stand.clickhouse.endpoint;
  const address = `${url.replace("//", `//${username}:${password}@`)}/vivencia`;
  const child = runTs("bare-server.ts", [directory, address]);
  const port = Number(await firstLine(child));
  return { child, target: { name: "bare", pid: child.pid ?? 0, port, key: "none", table: "bare" } };
}

async function measureRound(
  stand: Stand,
  target: Target,
  events: number,
  perRequest: number,
): Promise<Round> {
  const rows = () => stand.count(`SELECT count() FROM ${target.table}`);
  const parts = { server: target.pid, clickhouse: stand.clickhouse.pid, postgres: stand.postgres.pid };
  const usage = () => ({
    server: cpuSecondsOfTree(parts.server),
    clickhouse: cpuSecondsOfTree(parts.clickhouse),
    postgres: cpuSecondsOfTree(parts.postgres),
  });
  const rowsBefore = await rows();
  const before = usage();
  const startedAt = performance.now();
  const result = await load(target, events, perRequest);
  const startupMs = performance.now() - startedAt - result.seconds * 1000;
  const deadline = Date.now() + 120_000;
  while ((await rows()) < rowsBefore + result.acknowledged) {
    if (Date.now() > deadline)
      throw new Error(
        `${target.name}: ${rowsBefore + result.acknowledged - (await rows())} acknowledged events are missing`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const intoLogSeconds = (performance.now() - startedAt - startupMs) / 1000;
  await stand.settled();
  if ((await rows()) !== rowsBefore + result.acknowledged)
    throw new Error(`${target.name}: more rows than acknowledged events`);
  const after = usage();
  const n = result.acknowledged;
  return {
    perSecond: n / result.seconds,
    intoLogPerSecond: n / intoLogSeconds,
    p50: result.p50,
    p99: result.p99,
    serverUs: ((after.server - before.server) / n) * 1e6,
    clickhouseUs: ((after.clickhouse - before.clickhouse) / n) * 1e6,
    postgresUs: ((after.postgres - before.postgres) / n) * 1e6,
    senderUs: (result.cpuSeconds / n) * 1e6,
    rssMost: rssMegabytes(target.pid).most,
  };
}

const shown: readonly (readonly [string, keyof Round, string])[] = [
  ["acknowledged events/s", "perSecond", ""],
  ["events/s until all are in the log", "intoLogPerSecond", ""],
  ["p50", "p50", "ms"],
  ["p99", "p99", "ms"],
  ["CPU of the server an event", "serverUs", "µs"],
  ["CPU of ClickHouse an event, merges included", "clickhouseUs", "µs"],
  ["CPU of PostgreSQL an event", "postgresUs", "µs"],
  ["CPU of the sender an event", "senderUs", "µs"],
  ["most memory of the server (RSS)", "rssMost", "MB"],
];

/** Runs the rounds and gives the section of the report. */
export async function measureIntake(options: { readonly quick: boolean }): Promise<Section> {
  const stand = await openStand();
  const product = await stand.startProduct("data");
  const bare = await startBare(stand);
  const body: string[] = [];
  const aims: { text: string; met: boolean }[] = [];
  try {
    const ours = targetOf(product);
    const sizes = options.quick
      ? ([
          [1, 20_000, 2],
          [100, 100_000, 2],
        ] as const)
      : ([
          [1, 40_000, 5],
          [100, 200_000, 5],
        ] as const);
    for (const [perRequest, events, rounds] of sizes) {
      for (const target of [ours, bare.target]) await measureRound(stand, target, events / 5, perRequest);
      const seen = { product: [] as Round[], bare: [] as Round[] };
      for (let round = 0; round < rounds; round++)
        // A B, then B A, so that whatever drifts meets both alike.
        for (const target of round % 2 === 0 ? [ours, bare.target] : [bare.target, ours]) {
          const result = await measureRound(stand, target, events, perRequest);
          seen[target.name].push(result);
          tell(
            `intake ${perRequest} a request, ${target.name}: ${show(result.perSecond)} events/s, ${show(result.serverUs)} + ${show(result.clickhouseUs)} + ${show(result.postgresUs)} µs CPU an event`,
          );
        }
      const ratio = (key: keyof Round) =>
        median(seen.product.map((round, i) => round[key] / (seen.bare[i]?.[key] ?? Number.NaN)));
      body.push(
        `**${perRequest === 1 ? "One event" : `${perRequest} events`} a request**, ${connections} connections, ${rounds} rounds of ${events.toLocaleString("en-US")} events each:`,
        table(
          ["", "Vivencia", "bare", "ratio"],
          shown.map(([name, key, unit]) => [
            name,
            show(median(seen.product.map((round) => round[key])), unit),
            show(median(seen.bare.map((round) => round[key])), unit),
            // The bare server does not touch PostgreSQL.
            key === "postgresUs" ? "" : show(ratio(key)),
          ]),
        ),
      );
      const reached = ratio("perSecond");
      aims.push({
        text: `Durable intake with ${perRequest} ${perRequest === 1 ? "event" : "events"} a request at least 60 % of the bare rate: ${show(reached * 100)} %`,
        met: reached >= 0.6,
      });
    }
    const [acknowledged, stored] = [
      await stand.count("SELECT count() FROM message"),
      await stand.count("SELECT count() FROM interaction"),
    ];
    body.push(
      `Every acknowledged event was in the log at the end of its round, none twice (${stored.toLocaleString("en-US")} interactions, ${acknowledged.toLocaleString("en-US")} messages).`,
    );
    return { key: "intake", title: "Durable intake over HTTP", body, aims };
  } finally {
    await product.stop();
    await endChild(bare.child);
    await stand.close();
  }
}
