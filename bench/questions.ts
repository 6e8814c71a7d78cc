// Measures the questions of the dashboard at several sizes of the log: the product over HTTP against the very same SQL, sent
// bare with the engine's own client, in turns. The SQL is what the product's own actions sent, listened to once, so that
// both answer the same; queries that the product sends side by side are sent side by side.

import { z } from "zod";
import { askQuestion } from "../src/actions/ask-question.ts";
import { listComments } from "../src/actions/list-comments.ts";
import { showTimeline } from "../src/actions/look-up-customer.ts";
import { type Context, createContext, silentLog } from "../src/context.ts";
import { type QuestionBody, questionSchema } from "../src/domain/question.ts";
import { wholeOf } from "../src/domain/sight.ts";
import { type Database, openDatabase } from "../src/records/database.ts";
import { openWarehouse, type Warehouse } from "../src/warehouse/warehouse.ts";
import { type Aim, median, type Section, show, table, tell } from "./figures.ts";
import { busyInteractions, filled, fillLog, identitySql } from "./fill.ts";
import { openStand, type Product, type Stand } from "./stand.ts";

type Wave = readonly { readonly sql: string; readonly params: Record<string, unknown> }[];

/** Something that is asked: of the product over HTTP, and of its own actions to hear the SQL. */
interface Asked {
  readonly name: string;
  readonly product: () => Promise<unknown>;
  readonly inside: (app: { database: Database; warehouse: Warehouse; context: Context }) => Promise<unknown>;
}

/** The time and the CPU of both, in milliseconds. */
interface Timed {
  readonly product: number;
  readonly bare: number;
}

const year = { from: "2025-01-01", to: filled.to, timeZone: "Europe/Madrid" } as const;
const month = { from: "2025-12-01", to: filled.to, timeZone: "Europe/Madrid" } as const;

const questions: readonly (readonly [name: string, body: QuestionBody])[] = [
  ["NPS by channel and week, a year", { metric: "nps", ...year, by: ["channel"], interval: "week" }],
  ["CSAT by touchpoint and channel, a year", { metric: "csat", ...year, by: ["touchpoint", "channel"] }],
  ["NPS of a month against the one before", { metric: "nps", ...month, compare: "previous" }],
  ["CSAT of a month against the one before", { metric: "csat", ...month, compare: "previous" }],
  ["CES of a month against the one before", { metric: "ces", ...month, compare: "previous" }],
  [
    "interactions of a month against the one before",
    { metric: "interactions", ...month, compare: "previous" },
  ],
  ["customers of a year, counted exactly after merging", { metric: "customers", ...year }],
  ["revenue by month, a year", { metric: "revenue", ...year, interval: "month" }],
  ["NPS by a trait, a year", { metric: "nps", ...year, by: ["trait:plan"] }],
];

function askedOf(product: Product): readonly Asked[] {
  const comments = { ...month, limit: 20, filters: [] };
  return [
    ...questions.map(([name, body]) => ({
      name,
      product: () => product.call("POST", "/api/v1/ask", body),
      inside: (app: { database: Database; warehouse: Warehouse; context: Context }) =>
        askQuestion(app, wholeOf(1), questionSchema.parse(body)),
    })),
    {
      name: "the latest 20 comments",
      product: () => product.call("POST", "/api/v1/comments", comments),
      inside: (app) => listComments(app, wholeOf(1), comments),
    },
  ];
}

function timelineOf(product: Product, name: string, customer: string): Asked {
  return {
    name,
    product: () => product.call("GET", `/api/v1/customers/${customer}/timeline?limit=50`),
    inside: (app) => showTimeline(app, wholeOf(1), customer, { limit: 50 }),
  };
}

/** The queries that an action sends, in waves of those that were under way together. */
async function listen(asked: Asked, database: Database, warehouse: Warehouse): Promise<Wave[]> {
  const waves: { sql: string; params: Record<string, unknown> }[][] = [];
  let underWay = 0;
  const ask: Warehouse["ask"] = async (query, options) => {
    if (underWay === 0) waves.push([]);
    waves.at(-1)?.push({ sql: query.sql, params: { ...query.params } });
    underWay += 1;
    try {
      return await warehouse.ask(query, options);
    } finally {
      underWay -= 1;
    }
  };
  await asked.inside({ database, warehouse: { ...warehouse, ask }, context: createContext(silentLog) });
  return waves;
}

