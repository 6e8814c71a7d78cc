// The SQL of every query of the log as it goes to the engine, in test/golden/sql: a change of a query is a diff that people
// can read. `UPDATE_GOLDEN=1` writes the files anew.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type GroupField, groupFields, intervals, metricKeys } from "../../src/domain/question.ts";
import type { ResolvedSegment } from "../../src/domain/segment.ts";
import { type Sight, wholeOf } from "../../src/domain/sight.ts";
import { answersOfResponses } from "../../src/warehouse/answers-of-responses.ts";
import { placingStatements } from "../../src/warehouse/apply-places.ts";
import { brokenParts } from "../../src/warehouse/broken-parts.ts";
import { contactTraits, lastAnswers } from "../../src/warehouse/contact-facts.ts";
import { type CountedQuestion, countAnswers } from "../../src/warehouse/count-answers.ts";
import { countRows } from "../../src/warehouse/count-rows.ts";
import {
  identityCounts,
  identityNps,
  identityResponses,
  identityTraits,
} from "../../src/warehouse/customer-cards.ts";
import { customerSummary } from "../../src/warehouse/customer-summary.ts";
import { dimensions } from "../../src/warehouse/dimensions.ts";
import { fieldValues } from "../../src/warehouse/field-values.ts";
import { findBlock, findInteractions } from "../../src/warehouse/find-block.ts";
import { findMessages } from "../../src/warehouse/find-messages.ts";
import { messagesOfBlocks } from "../../src/warehouse/insert-messages.ts";
import { latestArrivals } from "../../src/warehouse/latest-arrivals.ts";
import { readMigrations, renderMigration } from "../../src/warehouse/migrate.ts";
import { newUnmatchedEvents, receivedSince } from "../../src/warehouse/news.ts";
import { recentComments } from "../../src/warehouse/recent-comments.ts";
import { recentIdentities } from "../../src/warehouse/recent-identities.ts";
import { recentPlacing } from "../../src/warehouse/recent-placing.ts";
import { relations } from "../../src/warehouse/relations.ts";
import { repairProjections } from "../../src/warehouse/repair-projections.ts";
import { resolveCustomers } from "../../src/warehouse/resolve-customers.ts";
import { searchNamesQuery, traitKeys } from "../../src/warehouse/search-names.ts";
import { segmentMembers, segmentSize } from "../../src/warehouse/segment-members.ts";
import { sourceSpans } from "../../src/warehouse/source-spans.ts";
import { span, workspaceCounts } from "../../src/warehouse/span.ts";
import { streamForPlacing } from "../../src/warehouse/stream-for-placing.ts";
import { streamMessageIds } from "../../src/warehouse/stream-message-ids.ts";
import {
  surveyAnswered,
  surveyAnswers,
  surveyGaps,
  surveyResponses,
} from "../../src/warehouse/survey-answers.ts";
import { surveyResponseList } from "../../src/warehouse/survey-response-list.ts";
import { timeline } from "../../src/warehouse/timeline.ts";
import { touchpointWaits } from "../../src/warehouse/touchpoint-waits.ts";
import { triggering, triggeringVolume } from "../../src/warehouse/triggering.ts";
import { unitCounts } from "../../src/warehouse/unit-counts.ts";
import { unmatchedEvents } from "../../src/warehouse/unmatched-events.ts";
import { verifyDurability } from "../../src/warehouse/verify-durability.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { fillLog } from "./fill-log.ts";
import { openTestWarehouses, type TestWarehouses } from "./open-warehouses.ts";
import { randomLog } from "./sample-log.ts";

const dir = fileURLToPath(new URL("../golden/sql/", import.meta.url));
const update = process.env.UPDATE_GOLDEN === "1";
const rendered = new Map<string, string>();

let logs: TestWarehouses;
const sample = randomLog(21, 60);

/** The real log, noting down each query that goes through it. */
function noting(warehouse: Warehouse): Warehouse {
  const note = (name: string, sql: string, params: Readonly<Record<string, unknown>>) => {
    const types = Object.fromEntries(
      [...sql.matchAll(/\{(\w+):([^}]+)\}/g)].map(([, key, type]) => [key, type]),
    );
    const given = Object.keys(params).filter((key) => key in types);
    // Every placeholder has its value, or the engine would refuse the query.
    expect(Object.keys(types).sort()).toEqual(given.sort());
    const head = given.map((key) => `-- ${key}: ${types[key]}\n`).join("");
    rendered.set(name, `${head}${sql}\n`);
  };
  return {
    ...warehouse,
    ask: (query, options) => {
      note(query.name, query.sql, query.params);
      return warehouse.ask(query, options);
    },
    inspect: (query, node) => {
      note(query.name, query.sql, query.params);
      return warehouse.inspect(query, node);
    },
    readBytes: (query, format) => {
      note(query.name, query.sql, query.params);
      return warehouse.readBytes(query, format);
    },
  };
}

beforeAll(async () => {
  logs = await openTestWarehouses();
  await fillLog(logs.one.warehouse, sample);
});
afterAll(() => logs?.close());

