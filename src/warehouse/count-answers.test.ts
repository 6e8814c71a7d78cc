// Every metric, grouping, filter, grain and time zone of a question against plain loops over the same log, on one server and
// on two shards.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillLog } from "../../test/warehouse/fill-log.ts";
import { naiveCount } from "../../test/warehouse/naive-count.ts";
import { openTestWarehouses, type TestWarehouses } from "../../test/warehouse/open-warehouses.ts";
import { answerOf, interactionOf, randomLog, type SampleLog } from "../../test/warehouse/sample-log.ts";
import { topTwoFrom } from "../domain/metric/csat.ts";
import { type Filter, type GroupField, groupFields, intervals, metricKeys } from "../domain/question.ts";
import { type CountedQuestion, countAnswers, type PeriodMs } from "./count-answers.ts";

let logs: TestWarehouses;
const samples = [1, 2, 3].map((seed) => randomLog(seed, 240, seed));

beforeAll(async () => {
  logs = await openTestWarehouses();
  for (const [i, sample] of samples.entries())
    for (const { warehouse } of [logs.one, logs.two]) await fillLog(warehouse, sample, 1 + i * 10);
});

afterAll(() => logs?.close());

const zones = [
  "UTC",
  "Europe/Madrid",
  "America/New_York",
  // Offsets of half and quarter hours, clocks that move by half an hour, and days that begin at one o'clock.
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Asia/Beirut",
];
const allFields: GroupField[] = [...groupFields, "trait:plan", "trait:it's"];
const field = fc.constantFrom(...allFields);
const value = fc.constantFrom(
  "web",
  "store",
  "",
  "true",
  "1",
  "12",
  "Madrid 1",
  "O'Hare \\ 'x'",
  "gold",
  "Ñ",
  "ñ",
  "q1",
  "AN",
  "o",
);

const question: fc.Arbitrary<CountedQuestion> = fc.record({
  metric: fc.constantFrom(...metricKeys),
  by: fc.uniqueArray(field, { maxLength: 3 }),
  interval: fc.constantFrom(undefined, ...intervals),
  filters: fc.array(
    fc.record({
      field,
      op: fc.constantFrom("is", "is_not", "contains"),
      values: fc.array(value, { minLength: 1, maxLength: 4 }),
    }) as fc.Arbitrary<Filter>,
    { maxLength: 2 },
  ),
  weighted: fc.boolean(),
  limit: fc.constantFrom(1, 2, 5, 1000),
  question: fc.constantFrom(undefined, undefined, "q1"),
  timeZone: fc.constantFrom(...zones),
  units: fc.constantFrom(null, null, null, [], ["Bilbao"], ["Madrid 1", "O'Hare \\ 'x'", ""]),
});

const day = 86_400_000;
const period: fc.Arbitrary<PeriodMs> = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 365 }))
  .map(([start, days]) => ({
    from: Date.UTC(2026, 0, 1) + start * day,
    to: Date.UTC(2026, 0, 1) + (start + days) * day,
  }));

/** `found` with every number that is as near to the expected one as adding up in another order may bring it set to that one. */
function settle(found: unknown, expected: unknown): unknown {
  if (typeof found === "number" && typeof expected === "number")
    return Math.abs(found - expected) <= 1e-8 + 1e-9 * Math.abs(expected) ? expected : found;
  if (Array.isArray(found) && Array.isArray(expected))
    return found.map((item, i) => settle(item, expected[i]));
  if (found !== null && expected !== null && typeof found === "object" && typeof expected === "object") {
    const wanted: Record<string, unknown> = { ...expected };
    return Object.fromEntries(Object.entries(found).map(([key, item]) => [key, settle(item, wanted[key])]));
  }
  return found;
}

async function expectSame(sample: SampleLog, asked: CountedQuestion, span: PeriodMs): Promise<void> {
  const expected = naiveCount(sample, asked, span);
  for (const { warehouse, shape } of [logs.one, logs.two]) {
    const counted = await countAnswers(warehouse, sample.workspace, asked, span);
    expect({ shape, counted: settle(counted, expected) }).toEqual({ shape, counted: expected });
  }
}

