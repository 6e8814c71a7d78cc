// Segments as SQL against the definition of membership over the same log: on one server and on two shards, with merges, for
// those who see everything and those who see some units, alone and as a filter and a grouping of questions.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillLog } from "../../test/warehouse/fill-log.ts";
import { naiveCount } from "../../test/warehouse/naive-count.ts";
import { historiesOf, naiveMembers } from "../../test/warehouse/naive-segment.ts";
import { openTestWarehouses, type TestWarehouses } from "../../test/warehouse/open-warehouses.ts";
import { randomLog, type SampleLog, seededRandom } from "../../test/warehouse/sample-log.ts";
import { customerKinds } from "../domain/customer.ts";
import {
  answerFields,
  didFields,
  npsGroups,
  type ResolvedSegment,
  type SegmentCondition,
  segmentMetrics,
  valueKinds,
} from "../domain/segment.ts";
import { countAnswers } from "./count-answers.ts";
import { segmentMembers, segmentSize } from "./segment-members.ts";

let logs: TestWarehouses;

/** The usual invented log with departures, products and durations, and with traits that hold numbers and days. */
function richLog(seed: number): SampleLog {
  const random = seededRandom(seed + 1000);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const log = randomLog(seed, 240, seed);
  return {
    ...log,
    interactions: log.interactions.map((it) => ({
      ...it,
      kind: it.kind === "other" ? pick(["left", "complained", "other"] as const) : it.kind,
      product: pick(["sofa", "Lámpara", ""]),
      outcome: pick(["solved", ""]),
      durationMs: pick([null, 30_000, 120_000]),
    })),
    traits: [
      ...log.traits,
      ...log.interactions
        .filter(() => random() < 0.3)
        .flatMap(({ identity, at, workspace }) => [
          { workspace, identity, key: "points", value: pick(["5", "12.5", "-3", "many", "1e3", " 7"]), at },
          {
            workspace,
            identity,
            key: "born",
            value: pick(["1990-05-01", "2026-06-15T10:00:00Z", "2026-06-30", "no"]),
            at,
          },
        ]),
    ],
  };
}

const samples = [4, 5].map(richLog);

beforeAll(async () => {
  logs = await openTestWarehouses();
  for (const [i, sample] of samples.entries())
    for (const { warehouse } of [logs.one, logs.two]) await fillLog(warehouse, sample, 1 + i * 10);
});

afterAll(() => logs?.close());

const texts = fc.uniqueArray(
  fc.constantFrom(
    "bought",
    "web",
    "store",
    "",
    "checkout",
    "purchase",
    "Madrid 1",
    "O'Hare \\ 'x'",
    "sofa",
    "LÁM",
    "q1",
    "gold",
    "Ñ",
    "es",
    "2026-06-15",
    "left",
  ),
  { minLength: 1, maxLength: 3 },
);
const op = fc.constantFrom("is" as const, "is_not" as const, "contains" as const);
const bound = fc.constantFrom("at_least" as const, "at_most" as const);
const day = fc.constantFrom("2026-01-15", "2026-03-29", "2026-06-15", "2026-10-25");
const when = fc.oneof(
  fc.constant(undefined),
  fc.record({ lastDays: fc.constantFrom(1, 30, 90, 365) }),
  fc.record({ olderThanDays: fc.constantFrom(1, 30, 200) }),
  day.map((from) => ({ from })),
  fc.constant({ from: "2026-03-29", to: "2026-07-01" }),
  fc.constant({ to: "2026-10-25T01:30:00+01:00" }),
);
const key = fc.constantFrom("plan", "it's", "points", "born");
const amount = fc.constantFrom(-10, 0, 1, 3, 12.5, 50, 100);
const leaf: fc.Arbitrary<SegmentCondition> = fc.oneof(
  fc.record({ fact: fc.constant("trait" as const), key, op, values: texts }),
  fc.record({
    fact: fc.constant("trait" as const),
    key,
    op: fc.constantFrom("exists" as const, "not_exists" as const),
  }),
  fc.record({ fact: fc.constant("trait" as const), key, op: bound, amount }),
  fc.record({
    fact: fc.constant("trait" as const),
    key,
    op: fc.constantFrom("before" as const, "after" as const),
    day,
  }),
  fc.record({
    fact: fc.constant("trait" as const),
    key,
    op: fc.constant("last_days" as const),
    days: fc.constantFrom(1, 60),
  }),
  fc.record({
    fact: fc.constant("did" as const),
    where: fc.array(
      fc.oneof(
        fc.record({ field: fc.constantFrom(...didFields), op, values: texts }),
        fc.record({
          field: fc.constantFrom("wait_minutes" as const, "duration_minutes" as const, "amount" as const),
          op: bound,
          amount,
        }),
      ),
      { maxLength: 2 },
    ),
    times: fc.oneof(
      fc.constant(undefined),
      fc.record({
        op: fc.constantFrom("at_least" as const, "at_most" as const, "exactly" as const),
        n: fc.nat(3),
      }),
    ),
    when,
  }),
  fc
    .record({
      fact: fc.constant("answered" as const),
      metric: fc.constantFrom(...segmentMetrics),
      which: fc.constantFrom("latest" as const, "any" as const),
      groups: fc.oneof(
        fc.constant(undefined),
        fc.uniqueArray(fc.constantFrom(...npsGroups), { minLength: 1, maxLength: 2 }),
      ),
      from: fc.constantFrom(undefined, 2, 3, 7),
      to: fc.constantFrom(undefined, 4.5, 5, 9),
      where: fc.oneof(
        fc.constant(undefined),
        fc.array(fc.record({ field: fc.constantFrom(...answerFields), op, values: texts }), { maxLength: 1 }),
      ),
      when,
    })
    .map((one) => (one.metric === "nps" ? one : { ...one, groups: undefined })),
  fc.record({
    fact: fc.constant("value" as const),
    of: fc.constantFrom(...valueKinds),
    op: bound,
    amount,
    when,
  }),
  fc.record({
    fact: fc.constant("seen" as const),
    which: fc.constantFrom("first" as const, "last" as const),
    when: when.filter((one) => one !== undefined),
  }),
  fc.record({
    fact: fc.constant("customer" as const),
    kinds: fc.uniqueArray(fc.constantFrom(...customerKinds), { minLength: 1, maxLength: 2 }),
  }),
);
const tree = fc.letrec<{ node: SegmentCondition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.array(tie("node"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("node"), { maxLength: 3 }).map((any) => ({ any })),
    tie("node").map((not) => ({ not })),
  ),
})).node;