const period = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };
const plain: Omit<CountedQuestion, "metric"> = {
  by: [],
  interval: undefined,
  filters: [],
  weighted: true,
  limit: 1000,
  question: undefined,
  timeZone: "Europe/Madrid",
};

/** Questions that stand for all: each metric plain and cut, each field, each grain. */
const questions: Record<string, CountedQuestion> = {};
for (const metric of metricKeys) {
  questions[`count-${metric}`] = { ...plain, metric };
  questions[`count-${metric}-by-channel-week`] = { ...plain, metric, by: ["channel"], interval: "week" };
}
for (const [i, field] of ([...groupFields, "trait:plan"] as GroupField[]).entries()) {
  const interval = intervals[i % intervals.length];
  questions[`count-by-${field.replace(":", "-")}`] = { ...plain, metric: "rating", by: [field], interval };
}
questions["count-nps-by-month"] = { ...plain, metric: "nps", interval: "month" };
questions["count-nps-by-channel"] = { ...plain, metric: "nps", by: ["channel"] };
questions["count-filtered"] = {
  ...plain,
  metric: "csat",
  weighted: false,
  question: "q1",
  by: ["trait:plan", "unit"],
  filters: [
    { field: "channel", op: "is", values: ["web"] },
    { field: "hour", op: "is_not", values: ["3"] },
    { field: "trait:it's", op: "contains", values: ["gold"] },
    { field: "direct", op: "is", values: ["true"] },
  ],
};

/** One condition of each sort. */
const segment: ResolvedSegment = {
  now: Date.UTC(2026, 6, 1),
  timeZone: "Europe/Madrid",
  currency: "EUR",
  condition: {
    all: [
      { fact: "trait", key: "plan", op: "is", values: ["gold"] },
      { any: [{ fact: "trait", key: "it's", op: "at_least", amount: 3 }] },
      { not: { fact: "trait", key: "plan", op: "last_days", days: 30 } },
      {
        fact: "did",
        where: [
          { field: "channel", op: "is", values: ["web"] },
          { field: "wait_minutes", op: "at_least", amount: 5 },
        ],
        times: { op: "at_least", n: 2 },
        when: { lastDays: 90 },
      },
      { fact: "answered", metric: "nps", which: "latest", groups: ["promoter"] },
      { fact: "answered", metric: "csat", which: "any", to: 3, when: { from: "2026-01-01" } },
      { fact: "value", of: "average_ticket", op: "at_least", amount: 50 },
      { fact: "seen", which: "last", when: { olderThanDays: 30 } },
      { fact: "customer", kinds: ["current"] },
    ],
  },
};
const segmentId = "11111111-1111-4111-8111-111111111111";
const segments = new Map([[segmentId, segment]]);
questions["count-in-segment"] = {
  ...plain,
  metric: "nps",
  filters: [{ field: "segment", op: "is", values: [segmentId] }],
  segments,
};
questions["count-by-segment"] = { ...plain, metric: "customers", by: [`segment:${segmentId}`], segments };
questions["count-seen"] = { ...plain, metric: "response_rate", by: ["channel"], units: ["Bilbao"] };

const identities = sample.interactions.slice(0, 3).map(({ identity }) => identity);
const [some] = sample.interactions;
const cursor = "1780000000000_5_6";

/** Every query that takes a sight. */
async function askWithin(warehouse: Warehouse, sight: Sight): Promise<void> {
  await recentComments(warehouse, 1, {
    ...period,
    timeZone: "UTC",
    units: sight.units,
    filters: [{ field: "channel", op: "is", values: ["web"] }],
    search: "muy bien",
    limit: 5,
    cursor,
  });
  await timeline(warehouse, sight, {
    identities,
    limit: 5,
    cursor,
    channels: ["web"],
    kinds: ["bought"],
    saidOnly: true,
    until: period.to,
  });
  const after = { at: period.to, identity: some?.identity ?? "" };
  await recentIdentities(warehouse, sight, { window: 5, after, without: identities });
  await identityCounts(warehouse, sight, identities, after);
  await identityResponses(warehouse, sight, identities);
  await identityNps(warehouse, sight, identities);
  await warehouse.ask(searchNamesQuery(sight, { words: ["muy"], keys: ["plan"], limit: 5 }));
  await customerSummary(warehouse, sight, identities);
  await unmatchedEvents(warehouse, sight);
  await latestArrivals(warehouse, sight, [1], 5);
  await recentPlacing(warehouse, sight, 5);
  await touchpointWaits(warehouse, sight, {
    ...period,
    promises: [{ touchpoint: "web", waitMsMax: 60_000 }],
  });
  await receivedSince(warehouse, sight, period.from);
  await newUnmatchedEvents(warehouse, sight, period.from, 5);
  await dimensions(warehouse, sight);
  await fieldValues(warehouse, sight, "event");
  await fieldValues(warehouse, sight, "trait:plan");
  await segmentSize(warehouse, sight, segment);
  await segmentMembers(warehouse, sight, segment, {
    limit: 5,
    among: identities,
    after: { at: period.to, customer: some?.identity ?? "" },
  });
  await unitCounts(warehouse, sight);
  const surveys = {
    scope: { ...period, workspace: 1, timeZone: "UTC", filters: [], units: sight.units },
    event: "Survey Answered",
    survey: "visit",
    versions: [],
  };
  const metrics = ["nps", "rating"];
  await surveyAnswers(warehouse, { ...surveys, metrics }, "version");
  await surveyAnswered(warehouse, { ...surveys, metrics }, "channel");
  await surveyGaps(warehouse, surveys, "unit");
  await surveyResponses(warehouse, { ...surveys, survey: "" });
  await surveyResponseList(warehouse, {
    ...surveys,
    versions: [2],
    holding: [{ question: "visit.recommend", score: 9, choice: "" }],
    search: "muy bien",
    limit: 5,
    cursor,
  });
  await triggeringVolume(warehouse, sight, { field: "event", op: "is", values: ["Order Completed"] }, 0);
  await span(warehouse, sight);
}

