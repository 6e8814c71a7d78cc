// Measures surveys: complete responses through the public page's path until all are in the log, and the results of a survey
// with many of them, beside the same count sent bare. Ids are drawn at random, so their order is never that of the times.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { median, type Section, show, table, tell } from "./figures.ts";
import { cpuSecondsOfTree } from "./processes.ts";
import { openStand, root, type Stand } from "./stand.ts";

const loadSchema = z.object({
  seconds: z.number(),
  acknowledged: z.number(),
  refused: z.number(),
  p50: z.number(),
  p99: z.number(),
  cpuSeconds: z.number(),
});

const madeSchema = z.object({ id: z.string(), key: z.string(), token: z.string() });
const resultsSchema = z.object({
  responses: z.number(),
  lead: z.object({ measure: z.object({ n: z.number(), score: z.number() }) }),
});

function send(port: number, token: string, responses: number): Promise<z.infer<typeof loadSchema>> {
  const args = [
    "--import",
    "tsx",
    join(root, "bench/survey-load.ts"),
    ...[port, token, responses, 64].map(String),
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve(loadSchema.parse(JSON.parse(text)))
        : reject(new Error(`the load ended with ${code}`)),
    );
  });
}

/** What one round showed. CPU in microseconds a response. */
interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly server: number;
  readonly clickhouse: number;
  readonly postgres: number;
  readonly sender: number;
}

/** The count that the results rest on, as plain SQL. */
const bareSql = (key: string) => `SELECT question, choice, score, scale_min, scale_max, count() FROM answer
  WHERE workspace = 1 AND metric IN ('nps', 'ces', 'ces1', 'csat', 'choice', 'ranking', 'emotion', 'rating', 'expectation', 'perception', 'consent')
    AND event = 'Survey Answered' AND startsWith(question, '${key}.')
  GROUP BY question, choice, score, scale_min, scale_max`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function arrived(stand: Stand, responses: number): Promise<void> {
  const deadline = Date.now() + 300_000;
  const rows = () => stand.count("SELECT count() FROM interaction");
  for (let now = await rows(); now < responses; now = await rows()) {
    if (Date.now() > deadline) throw new Error(`${responses - now} acknowledged responses are missing`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs it and gives the section of the report. */
export async function measureSurveys(options: { readonly quick: boolean }): Promise<Section> {
  const stand = await openStand();
  const product = await stand.startProduct("data");
  try {
    const made = madeSchema.parse(
      await product.call("POST", "/api/v1/surveys", { template: "relationship_nps", language: "es" }),
    );
    await product.call("POST", `/api/v1/surveys/${made.id}/publish`, { revision: 1 });
    const port = Number(new URL(product.address).port);
    const sizes = options.quick ? [5_000, 15_000] : [10_000, 30_000, 30_000, 30_000];
    const usage = () => ({
      server: cpuSecondsOfTree(product.pid),
      clickhouse: cpuSecondsOfTree(stand.clickhouse.pid),
      postgres: cpuSecondsOfTree(stand.postgres.pid),
    });
    const rounds: Round[] = [];
    let all = 0;
    for (const size of sizes) {
      const before = usage();
      const said = await send(port, made.token, size);
      if (said.refused > 0) throw new Error(`${said.refused} responses were refused`);
      all += size;
      await arrived(stand, all);
      const after = usage();
      const us = (key: keyof typeof before) => ((after[key] - before[key]) / size) * 1e6;
      const round = {
        perSecond: size / said.seconds,
        ...{ p50: said.p50, p99: said.p99 },
        ...{ server: us("server"), clickhouse: us("clickhouse"), postgres: us("postgres") },
        sender: (said.cpuSeconds / size) * 1e6,
      };
      // The first round warms both up.
      if (all > size) rounds.push(round);
      tell(
        `surveys: ${show(round.perSecond)} responses/s, ${show(round.server)} + ${show(round.clickhouse)} + ${show(round.postgres)} µs CPU a response`,
      );
    }
    await stand.settled();
    const results = () => product.call("POST", `/api/v1/surveys/${made.id}/results`, {});
    const found = resultsSchema.parse(await results());
    if (found.responses !== all || found.lead.measure.n !== all)
      throw new Error(`of ${all} responses ${found.responses} are counted`);
    const bare = () =>
      stand.client.query({ query: bareSql(made.key), format: "JSONEachRow" }).then((answer) => answer.json());
    const ours: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < 20; round++) {
      ours.push(await timed(results));
      plain.push(await timed(bare));
    }
    const middle = (key: keyof Round) => median(rounds.map((round) => round[key]));
    const summary = median(ours);
    return {
      key: "surveys",
      title: "Surveys",
      body: [
        `Complete responses of two answers through the public path, one a request, 64 connections, ${rounds.length} rounds; ${all.toLocaleString("en-US")} in all, each of which was in the log at the end, none twice. NPS ${show(found.lead.measure.score)} of ${found.lead.measure.n.toLocaleString("en-US")}.`,
        table(
          ["", "Vivencia"],
          [
            ["acknowledged responses/s", show(middle("perSecond"))],
            ["p50", show(middle("p50"), "ms")],
            ["p99", show(middle("p99"), "ms")],
            ["CPU of the server a response", show(middle("server"), "µs")],
            ["CPU of ClickHouse a response", show(middle("clickhouse"), "µs")],
            ["CPU of PostgreSQL a response", show(middle("postgres"), "µs")],
            ["CPU of the sender a response", show(middle("sender"), "µs")],
          ],
        ),
        `The results of that survey over HTTP, three queries side by side: ${show(summary, "ms")}; the largest of them bare: ${show(median(plain), "ms")}.`,
      ],
      aims: [
        {
          text: `At least 2,000 complete responses a second: ${show(middle("perSecond"))}`,
          met: middle("perSecond") >= 2000,
        },
        {
          text: `The results of ${all.toLocaleString("en-US")} responses in under 50 ms: ${show(summary, "ms")}`,
          met: summary < 50 && (options.quick || all >= 100_000),
        },
      ],
    };
  } finally {
    await product.stop();
    await stand.close();
  }
}
