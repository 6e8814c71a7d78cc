// Who sees only some units gets exactly what the whole log would answer if the rows of all other units had never been there:
// for every read, on one server and on two shards. The second workspace holds what is left when they are taken out.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillLog } from "../../test/warehouse/fill-log.ts";
import { openTestWarehouses, type TestWarehouses } from "../../test/warehouse/open-warehouses.ts";
import { randomLog, type SampleLog } from "../../test/warehouse/sample-log.ts";
import type { Interaction } from "../domain/interaction.ts";
import { type Filter, type GroupField, groupFields, metricKeys } from "../domain/question.ts";
import { type Sight, wholeOf } from "../domain/sight.ts";
import { countAnswers } from "./count-answers.ts";
import { identityCounts, identityNps, identityResponses } from "./customer-cards.ts";
import { customerSummary } from "./customer-summary.ts";
import { dimensions } from "./dimensions.ts";
import { latestArrivals } from "./latest-arrivals.ts";
import { recentComments } from "./recent-comments.ts";
import { recentIdentities } from "./recent-identities.ts";
import { recentPlacing } from "./recent-placing.ts";
import { searchNamesQuery } from "./search-names.ts";
import { span } from "./span.ts";
import { timeline } from "./timeline.ts";
import { touchpointWaits } from "./touchpoint-waits.ts";
import { unitCounts } from "./unit-counts.ts";
import { unmatchedEvents } from "./unmatched-events.ts";
import type { Warehouse } from "./warehouse.ts";

let logs: TestWarehouses;
const full = randomLog(41, 240);
const allUnits = [...new Set(full.interactions.map(({ unit }) => unit))].sort();
/** One unit and a stranger: customers are in it, in others, or in both. No unit at all is no unit of anyone. */
const seen = ["O'Hare \\ 'x'", "Nowhere"];
const sight: Sight = { workspace: full.workspace, units: seen };
const rest = 900;

/** The customer of an identity, by the latest alias. */
function customersIn(log: SampleLog): (identity: string) => string {
  const latest = new Map<string, { customer: string; version: number }>();
  for (const { identity, customer, version } of log.aliases)
    if (version >= (latest.get(identity)?.version ?? -1)) latest.set(identity, { customer, version });
  return (identity) => latest.get(identity)?.customer ?? identity;
}

const customerOf = customersIn(full);
const theirs = full.interactions.filter(({ unit }) => seen.includes(unit));
const customers = new Set(theirs.map(({ identity }) => customerOf(identity)));
const isTheirs = ({ identity }: { identity: string }) => customers.has(customerOf(identity));

/** The same rows under the other workspace; ids are of the message, not of the workspace, so that pages compare. */
const moved = <T extends { readonly workspace: number }>(row: T): T => ({ ...row, workspace: rest });
const left: SampleLog = {
  workspace: rest,
  interactions: theirs.map(moved),
  aliases: full.aliases.filter(isTheirs).map(moved),
  traits: full.traits.filter(isTheirs).map(moved),
};

beforeAll(async () => {
  logs = await openTestWarehouses();
  for (const { warehouse } of [logs.one, logs.two]) {
    await fillLog(warehouse, full, 1);
    await fillLog(warehouse, left, 50);
  }
});

afterAll(() => logs?.close());

const period = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2028, 0, 1) };
const identities = [...new Set(full.interactions.map(({ identity }: Interaction) => identity))];
const fields: GroupField[] = [...groupFields, "trait:plan", "trait:it's"];