/** Every query that is about the whole log, or about what a query with a sight has found. */
async function askWhole(warehouse: Warehouse): Promise<void> {
  await identityTraits(warehouse, 1, identities, ["plan"]);
  await traitKeys(warehouse, 1);
  await answersOfResponses(warehouse, 1, [{ id: some?.id ?? "1", at: some?.at ?? 0 }]);
  await resolveCustomers(warehouse, 1, identities);
  await contactTraits(warehouse, 1, identities);
  await lastAnswers(warehouse, 1, identities);
  await relations(warehouse, 1, identities);
  const happened = {
    all: [
      { field: "event", op: "is", values: ["Order Completed"] },
      {
        any: [
          { field: "unit", op: "is", values: ["a"] },
          { not: { field: "channel", op: "is_not", values: ["web"] } },
        ],
      },
      { field: "url", op: "contains", values: ["/checkout"] },
      { field: "product", op: "starts_with", values: ["Sofá"] },
      { field: "amount", op: "at_least", amount: 50 },
      { field: "wait_minutes", op: "at_most", amount: 10 },
      { property: "plan", op: "is", values: ["gold"] },
      { property: "cart.items", op: "at_least", amount: 3 },
    ],
  } as const;
  await triggering(warehouse, 1, happened, { happenedFrom: 0, receivedFrom: 0, afterId: "0", limit: 10 });
  await sourceSpans(warehouse, 1);
  await workspaceCounts(warehouse);
  await findMessages(warehouse, 1, ["1"]);
  await messagesOfBlocks(warehouse, [1]);
  await countRows(warehouse, { size: 1000, from: 0, to: 1_000_000 }, 1);
  await findBlock(warehouse, 1);
  await findInteractions(warehouse, 1, ["1"]);
  await brokenParts(warehouse);
  await verifyDurability(warehouse);
  await repairProjections(warehouse);
  for await (const _ of streamMessageIds(warehouse));
  for await (const _ of streamForPlacing(warehouse, 1));
}

test("the SQL of every query is the one on record, and the engine runs it", {
  timeout: 120_000,
}, async () => {
  const warehouse = noting(logs.one.warehouse);
  for (const [name, question] of Object.entries(questions)) {
    const named: Warehouse = {
      ...warehouse,
      ask: (query, options) => warehouse.ask({ ...query, name }, options),
    };
    await countAnswers(named, 1, question, period);
  }
  for (const [sight, ending] of [
    [wholeOf(1), ""],
    [{ workspace: 1, units: ["Bilbao"] }, "-seen"],
  ] as const) {
    const named: Warehouse = {
      ...warehouse,
      ask: (query, options) => warehouse.ask({ ...query, name: `${query.name}${ending}` }, options),
    };
    await askWithin(named, sight);
  }
  await askWhole(warehouse);
  rendered.set("apply-places", `${placingStatements("vivencia", (table) => table).join(";\n\n")};\n`);
  for (const { name, sql } of readMigrations())
    for (const cluster of [undefined, "main"]) {
      const statements = renderMigration(sql, "vivencia", cluster);
      rendered.set(
        `migration-${name.slice(0, -4)}${cluster ? "-cluster" : ""}`,
        `${statements.join(";\n\n")};\n`,
      );
    }

  if (update) {
    mkdirSync(dir, { recursive: true });
    for (const [name, sql] of rendered) writeFileSync(`${dir}${name}.sql`, sql);
  }
  const onRecord = readdirSync(dir).filter((name) => name.endsWith(".sql"));
  expect(onRecord.sort()).toEqual([...rendered.keys()].map((name) => `${name}.sql`).sort());
  for (const [name, sql] of rendered) expect(sql).toBe(readFileSync(`${dir}${name}.sql`, "utf8"));
});

test("no SQL on record holds a value", () => {
  const quoted = [...rendered.values()].flatMap((sql) => sql.match(/'(?:[^'\\]|\\.)*'/g) ?? []);
  const words = new Set(quoted.map((text) => text.slice(1, -1)));
  for (const value of ["Bilbao", "web", "gold", "plan", "it's", "muy", "q1", "Europe/Madrid"])
    expect(words).not.toContain(value);
});
