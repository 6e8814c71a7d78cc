// Measures what Vivencia takes while nobody asks anything: the memory of all its processes together (PSS, so that shared
// pages count once) after a start, after work and after a later start; and how long starts take.

import { rmSync } from "node:fs";
import { type Section, show, table, tell } from "./figures.ts";
import { simulate } from "./import.ts";
import { kindOf, pssMegabytes, treeOf } from "./processes.ts";
import { makeDirectory, type Product, startProduct } from "./stand.ts";

const kinds = ["server", "clickhouse", "postgres", "other"] as const;
const quietMs = 20_000;

async function memoryOf(product: Product): Promise<Record<(typeof kinds)[number] | "all", number>> {
  await new Promise((resolve) => setTimeout(resolve, quietMs));
  const sums = { server: 0, clickhouse: 0, postgres: 0, other: 0, all: 0 };
  for (const pid of treeOf(product.pid)) {
    const megabytes = pssMegabytes(pid);
    sums[kindOf(pid)] += megabytes;
    sums.all += megabytes;
  }
  return sums;
}

/** The section of idling. */
export async function measureIdle(options: { readonly quick: boolean }): Promise<Section> {
  const dataDir = makeDirectory();
  const rows: (readonly [string, Awaited<ReturnType<typeof memoryOf>>])[] = [];
  const starts: number[] = [];
  let product: Product | undefined;
  const note = async (name: string) => {
    if (!product) return;
    const memory = await memoryOf(product);
    rows.push([name, memory]);
    tell(`${name}: ${show(memory.all, "MB")}`);
  };
  try {
    product = await startProduct(dataDir);
    const firstMs = product.readyMs;
    await note("after the first start");
    await simulate(product, options.quick ? 1_000 : 20_000);
    await note(`after writing ${options.quick ? "50,000" : "a million"} interactions`);
    for (let start = 0; start < (options.quick ? 1 : 5); start++) {
      await product.stop();
      product = await startProduct(dataDir);
      starts.push(product.readyMs);
    }
    await note("after a later start");
    const worst = Math.max(...rows.map(([, memory]) => memory.all));
    const later = [...starts].sort((a, b) => a - b)[Math.floor(starts.length / 2)] ?? Number.NaN;
    return {
      key: "idle",
      title: "Idle memory and starts",
      body: [
        `Memory of all processes together (PSS), ${quietMs / 1000} s after the last request:`,
        table(
          ["", "all", "server", "ClickHouse", "PostgreSQL", "launchers"],
          rows.map(([name, memory]) => [
            name,
            show(memory.all, "MB"),
            ...kinds.map((kind) => show(memory[kind], "MB")),
          ]),
        ),
        `From the start of the process to ready: ${show(firstMs, "ms")} the first time, ${show(later, "ms")} later (median of ${starts.length}).`,
      ],
      aims: [
        { text: `Idle memory of all processes under 600 MB: at most ${show(worst, "MB")}`, met: worst < 600 },
        { text: `A later start within 3 s: ${show(later / 1000, "s")}`, met: later < 3000 },
      ],
    };
  } finally {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
