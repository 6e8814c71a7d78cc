// Everything known of one customer as a file for that person: the right of access and of portability. JSON Lines carries every
// field under its name; CSV carries the same facts line by line for a spreadsheet, where no cell can start a formula.
// Invariant: the file holds exactly what the asker may see of the customer, and memory does not grow with its length.

import type { Doer } from "../domain/audit.ts";
import { type CsvLanguage, type CsvValue, csvStart, writeCsvRow } from "../domain/csv-cell.ts";
import type { Sight } from "../domain/sight.ts";
import { recordDeed } from "../records/audit-store.ts";
import type { App } from "./app.ts";
import { showCustomer, showTimeline } from "./look-up-customer.ts";

/** How the file is written. */
export type CustomerFileFormat = "ndjson" | "csv";

type Shown = Awaited<ReturnType<typeof showCustomer>>;
type Lived = Awaited<ReturnType<typeof showTimeline>>["items"][number];

/** Interactions that are in memory at a time. */
const pageSize = 500;

async function* livedBy(app: Pick<App, "database" | "warehouse">, sight: Sight, id: string, all: number) {
  if (all === 0) return;
  let cursor: string | undefined;
  do {
    const { items, next } = await showTimeline(app, sight, id, { limit: pageSize, cursor });
    yield items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

function parsed(properties: string): unknown {
  try {
    return JSON.parse(properties);
  } catch {
    return properties;
  }
}

const writeLine = (value: unknown) => `${JSON.stringify(value)}\n`;

async function* writeLines(customer: Shown, lived: AsyncIterable<readonly Lived[]>): AsyncGenerator<string> {
  yield writeLine({ record: "customer", ...customer });
  for await (const items of lived) {
    let text = "";
    for (const { properties, ...item } of items)
      text += writeLine({ record: "interaction", ...item, properties: parsed(properties) });
    yield text;
  }
}

const columns = [
  "record",
  "at",
  "name",
  "value",
  "kind",
  "channel",
  "touchpoint",
  "unit",
  "employee",
  "order",
  "product",
  "revenue",
  "currency",
  "wait_ms",
  "outcome",
  "url",
  "source",
  "properties",
] as const;

type Cells = Partial<Record<(typeof columns)[number], CsvValue>>;

function aboutRows(customer: Shown): Cells[] {
  return [
    ...customer.identifiers.map(({ kind, value, firstSeenAt, evidence }) => ({
      record: "identifier",
      at: firstSeenAt,
      name: kind,
      value,
      source: evidence,
    })),
    ...Object.entries(customer.traits).map(([name, value]) => ({ record: "trait", name, value })),
    ...customer.consents.map(({ purpose, state, at, where }) => ({
      record: "consent",
      at,
      name: purpose,
      value: state,
      source: where,
    })),
  ];
}

function livedRows(item: Lived): Cells[] {
  const { at, event, kind, channel, touchpoint, unit, employee, order, product, revenue, currency } = item;
  return [
    {
      record: "interaction",
      ...{ at, name: event, kind, channel, touchpoint, unit, employee, order, product, revenue, currency },
      wait_ms: item.waitMs,
      outcome: item.outcome,
      url: item.url,
      source: item.source,
      properties: item.properties === "{}" ? "" : item.properties,
    },
    ...item.answers.map(({ metric, question, score, choice, text }) => ({
      record: "answer",
      at,
      name: question || metric,
      value: text || choice || score,
      kind: metric,
      channel,
      touchpoint,
    })),
  ];
}

async function* writeTable(
  customer: Shown,
  lived: AsyncIterable<readonly Lived[]>,
  language: CsvLanguage,
): AsyncGenerator<string> {
  const write = (rows: readonly Cells[]) =>
    rows
      .map((cells) =>
        writeCsvRow(
          columns.map((column) => cells[column]),
          language,
        ),
      )
      .join("");
  yield csvStart + writeCsvRow(columns, language) + write(aboutRows(customer));
  for await (const items of lived) yield write(items.flatMap(livedRows));
}

/**
 * The file, piece by piece. That it was taken out is recorded first. Throws `not-found` when nothing is known of the customer
 * or may be seen.
 */
export async function exportCustomer(
  app: Pick<App, "database" | "warehouse">,
  sight: Sight,
  doer: Doer,
  id: string,
  as: { readonly format: CustomerFileFormat; readonly language: CsvLanguage },
): Promise<AsyncGenerator<string>> {
  const customer = await showCustomer(app, sight, id);
  await app.database.transaction((tx) =>
    recordDeed(tx, doer, {
      action: "customer.exported",
      subject: { kind: "customer", id: customer.id },
      details: { format: as.format, interactions: customer.interactions },
    }),
  );
  const lived = livedBy(app, sight, customer.id, customer.interactions);
  return as.format === "csv" ? writeTable(customer, lived, as.language) : writeLines(customer, lived);
}
