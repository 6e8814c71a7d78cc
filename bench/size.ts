// Measures bytes per interaction on the disk after all merges: of the invented retailer, and of tracked events as browsers
// send them, with random UUIDs for message ids. Bytes of a column are those after compression.

import { z } from "zod";
import { type Section, show, table, tell } from "./figures.ts";
import { simulate } from "./import.ts";
import { sendEvents } from "./intake.ts";
import { openStand, type Stand } from "./stand.ts";

const tables = ["interaction", "answer", "message", "trait", "alias"] as const;
const columnsShown = 12;

const partsSchema = z.array(
  z.object({ name: z.string(), rows: z.coerce.number(), bytes: z.coerce.number() }),
);
const columnsSchema = z.array(z.object({ name: z.string(), bytes: z.coerce.number() }));

async function measureTables(stand: Stand) {
  for (const name of tables) await stand.client.command({ query: `OPTIMIZE TABLE ${name} FINAL` });
  await stand.settled();
  const read = async (query: string) => (await stand.client.query({ query, format: "JSONEachRow" })).json();
  const parts = partsSchema.parse(
    await read(`SELECT table AS name, sum(rows) AS rows, sum(bytes_on_disk) AS bytes FROM system.parts
      WHERE active AND database = 'vivencia' AND table IN (${tables.map((name) => `'${name}'`).join()}) GROUP BY table`),
  );
  const columns = columnsSchema.parse(
    await read(`SELECT name, data_compressed_bytes AS bytes FROM system.columns
      WHERE database = 'vivencia' AND table = 'interaction' ORDER BY bytes DESC LIMIT ${columnsShown}`),
  );
  const interactions = parts.find(({ name }) => name === "interaction")?.rows ?? 0;
  return { parts, columns, interactions };
}

type Measured = Awaited<ReturnType<typeof measureTables>>;

function describe({ parts, columns, interactions }: Measured): string[] {
  const rows = tables.flatMap((name) => {
    const found = parts.find((part) => part.name === name);
    return found
      ? [
          [
            name,
            found.rows.toLocaleString("en-US"),
            show(found.bytes / found.rows),
            show(found.bytes / interactions),
          ],
        ]
      : [];
  });
  const all = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    table(
      ["table", "rows", "bytes a row", "bytes an interaction"],
      [...rows, ["all", "", "", show(all / interactions)]],
    ),
    `Largest columns of \`interaction\`, bytes each: ${columns.map(({ name, bytes }) => `${name} ${show(bytes / interactions)}`).join(", ")}.`,
  ];
}

/** The section of sizes. */
export async function measureSize(options: { readonly quick: boolean }): Promise<Section> {
  const body: string[] = [];
  const sizes: number[] = [];
  for (const kind of ["retailer", "tracked"] as const) {
    const stand = await openStand();
    const product = await stand.startProduct("data");
    try {
      if (kind === "retailer") await simulate(product, options.quick ? 1_000 : 20_000);
      else await sendEvents(stand, product, options.quick ? 20_000 : 500_000);
      const measured = await measureTables(stand);
      body.push(
        kind === "retailer"
          ? "**The invented retailer**:"
          : "**Tracked events** with random UUIDs, as browsers send them:",
        ...describe(measured),
      );
      const bytes = measured.parts.find(({ name }) => name === "interaction")?.bytes ?? 0;
      sizes.push(bytes / measured.interactions);
      tell(`${kind}: ${show(bytes / measured.interactions)} bytes an interaction`);
    } finally {
      await product.stop();
      await stand.close();
    }
  }
  const [retailer = 0, tracked = 0] = sizes;
  return {
    key: "size",
    title: "Bytes on the disk",
    body,
    aims: [
      { text: `An interaction of the retailer in 15 to 48 bytes: ${show(retailer)}`, met: retailer <= 48 },
      { text: `A tracked interaction in 15 to 48 bytes: ${show(tracked)}`, met: tracked <= 48 },
    ],
  };
}