/** Everything that can be read, as a function of who reads. */
const reads: Readonly<Record<string, (warehouse: Warehouse, sight: Sight) => Promise<unknown>>> = {
  span,
  dimensions,
  unitCounts,
  identityCounts: async (warehouse, who) =>
    (await identityCounts(warehouse, who, identities, { at: period.to, identity: identities[0] ?? "" })).sort(
      (a, b) => (a.identity < b.identity ? -1 : 1),
    ),
  identityNps: async (warehouse, who) =>
    (await identityNps(warehouse, who, identities)).sort((a, b) => (a.name < b.name ? -1 : 1)),
  identityResponses: async (warehouse, who) =>
    (await identityResponses(warehouse, who, identities, 3)).sort((a, b) =>
      a.response < b.response ? -1 : 1,
    ),
  customerSummary: async (warehouse, who) => ({
    ...(await customerSummary(warehouse, who, identities)),
    traits: [],
  }),
  timeline: (warehouse, who) => timeline(warehouse, who, { identities, limit: 40 }),
  timelineSaid: (warehouse, who) => timeline(warehouse, who, { identities, limit: 40, saidOnly: true }),
  recentIdentities: (warehouse, who) => recentIdentities(warehouse, who, { window: 30, without: [] }),
  recentPlacing: async (warehouse, who) => recentPlacing(warehouse, who, 50),
  touchpointWaits: (warehouse, who) =>
    touchpointWaits(warehouse, who, { ...period, promises: [{ touchpoint: "web", waitMsMax: 60_000 }] }),
  unmatchedEvents: (warehouse, who) => unmatchedEvents(warehouse, who),
  latestArrivals: async (warehouse, who) => {
    const blocks = Array.from({ length: 100 }, (_, i) => i + 1);
    return (await latestArrivals(warehouse, who, blocks, 500)).map(({ id }) => id).sort();
  },
  searchNames: async (warehouse, who) =>
    (await warehouse.ask(searchNamesQuery(who, { words: ["o"], keys: ["plan", "it's"], limit: 500 }))).sort(
      (a, b) => (a.identity < b.identity ? -1 : 1),
    ),
  comments: (warehouse, who) =>
    recentComments(warehouse, who.workspace, {
      ...period,
      timeZone: "UTC",
      filters: [],
      units: who.units,
      limit: 30,
    }),
};

describe.each(["one", "two"] as const)("who sees some units (%s)", (shape) => {
  test("has units to see and units not to see, customers in both and in one only", () => {
    expect(allUnits).toContain(seen[0]);
    expect(customers.size).toBeLessThan(
      new Set(full.interactions.map(({ identity }) => customerOf(identity))).size,
    );
    expect(theirs.length).toBeGreaterThan(20);
    expect(theirs.length).toBeLessThan(full.interactions.length / 1.5);
    expect(full.aliases.some(({ identity }) => customers.has(customerOf(identity)))).toBe(true);
  });

  test.each(Object.keys(reads))("reads by %s what a log without the others would hold", async (name) => {
    const read = reads[name];
    if (!read) throw new Error(name);
    const { warehouse } = logs[shape];
    const scoped = await read(warehouse, sight);
    const whole = await read(warehouse, wholeOf(full.workspace));
    expect(scoped).toEqual(await read(warehouse, wholeOf(rest)));
    expect(scoped).not.toEqual(whole);
  });

  test.each(Object.keys(reads))("reads nothing by %s when no unit may be seen", async (name) => {
    const read = reads[name];
    if (!read) throw new Error(name);
    const { warehouse } = logs[shape];
    const none = await read(warehouse, { workspace: full.workspace, units: [] });
    expect(none).toEqual(await read(warehouse, wholeOf(rest + 1)));
  });

  test("counts what a log without the others would count, whatever the question", {
    timeout: 240_000,
  }, async () => {
    const { warehouse } = logs[shape];
    const question = fc.record({
      metric: fc.constantFrom(...metricKeys),
      by: fc.uniqueArray(fc.constantFrom(...fields), { maxLength: 2 }),
      interval: fc.constantFrom(undefined, "week" as const, "month" as const),
      filters: fc.array(
        fc.record({
          field: fc.constantFrom(...fields),
          op: fc.constantFrom("is", "is_not", "contains"),
          values: fc.array(fc.constantFrom("", "web", "store", ...allUnits, "x"), {
            minLength: 1,
            maxLength: 3,
          }),
        }) as fc.Arbitrary<Filter>,
        { maxLength: 3 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const plain = {
          ...asked,
          weighted: true,
          limit: 1000,
          question: undefined,
          timeZone: "Europe/Madrid",
        };
        const scoped = await countAnswers(warehouse, full.workspace, { ...plain, units: seen }, period);
        expect(settled(scoped)).toEqual(settled(await countAnswers(warehouse, rest, plain, period)));
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});

/** Sums of fractions differ in their last digits with the order in which they were added up. */
function settled(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one) =>
    typeof one === "number" && !Number.isInteger(one) ? Number(one.toPrecision(9)) : one,
  );
}