const clock = { now: Date.UTC(2026, 6, 1, 9, 30), currency: "EUR" };
const segment: fc.Arbitrary<ResolvedSegment> = fc.record({
  condition: tree,
  timeZone: fc.constantFrom("UTC", "Europe/Madrid", "America/New_York", "Australia/Lord_Howe"),
  now: fc.constant(clock.now),
  currency: fc.constant(clock.currency),
});
const units = fc.constantFrom(null, null, [], ["Bilbao"], ["Madrid 1", "O'Hare \\ 'x'", ""]);
const runs = {
  numRuns: Number(process.env.ASK_RUNS ?? 24),
  seed: Number(process.env.ASK_SEED ?? 20_260_105),
};

describe("a segment", () => {
  test("holds the customers that its definition holds, newest first, on one server and on two shards", {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(samples.length - 1), segment, units, async (i, asked, seen) => {
        const sample = samples[i] as SampleLog;
        const histories = historiesOf(sample, seen);
        const members = naiveMembers(sample, new Map([["x", asked]]), seen).get("x") ?? new Set();
        const expected = [...members]
          .map((customer) => {
            const { interactions } = histories.get(customer) ?? { interactions: [] };
            const lastAt = Math.max(...interactions.map(({ at }) => at));
            return { customer, interactions: interactions.length, lastAt };
          })
          .sort((a, b) => b.lastAt - a.lastAt || (a.customer < b.customer ? 1 : -1));
        for (const { warehouse, shape } of [logs.one, logs.two]) {
          const sight = { workspace: sample.workspace, units: seen };
          const found = await segmentMembers(warehouse, sight, asked, { limit: 1000 });
          // Ties in time are in the engine's own order of ids, which pages keep to and nobody else needs.
          const ordered = [...found].sort(
            (a, b) => b.lastAt - a.lastAt || (a.customer < b.customer ? 1 : -1),
          );
          expect({ shape, found: ordered }).toEqual({ shape, found: expected });
          expect(found.map(({ lastAt }) => lastAt)).toEqual(expected.map(({ lastAt }) => lastAt));
          expect(await segmentSize(warehouse, sight, asked)).toEqual({
            n: expected.length,
            all: histories.size,
          });
        }
      }),
      runs,
    );
  });

  test("narrows and cuts every figure by who is in it", { timeout: 240_000 }, async () => {
    const [one, other] = [
      "11111111-1111-4111-8111-111111111111",
      "22222222-2222-4222-8222-222222222222",
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(samples.length - 1),
        fc.tuple(segment, segment),
        fc.constantFrom(
          "nps" as const,
          "customers" as const,
          "response_rate" as const,
          "average_ticket" as const,
        ),
        fc.constantFrom("is" as const, "is_not" as const),
        units,
        async (i, [first, second], metric, how, seen) => {
          const sample = samples[i] as SampleLog;
          const question = {
            metric,
            by: [`segment:${other}` as const, "channel" as const],
            interval: undefined,
            filters: [{ field: "segment" as const, op: how, values: [one] }],
            weighted: true,
            limit: 1000,
            question: undefined,
            timeZone: "Europe/Madrid",
            units: seen,
            segments: new Map([
              [one as string, first],
              [other as string, second],
            ]),
          };
          const period = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 8, 1) };
          const sizes = ({
            rows,
            total,
          }: {
            rows: readonly { group: object; counts: object }[];
            total: { counts: object };
          }) => ({
            rows: rows.map(({ group, counts }) => ({ group, ...wholeOf(counts) })),
            total: wholeOf(total.counts),
          });
          const expected = sizes(naiveCount(sample, question, period));
          for (const { warehouse, shape } of [logs.one, logs.two]) {
            const counted = await countAnswers(warehouse, sample.workspace, question, period);
            expect({ shape, ...sizes(counted) }).toEqual({ shape, ...expected });
          }
        },
      ),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 3) },
    );
  });

  test("comes in pages that hold everyone once", async () => {
    const [sample] = samples as [SampleLog];
    const everyone: ResolvedSegment = { ...clock, timeZone: "UTC", condition: { all: [] } };
    const sight = { workspace: sample.workspace, units: null };
    for (const { warehouse } of [logs.one, logs.two]) {
      const seen: string[] = [];
      let after: { at: number; customer: string } | undefined;
      for (;;) {
        const page = await segmentMembers(warehouse, sight, everyone, { limit: 7, after });
        seen.push(...page.map(({ customer }) => customer));
        const last = page.at(-1);
        if (!last) break;
        after = { at: last.lastAt, customer: last.customer };
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(new Set(seen)).toEqual(new Set(historiesOf(sample, null).keys()));
    }
  });
});

/** The counts that are whole numbers: sums of fractions differ in their last digits. */
function wholeOf(counts: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => Number.isInteger(count)));
}