describe("a question to the log", () => {
  test("is answered like plain loops answer it, on one server and on two shards", {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(samples.length - 1), question, period, (i, asked, span) =>
        expectSame(samples[i] as SampleLog, asked, span),
      ),
      {
        numRuns: Number(process.env.ASK_RUNS ?? 36),
        seed: Number(process.env.ASK_SEED ?? 20_260_105),
      },
    );
  });

  const wholeYear = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };
  const plain = {
    by: [],
    interval: undefined,
    filters: [],
    weighted: true,
    limit: 1000,
    question: undefined,
    timeZone: "Europe/Madrid",
  };

  test.each(metricKeys)("%s agrees in total, by channel and week, and by trait", async (metric) => {
    const [sample] = samples as [SampleLog];
    await expectSame(sample, { ...plain, metric }, wholeYear);
    await expectSame(sample, { ...plain, metric, by: ["channel"], interval: "week" }, wholeYear);
    await expectSame(sample, { ...plain, metric, by: ["trait:plan", "direct"], weighted: false }, wholeYear);
  });

  test("of an empty workspace counts nothing and fails nowhere", async () => {
    const nobody: SampleLog = { workspace: 999, interactions: [], aliases: [], traits: [] };
    for (const metric of metricKeys) {
      await expectSame(nobody, { ...plain, metric }, wholeYear);
      await expectSame(nobody, { ...plain, metric, by: ["unit"], interval: "day" }, wholeYear);
    }
  });

  test("never sees another workspace", async () => {
    const counts = await Promise.all(
      samples.map(async ({ workspace, interactions }) => {
        const { total } = await countAnswers(
          logs.one.warehouse,
          workspace,
          { ...plain, metric: "interactions" },
          wholeYear,
        );
        return total.counts.n === interactions.length;
      }),
    );
    expect(counts).toEqual([true, true, true]);
  });

  test("the hour that comes twice when summer ends is two hours", async () => {
    const log: SampleLog = {
      workspace: 50,
      interactions: [0, 1, 2].map((hour) =>
        interactionOf({ workspace: 50, name: `h${hour}`, at: Date.UTC(2026, 9, 25, hour, 10) }),
      ),
      aliases: [],
      traits: [],
    };
    for (const { warehouse } of [logs.one, logs.two]) {
      await fillLog(warehouse, log, 500);
      const { rows } = await countAnswers(
        warehouse,
        50,
        { ...plain, metric: "interactions", interval: "hour" },
        wholeYear,
      );
      expect(rows.map(({ at }) => at)).toEqual([
        "2026-10-25T02:00:00+02:00",
        "2026-10-25T02:00:00+01:00",
        "2026-10-25T03:00:00+01:00",
      ]);
    }
  });

  test("money that names no currency is in the one of the question, and does not mix with it", async () => {
    const sale = (name: string, currency: string, month: number) =>
      interactionOf({
        workspace: 52,
        name,
        at: Date.UTC(2026, month, 1),
        order: name,
        revenue: 10,
        currency,
      });
    const log: SampleLog = {
      workspace: 52,
      interactions: [sale("a", "", 1), sale("b", "EUR", 1), sale("c", "USD", 5)],
      aliases: [],
      traits: [],
    };
    await fillLog(logs.one.warehouse, log, 520);
    const spring = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 3, 1) };
    for (const metric of ["revenue", "average_ticket"] as const) {
      const currencyIn = async (currency: string, span: PeriodMs) =>
        (await countAnswers(logs.one.warehouse, 52, { ...plain, metric, currency }, span)).total.currency;
      expect(await currencyIn("EUR", spring)).toBe("EUR");
      expect(await currencyIn("GBP", spring)).toBe("mixed");
      expect(await currencyIn("EUR", wholeYear)).toBe("mixed");
      expect(await currencyIn("USD", wholeYear)).toBe("mixed");
    }
  });

  test("where clocks move by half an hour, each hour begins when it does", async () => {
    const turn = Date.UTC(2026, 3, 4, 15);
    const halfHours = Array.from({ length: 8 }, (_, i) => turn - 3_600_000 + i * 1_800_000 + 60_000);
    const log: SampleLog = {
      workspace: 59,
      interactions: halfHours.map((at, i) => interactionOf({ workspace: 59, name: `t${i}`, at })),
      aliases: [],
      traits: [],
    };
    await fillLog(logs.one.warehouse, log, 590);
    const question = {
      ...plain,
      metric: "interactions",
      interval: "hour",
      timeZone: "Australia/Lord_Howe",
    } as const;
    const { rows } = await countAnswers(
      logs.one.warehouse,
      59,
      { ...question, by: [], filters: [] },
      wholeYear,
    );
    expect(rows.map(({ at, counts }) => [at, counts.n])).toEqual([
      ["2026-04-05T01:00:00+11:00", 2],
      ["2026-04-05T01:30:00+10:30", 1],
      ["2026-04-05T02:00:00+10:30", 2],
      ["2026-04-05T03:00:00+10:30", 2],
      ["2026-04-05T04:00:00+10:30", 1],
    ]);
  });

  test("top boxes in SQL are those of the domain on every scale", async () => {
    const scales = [
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 5],
      [0, 1],
      [0, 10],
      [1, 10],
      [1, 11],
      [0, 11],
      [0, 100],
      [-2, 2],
      [0.5, 5],
    ].map(([min = 0, max = 0]) => ({ min, max }));
    const scoresOf = ({ min, max }: { min: number; max: number }) =>
      Array.from({ length: 2 * Math.ceil(max - min) + 1 }, (_, i) => min + i / 2).filter(
        (score) => score <= max,
      );
    const log: SampleLog = {
      workspace: 51,
      interactions: scales.map((scale, i) =>
        interactionOf({
          workspace: 51,
          name: `scale ${i}`,
          at: Date.UTC(2026, 1, 1) + i,
          kind: "answered",
          answers: scoresOf(scale).map((score) =>
            answerOf({ metric: "csat", score, scaleMin: scale.min, scaleMax: scale.max, question: `s${i}` }),
          ),
        }),
      ),
      aliases: [],
      traits: [],
    };
    await fillLog(logs.one.warehouse, log, 510);
    const { rows, total } = await countAnswers(
      logs.one.warehouse,
      51,
      { ...plain, metric: "csat", by: ["question"] },
      wholeYear,
    );
    const counted = new Map(rows.map(({ group, counts }) => [group.question, counts.top]));
    for (const [i, scale] of scales.entries())
      expect([scale, counted.get(`s${i}`)]).toEqual([
        scale,
        scoresOf(scale).filter((score) => score >= topTwoFrom(scale)).length,
      ]);
    expect(total.mixedScales).toBe(true);
  });
});