async function askBare(stand: Stand, waves: readonly Wave[]): Promise<void> {
  for (const wave of waves)
    await Promise.all(
      wave.map(async ({ sql, params }) => {
        const answer = await stand.client.query({ query: sql, query_params: params, format: "JSONEachRow" });
        await answer.json();
      }),
    );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Asks both in turns; the first of each is not counted. */
async function compare(stand: Stand, asked: Asked, waves: readonly Wave[], rounds: number): Promise<Timed[]> {
  const rows: Timed[] = [];
  for (let round = -2; round < rounds; round++) {
    const bareFirst = round % 2 === 0;
    const early = bareFirst ? await timed(() => askBare(stand, waves)) : 0;
    const product = await timed(asked.product);
    const bare = bareFirst ? early : await timed(() => askBare(stand, waves));
    if (round >= 0) rows.push({ product, bare });
  }
  return rows;
}

const withinAim = (product: number, bare: number) => product <= bare * 1.2 + 5;
const headline = ["", "interactions", "Vivencia", "same SQL bare", "ratio", "more"];

function rowOf(
  name: string,
  size: number,
  rows: readonly Timed[],
): { cells: string[]; product: number; met: boolean } {
  const product = median(rows.map((row) => row.product));
  const bare = median(rows.map((row) => row.bare));
  const ratio = median(rows.map((row) => row.product / row.bare));
  const more = median(rows.map((row) => row.product - row.bare));
  const cells = [
    name,
    `${size / 1e6} M`,
    show(product, "ms"),
    show(bare, "ms"),
    show(ratio),
    show(more, "ms"),
  ];
  return { cells, product, met: withinAim(product, bare) };
}

const sizeSchema = z.array(
  z.object({ table: z.string(), bytes: z.coerce.number(), rows: z.coerce.number() }),
);

async function describeSize(stand: Stand): Promise<string> {
  const answer = await stand.client.query({
    query: `SELECT table, sum(bytes_on_disk) AS bytes, sum(rows) AS rows FROM system.parts
      WHERE active AND database = 'vivencia' AND table IN ('interaction', 'answer', 'message') GROUP BY table ORDER BY table`,
    format: "JSONEachRow",
  });
  return sizeSchema
    .parse(await answer.json())
    .map((row) => `${row.table} ${show(row.rows / 1e6)} M rows, ${show(row.bytes / row.rows)} bytes each`)
    .join("; ");
}

/** How many interactions the log holds, step by step. */
function sizesOf(options: { readonly quick: boolean; readonly full: boolean }): readonly number[] {
  if (options.quick) return [1_000_000];
  return options.full ? [1_000_000, 10_000_000, 20_000_000] : [1_000_000, 10_000_000];
}

interface Options {
  readonly quick: boolean;
  readonly full: boolean;
}

/** Fills the log step by step and gives `atSize` the stage at each. */
async function atSizes(
  options: Options,
  atSize: (stage: {
    readonly stand: Stand;
    readonly product: Product;
    readonly size: number;
    readonly rounds: number;
    readonly waves: (asked: Asked) => Promise<Wave[]>;
  }) => Promise<void>,
): Promise<void> {
  const stand = await openStand();
  const product = await stand.startProduct("data");
  const { url, username, password } = stand.clickhouse.endpoint;
  const database = openDatabase({ url: stand.postgres.endpoint.url, onError: () => {} });
  const warehouse = openWarehouse({ url, database: "vivencia", writer: { user: username, password } });
  try {
    let there = 0;
    for (const size of sizesOf(options)) {
      const seconds = (await timed(() => fillLog(stand, there, size))) / 1000;
      there = size;
      tell(`${size / 1e6} M interactions after ${show(seconds)} s more; ${await describeSize(stand)}`);
      const rounds = options.quick ? 5 : size <= 1_000_000 ? 21 : 11;
      await atSize({ stand, product, size, rounds, waves: (asked) => listen(asked, database, warehouse) });
    }
  } finally {
    await warehouse.close();
    await database.close();
    await product.stop();
    await stand.close();
  }
}

/** The questions of the dashboard. */
export async function measureQuestions(options: Options): Promise<Section> {
  const rows = new Map<string, string[][]>();
  const aims: Aim[] = [];
  const products = new Map<string, Map<number, number>>();
  const sizes: string[] = [];
  await atSizes(options, async ({ stand, product, size, rounds, waves }) => {
    sizes.push(`- ${size / 1e6} M: ${await describeSize(stand)}`);
    for (const asked of askedOf(product)) {
      const row = rowOf(asked.name, size, await compare(stand, asked, await waves(asked), rounds));
      tell(row.cells.join(" · "));
      rows.set(asked.name, [...(rows.get(asked.name) ?? []), row.cells]);
      products.set(asked.name, (products.get(asked.name) ?? new Map()).set(size, row.product));
      if (!row.met)
        aims.push({
          text: `${asked.name} at ${size / 1e6} M at most 1.2 times its bare SQL and 5 ms`,
          met: false,
        });
    }
  });
  const all = [...rows.values()].flat().length;
  const late = aims.length;
  aims.unshift({
    text: `Questions at most 1.2 times their bare SQL plus 5 ms: ${all - late} of ${all}`,
    met: late === 0,
  });
  const growth = growthOf(products);
  if (growth) aims.push(growth);
  return {
    key: "questions",
    title: "Questions of the dashboard",
    body: [
      `The product over HTTP against the same SQL sent bare by \`@clickhouse/client\`, in turns. "More" is the median difference.`,
      sizes.join("\n"),
      table(headline, [...rows.values()].flat()),
    ],
    aims,
  };
}

/** Whether cost grows no faster than the data, from the smallest to the largest log. */
function growthOf(products: ReadonlyMap<string, ReadonlyMap<number, number>>): Aim | undefined {
  let worst = { name: "", times: 0, data: 0 };
  for (const [name, bySize] of products) {
    const all = [...bySize].sort(([a], [b]) => a - b);
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last || first === last) return undefined;
    const times = last[1] / first[1];
    if (times > worst.times) worst = { name, times, data: last[0] / first[0] };
  }
  return {
    text: `Cost grows no faster than the data: with ${worst.data} times the data at most ${show(worst.times)} times the time (${worst.name})`,
    met: worst.times <= worst.data,
  };
}

