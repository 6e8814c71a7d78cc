// Fills the log with an invented company by SQL inside the engine, so that tens of millions of interactions stand there in a
// minute. Believable where it matters for speed: few busy customers and many quiet ones, two identities for most of them,
// repeated channels and touchpoints, one response in twelve interactions, comments in a third of the responses.
// Invariant: every row is made of hashes of its number, so the same numbers give the same rows.

import { defaultCatalogue } from "../src/domain/default-catalogue/default-catalogue.ts";
import type { Stand } from "./stand.ts";

/** The period that is filled, UTC: two calendar years. */
export const filled = { from: "2024-01-01", to: "2026-01-01" } as const;

/** Interactions of the one busy customer. */
export const busyInteractions = 50_000;

/** The first ordinary customer; 0 is the busy one. */
const perCustomer = 50;

const insertAtOnce = 1_000_000;

/** The identity of a customer by number: the one that its other identity is joined to. */
export const identitySql = (customer: string, kind: "known" | "device") =>
  `reinterpretAsUUID(sipHash128(${customer}, '${kind}'))`;

/** A number from 0 to 1 for a row. */
const share = (salt: number) => `(cityHash64(number, ${salt}) / 18446744073709551615)`;
const pick = (list: string, salt: number) => `${list}[1 + cityHash64(number, ${salt}) % length(${list})]`;

/** Touchpoints of the default catalogue, some far busier than others. */
function placesSql(): string {
  const places = defaultCatalogue().map(
    ({ key, channel, stage, kind }) => `('${key}', '${channel}', '${stage}', '${kind}')`,
  );
  return `[${places.join(", ")}]`;
}

const words =
  "['llegó','tarde','amable','caja','espera','pedido','gracias','bien','mal','rápido','friendly','late','parcel','store','price','staff','waited','again','great','broken','refund','web','app','size']";

const columns =
  "workspace, identity, at, seq, id, received, kind, channel, touchpoint, stage, direct, placement, event, unit, employee, campaign, product, order_id, outcome, wait_ms, duration_ms, revenue, currency, language, session, url, source, source_id, properties, answers, call_type, block";

function interactionsSql(first: number, rows: number, customers: number): string {
  // A power of a uniform number: the busiest tenth of the customers does about half of everything.
  const customer = `if(number < ${busyInteractions}, 0, 1 + toUInt64(pow(${share(1)}, 2.2) * ${customers}))`;
  const isAnswer = `(cityHash64(number, 7) % 12 = 0)`;
  const isSale = `(cityHash64(number, 8) % 15 = 0)`;
  return `INSERT INTO interaction (${columns})
    WITH ${placesSql()} AS places,
      places[1 + toUInt64(pow(${share(2)}, 2) * length(places))] AS place,
      ${customer} AS customer,
      toUnixTimestamp64Milli(toDateTime64('${filled.from}', 3, 'UTC')) + toInt64(${share(3)} * 63158400000) AS ms
    SELECT 1,
      if(cityHash64(number, 9) % 3 = 0, ${identitySql("customer", "device")}, ${identitySql("customer", "known")}),
      fromUnixTimestamp64Milli(ms, 'UTC') AS at, number % 20000, cityHash64(number, 4), fromUnixTimestamp64Milli(ms + 900, 'UTC'),
      multiIf(${isAnswer}, 'answered', ${isSale}, 'bought', place.4 IN ('answered', 'bought'), 'visited', place.4),
      place.2, place.1, place.3, 1, 'rule', concat('Event ', place.1),
      if(place.2 IN ('store', 'franchise'), concat('unit-', toString(cityHash64(number, 10) % 200)), ''),
      if(place.2 IN ('phone', 'store'), concat('employee-', toString(cityHash64(number, 11) % 900)), ''),
      if(cityHash64(number, 12) % 5 = 0, concat('campaign-', toString(cityHash64(number, 13) % 40)), ''),
      if(cityHash64(number, 14) % 3 = 0, concat('product-', toString(cityHash64(number, 15) % 3000)), ''),
      if(${isSale}, concat('order-', toString(number)), ''), '',
      if(cityHash64(number, 16) % 8 = 0, cityHash64(number, 17) % 600000, NULL), NULL,
      if(${isSale}, toDecimal64(5 + cityHash64(number, 18) % 20000 / 100, 4), NULL), if(${isSale}, 'EUR', ''),
      ${pick("['es','es','en','ca','']", 19)}, toString(cityHash64(customer, intDiv(ms, 86400000))),
      concat('https://shop.example/', place.1, '/', toString(cityHash64(number, 20) % 2000)), 'tracking',
      toString(generateUUIDv4(number)), concat('{"price":', toString(cityHash64(number, 21) % 9999 / 100), ',"step":', toString(number % 7), '}'),
      if(${isAnswer}, 1 + cityHash64(number, 5) % 2, 0), 'track', 1 + intDiv(number, 10000)
    FROM numbers(${first}, ${rows})`;
}

