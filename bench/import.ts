// Measures mass writing through the API: the invented retailer, and a CSV file with a recipe, against the engine reading the
// same CSV into a plain table. CPU is told apart by process; merges that the rows caused count, so a round ends with them.

import { createReadStream, openAsBlob, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { RecipeBody } from "../src/domain/recipe.ts";
import { median, type Section, show, table, tell } from "./figures.ts";
import { cpuSecondsOfTree, rssMegabytes } from "./processes.ts";
import { openStand, type Product, type Stand } from "./stand.ts";

const stateSchema = z.object({
  state: z.string(),
  error: z.string().nullable(),
  counts: z.object({
    received: z.number(),
    interactions: z.number(),
    answers: z.number(),
    quarantined: z.number(),
  }),
});

/** What writing cost: CPU in seconds. */
interface Written {
  readonly rows: number;
  readonly answers: number;
  readonly seconds: number;
  readonly server: number;
  readonly clickhouse: number;
  readonly postgres: number;
}

/** Waits for an import to be over. Throws when it failed. */
async function watch(product: Product, id: string): Promise<z.infer<typeof stateSchema>> {
  for (;;) {
    const state = stateSchema.parse(await product.call("GET", `/api/v1/imports/${id}`));
    if (state.state === "done") return state;
    if (state.state === "failed" || state.state === "cancelled")
      throw new Error(`The import failed: ${state.error}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const started = z.object({ id: z.string() });

/** Writes the invented retailer; `customers` of them make about fifty times as many interactions. */
export async function simulate(product: Product, customers: number, seed = 1) {
  const body = { scenario: "retailer", customers, seed };
  return watch(product, started.parse(await product.call("POST", "/api/v1/demo", body)).id);
}

async function measure(
  stand: Stand,
  serverPid: number,
  write: () => Promise<{ rows: number; answers: number }>,
): Promise<Written> {
  const usage = () => [serverPid, stand.clickhouse.pid, stand.postgres.pid].map(cpuSecondsOfTree);
  const before = usage();
  const startedAt = performance.now();
  const written = await write();
  const seconds = (performance.now() - startedAt) / 1000;
  await stand.settled();
  const [server = 0, clickhouse = 0, postgres = 0] = usage().map((after, i) => after - (before[i] ?? 0));
  return { ...written, seconds, server, clickhouse, postgres };
}

const csvRecipe: RecipeBody = {
  version: 1,
  name: "Tickets",
  source: "bench-tickets",
  timeZone: "Europe/Madrid",
  id: ["ticket"],
  customer: [{ kind: "loyalty", column: "card" }],
  time: { column: "time", formats: ["YYYY-MM-DD HH:mm:ss"] },
  event: "Sale",
  channel: "store",
  unit: { column: "store" },
  order: { column: "ticket" },
  revenue: { column: "amount" },
  currency: "EUR",
  answers: [{ metric: "nps", column: "nps" }],
  comments: [{ column: "comment" }],
};

/** A file of tills' tickets: every fifth with an answer, every tenth with a comment. */
function writeCsv(path: string, rows: number, run: number): void {
  const lines = ["ticket,card,time,store,amount,nps,comment"];
  for (let i = 0; i < rows; i++) {
    const at = new Date(Date.UTC(2025, 0, 1) + ((i * 7919) % 31_000_000) * 1000).toISOString();
    const comment = i % 10 === 0 ? `"Todo bien, aunque la caja ${i % 13} tardó ${i % 30} minutos"` : "";
    lines.push(
      `T${run}-${i},${1_000_000 + ((i * 104_729) % 40_000)},${at.slice(0, 10)} ${at.slice(11, 19)},store-${i % 60},${((i * 37) % 20_000) / 100},${i % 5 === 0 ? (i / 5) % 11 : ""},${comment}`,
    );
  }
  writeFileSync(path, `${lines.join("\n")}\n`);
}

const inspected = z.object({ upload: z.string() });

async function importCsv(
  product: Product,
  path: string,
  token: string,
): Promise<{ rows: number; answers: number }> {
  const answer = await fetch(`${product.address}/api/v1/imports/inspect?name=tickets.csv`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
    body: await openAsBlob(path),
  });
  const { upload } = inspected.parse(await answer.json());
  const body = { upload, name: "tickets.csv", recipe: csvRecipe, dryRun: false };
  const { counts } = await watch(
    product,
    started.parse(await product.call("POST", "/api/v1/imports", body)).id,
  );
  if (counts.quarantined > 0) throw new Error(`${counts.quarantined} tickets were kept aside`);
  return { rows: counts.received, answers: counts.answers };
}

async function insertBare(stand: Stand, path: string): Promise<void> {
  await stand.client.insert({
    table: "bare_ticket",
    values: createReadStream(path),
    format: "CSVWithNames",
    clickhouse_settings: { max_insert_block_size: "20000", min_insert_block_size_rows: "20000" },
  });
}

function cellsOf(name: string, all: readonly Written[]): string[] {
  const us = (key: "server" | "clickhouse" | "postgres") =>
    median(all.map((one) => (one[key] / one.rows) * 1e6));
  return [
    name,
    median(all.map(({ rows }) => rows)).toLocaleString("en-US"),
    show(median(all.map(({ seconds }) => seconds)), "s"),
    show(median(all.map(({ rows, seconds }) => rows / seconds))),
    show(us("server"), "µs"),
    show(us("clickhouse"), "µs"),
    show(us("postgres"), "µs"),
  ];
}

/** The section of imports. */
export async function measureImport(options: { readonly quick: boolean }): Promise<Section> {
  const stand = await openStand();
  const product = await stand.startProduct("data");
  try {
    const demo = await measure(stand, product.pid, async () => {
      const { counts } = await simulate(product, options.quick ? 2_000 : 20_000);
      return { rows: counts.received, answers: counts.answers };
    });
    tell(`retailer: ${cellsOf("", [demo]).slice(1).join(" · ")}`);
    const demoMemory = rssMegabytes(product.pid).most;
    await stand.client.command({
      query: `CREATE TABLE bare_ticket (ticket String, card String, time DateTime, store LowCardinality(String), amount Float64,
        nps Nullable(UInt8), comment String) ENGINE = MergeTree ORDER BY (card, time)
        SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
          min_compressed_bytes_to_fsync_after_merge = 1`,
    });
    const seen = { product: [] as Written[], bare: [] as Written[] };
    const rows = options.quick ? 50_000 : 300_000;
    for (let run = 0; run < (options.quick ? 1 : 3); run++) {
      const path = join(stand.dir, `tickets-${run}.csv`);
      writeCsv(path, rows, run);
      seen.product.push(await measure(stand, product.pid, () => importCsv(product, path, product.token)));
      seen.bare.push(
        await measure(stand, 0, async () => {
          await insertBare(stand, path);
          return { rows, answers: 0 };
        }),
      );
      tell(`CSV: ${cellsOf("", seen.product.slice(-1)).slice(1).join(" · ")}`);
    }
    const perMinute = (demo.rows / demo.seconds) * 60;
    return {
      key: "import",
      title: "Mass writing",
      body: [
        "CPU is per row of the file or interaction, engines apart, merges included. The bare line is the engine reading the same CSV into a plain table in blocks of 20,000.",
        table(
          ["", "rows", "time", "rows/s", "CPU of the server", "CPU of ClickHouse", "CPU of PostgreSQL"],
          [
            cellsOf("`simulate retailer`", [demo]),
            cellsOf("CSV with a recipe", seen.product),
            cellsOf("the same CSV, bare", seen.bare),
          ],
        ),
        `Most memory of the server while writing: ${show(demoMemory, "MB")} (retailer), ${show(rssMegabytes(product.pid).most, "MB")} (CSV).`,
      ],
      aims: [
        {
          text: `A million interactions of the invented retailer in under a minute: ${show(perMinute / 1e6)} M a minute`,
          met: perMinute >= 1e6,
        },
      ],
    };
  } finally {
    await product.stop();
    await stand.close();
  }
}