/** One customer's timeline: of the median one and of the busiest. */
export async function measureTimeline(options: Options): Promise<Section> {
  const cells: string[][] = [];
  const aims: Aim[] = [];
  await atSizes({ ...options, quick: options.quick }, async ({ stand, product, size, rounds, waves }) => {
    const median50 = await customerOf(
      stand,
      `(SELECT argMin(identity, abs(toInt64(n) - m)) FROM (
        SELECT identity, count() AS n, (SELECT quantileExact(0.5)(n) FROM (SELECT count() AS n FROM interaction GROUP BY identity)) AS m
        FROM interaction GROUP BY identity))`,
    );
    const busy = await customerOf(stand, identitySql("toUInt64(0)", "known"));
    for (const [name, customer] of [
      ["the median customer, 50 a page", median50],
      [`a customer with ${busyInteractions.toLocaleString("en-US")} interactions, 50 a page`, busy],
    ] as const) {
      const asked = timelineOf(product, name, customer);
      const row = rowOf(name, size, await compare(stand, asked, await waves(asked), rounds));
      tell(row.cells.join(" · "));
      cells.push(row.cells);
      aims.push({
        text: `Timeline of ${name} at ${size / 1e6} M at most 1.2 times its bare SQL and 5 ms`,
        met: row.met,
      });
    }
  });
  return { key: "timeline", title: "Timeline of one customer", body: [table(headline, cells)], aims };
}

async function customerOf(stand: Stand, sql: string): Promise<string> {
  const answer = await stand.client.query({ query: `SELECT toString(${sql}) AS id`, format: "JSONEachRow" });
  return z.array(z.object({ id: z.string() })).parse(await answer.json())[0]?.id ?? "";
}