function answersSql(first: number, rows: number): string {
  return `INSERT INTO answer (workspace, metric, at, response, seq, identity, received, question, scale_min, scale_max,
      score, text, weight, channel, touchpoint, stage, kind, direct, event, unit, employee, campaign, language, source, block)
    WITH ['nps', 'csat', 'ces'][1 + (cityHash64(f.id, 1) + place) % 3] AS metric,
      cityHash64(f.id, place, 2) / 18446744073709551615 AS luck
    SELECT f.workspace, metric, f.at, f.id, place, f.identity, f.received, metric,
      if(metric = 'nps', 0, 1), multiIf(metric = 'nps', 10, metric = 'csat', 5, 7),
      floor(multiIf(metric = 'nps', 11 * pow(luck, 0.45), metric = 'csat', 1 + 5 * pow(luck, 0.5), 1 + 7 * pow(luck, 0.6))),
      if(cityHash64(f.id, place, 3) % 3 = 0, arrayStringConcat(arrayMap(i -> ${words}[1 + cityHash64(f.id, i) % 24], range(4 + cityHash64(f.id, 4) % 20)), ' '), ''),
      1, f.channel, f.touchpoint, f.stage, f.kind, f.direct, f.event, f.unit, f.employee, f.campaign, f.language, f.source, f.block
    FROM interaction AS f ARRAY JOIN range(toUInt32(f.answers)) AS place
    WHERE f.answers > 0 AND f.block > ${first / 10_000} AND f.block <= ${(first + rows) / 10_000}`;
}

function customersSql(first: number, customers: number): readonly string[] {
  const numbers = `FROM numbers(${first}, ${customers})`;
  return [
    `INSERT INTO alias SELECT 1, ${identitySql("number", "device")}, ${identitySql("number", "known")}, number + 1 ${numbers}`,
    `INSERT INTO trait SELECT 1, ${identitySql("number", "known")}, 'plan', ${pick("['basic','plus','gold']", 30)},
      toDateTime64('${filled.from}', 3, 'UTC') ${numbers}`,
  ];
}

/** Adds interactions from number `from` up to `to`, with their answers, messages and customers, and waits for the merges. */
export async function fillLog(stand: Stand, from: number, to: number): Promise<void> {
  const run = (query: string) =>
    stand.client.command({
      query,
      clickhouse_settings: { max_partitions_per_insert_block: "10", max_insert_threads: "1" },
    });
  for (let first = from; first < to; first += insertAtOnce) {
    const rows = Math.min(insertAtOnce, to - first);
    // Customers come with the interactions: the log grows in length and in people alike.
    await run(interactionsSql(first, rows, (first + rows) / perCustomer));
    await run(answersSql(first, rows));
    await run(
      `INSERT INTO message SELECT 1, cityHash64(number, 4), 1 + intDiv(number, 10000) FROM numbers(${first}, ${rows})`,
    );
    for (const query of customersSql(first / perCustomer, rows / perCustomer)) await run(query);
  }
  await stand.settled();
}
