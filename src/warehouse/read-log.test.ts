// Comments, timelines, summaries, unmatched events, dimensions and spans against the sample they were made of, on one server
// and on two shards.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillLog } from "../../test/warehouse/fill-log.ts";
import { openTestWarehouses, type TestWarehouses } from "../../test/warehouse/open-warehouses.ts";
import { randomLog, type SampleLog } from "../../test/warehouse/sample-log.ts";
import type { Filter } from "../domain/question.ts";
import { wholeOf } from "../domain/sight.ts";
import { customerSummary } from "./customer-summary.ts";
import { dimensions } from "./dimensions.ts";
import { type CommentFound, recentComments } from "./recent-comments.ts";
import { span, workspaceCounts } from "./span.ts";
import { type TimelineFound, timeline } from "./timeline.ts";
import { unmatchedEvents } from "./unmatched-events.ts";
import { verifyDurability } from "./verify-durability.ts";
import type { Warehouse } from "./warehouse.ts";

let logs: TestWarehouses;
const first = randomLog(11, 300, 1);
const later = randomLog(12, 100, 1, 2027);
const sample: SampleLog = {
  workspace: 1,
  interactions: [...first.interactions, ...later.interactions],
  aliases: first.aliases,
  traits: first.traits,
};
const other = randomLog(13, 50, 2);

beforeAll(async () => {
  logs = await openTestWarehouses();
  for (const { warehouse } of [logs.one, logs.two]) {
    await fillLog(warehouse, sample, 1);
    await fillLog(warehouse, other, 50);
  }
});
afterAll(() => logs?.close());

const shapes = ["one", "two"] as const;
const always = {
  from: Date.UTC(2026, 0, 1),
  to: Date.UTC(2028, 0, 1),
  timeZone: "Europe/Madrid",
  filters: [] as Filter[],
};

function byNewest(a: { at: number; second: bigint; third: bigint }, b: typeof a): number {
  return b.at - a.at || (b.second > a.second ? 1 : b.second < a.second ? -1 : b.third > a.third ? 1 : -1);
}

async function allComments(warehouse: Warehouse, asked: Partial<Parameters<typeof recentComments>[2]>) {
  const comments: CommentFound[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await recentComments(warehouse, 1, { ...always, limit: 7, ...asked, cursor });
    comments.push(...page.comments);
    if (page.next === null) return comments;
    expect(page.comments).toHaveLength(7);
    cursor = page.next;
  }
}

const written = sample.interactions
  .flatMap((interaction) => interaction.answers.map((answer, seq) => ({ interaction, answer, seq })))
  .filter(({ answer }) => answer.text !== "")
  .sort((a, b) =>
    byNewest(
      { at: a.interaction.at, second: BigInt(a.interaction.id), third: BigInt(a.seq) },
      { at: b.interaction.at, second: BigInt(b.interaction.id), third: BigInt(b.seq) },
    ),
  );

const latestCustomer = new Map(
  sample.aliases.filter(({ version }) => version === 2).map(({ identity, customer }) => [identity, customer]),
);

describe.each(shapes)("reading the log (%s)", (shape) => {
  test("comments come newest first, page by page, each once, with scores and the customer after merging", async () => {
    const comments = await allComments(logs[shape].warehouse, {});
    expect(comments).toEqual(
      written.map(({ interaction, answer }) => ({
        id: interaction.id,
        customer: latestCustomer.get(interaction.identity) ?? interaction.identity,
        at: interaction.at,
        text: answer.text,
        language: interaction.language,
        channel: answer.channel,
        touchpoint: answer.touchpoint,
        unit: interaction.unit,
        question: answer.question,
        scores: interaction.answers.flatMap(({ metric, question, score, scaleMin, scaleMax }) =>
          score === null ? [] : [{ metric, question, score, scaleMin, scaleMax }],
        ),
      })),
    );
    expect(comments.length).toBeGreaterThan(30);
  });

  test("comments can be searched for words in any case and filtered like figures", async () => {
    const { warehouse } = logs[shape];
    const texts = async (asked: Parameters<typeof allComments>[1]) =>
      (await allComments(warehouse, asked)).map(({ text }) => text);
    const expected = (test: (text: string) => boolean) =>
      written.map(({ answer }) => answer.text).filter(test);
    expect(await texts({ search: "SLOW" })).toEqual(expected((text) => /slow/i.test(text)));
    expect(await texts({ search: " rude  Slow" })).toEqual(expected((text) => text === "slow and rude"));
    expect(await texts({ search: "ÑANDÚ" })).toEqual(expected((text) => text.includes("ñandú")));
    expect(await texts({ search: "' OR 1=1 --" })).toEqual([]);
    const web = await allComments(warehouse, { filters: [{ field: "channel", op: "is", values: ["web"] }] });
    expect(web).toHaveLength(written.filter(({ answer }) => answer.channel === "web").length);
    const day = { from: Date.UTC(2026, 2, 29), to: Date.UTC(2026, 2, 30) };
    expect(await texts(day)).toEqual(
      written
        .filter(({ interaction: { at } }) => at >= day.from && at < day.to)
        .map(({ answer }) => answer.text),
    );
  });

  test("a timeline holds all interactions of all identities, newest first, each once, with the answers", async () => {
    const { warehouse } = logs[shape];
    const identities = [...new Set(sample.interactions.map(({ identity }) => identity))].slice(0, 9);
    const items: TimelineFound[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await timeline(warehouse, wholeOf(1), { identities, limit: 11, cursor });
      items.push(...page.items);
      if (page.next === null) break;
      cursor = page.next;
    }
    const expected = sample.interactions
      .filter(({ identity }) => identities.includes(identity))
      .sort((a, b) =>
        byNewest(
          { at: a.at, second: BigInt(a.seq), third: BigInt(a.id) },
          { at: b.at, second: BigInt(b.seq), third: BigInt(b.id) },
        ),
      )
      .map((it) => ({
        id: it.id,
        at: it.at,
        kind: it.kind,
        channel: it.channel,
        touchpoint: it.touchpoint,
        stage: it.stage,
        event: it.event,
        unit: it.unit,
        employee: it.employee,
        product: it.product,
        order: it.order,
        campaign: it.campaign,
        outcome: it.outcome,
        waitMs: it.waitMs,
        durationMs: it.durationMs,
        revenue: it.revenue,
        currency: it.currency,
        language: it.language,
        session: it.session,
        source: it.source,
        url: it.url,
        properties: it.properties,
        answers: it.answers.map(({ metric, question, score, scaleMin, scaleMax, choice, text }) => {
          return { metric, question, score, scaleMin, scaleMax, choice, text };
        }),
      }));
    expect(items).toEqual(expected);
    expect(items.some(({ answers }) => answers.length > 1)).toBe(true);
    expect(await timeline(warehouse, wholeOf(1), { identities: [], limit: 5 })).toEqual({
      items: [],
      next: null,
    });
    const middle = expected[Math.floor(expected.length / 2)]?.at ?? 0;
    const some = { identities, limit: 500 };
    const ids = async (asked: object) =>
      (await timeline(warehouse, wholeOf(1), { ...some, ...asked })).items.map(({ id }) => id);
    const wanted = (keep: (item: (typeof expected)[number]) => boolean) =>
      expected.filter(keep).map(({ id }) => id);
    expect(await ids({ channels: ["web", "phone"] })).toEqual(
      wanted(({ channel }) => channel === "web" || channel === "phone"),
    );
    const kinds = [sample.interactions[0]?.kind ?? "bought"];
    expect(await ids({ kinds })).toEqual(wanted(({ kind }) => kinds.includes(kind)));
    expect(await ids({ saidOnly: true })).toEqual(wanted(({ answers }) => answers.length > 0));
    expect(await ids({ until: middle })).toEqual(wanted(({ at }) => at <= middle));
  });

  test("a cursor of another hand is refused, not run", async () => {
    const { warehouse } = logs[shape];
    for (const cursor of ["", "1", "1_2_3; DROP", "1_2_99999999999999999999999", "' OR 1"]) {
      const refusal = { code: "bad-input" };
      await expect(
        timeline(warehouse, wholeOf(1), { identities: ["x"], limit: 5, cursor }),
      ).rejects.toMatchObject(refusal);
      await expect(recentComments(warehouse, 1, { ...always, limit: 5, cursor })).rejects.toMatchObject(
        refusal,
      );
    }
  });

  test("a customer's summary counts all identities, keeps currencies apart and takes the latest of each trait", async () => {
    const { warehouse } = logs[shape];
    const identities = [...new Set(sample.traits.map(({ identity }) => identity))].slice(0, 4);
    const own = sample.interactions.filter(({ identity }) => identities.includes(identity));
    const times = own.map(({ at }) => at);
    const traits = new Map<string, string>();
    for (const trait of sample.traits
      .filter(({ identity }) => identities.includes(identity))
      .sort((a, b) => a.at - b.at))
      traits.set(trait.key, trait.value);
    const latestOf = (fits: (one: (typeof own)[number]) => boolean) => {
      const found = own.filter(fits).map(({ at }) => at);
      return found.length === 0 ? null : Math.max(...found);
    };
    const summary = await customerSummary(warehouse, wholeOf(1), identities);
    expect(summary).toMatchObject({
      interactions: times.length,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      lastBoughtAt: latestOf(({ kind, revenue }) => kind === "bought" || (revenue ?? 0) > 0),
      lastLeftAt: latestOf(({ kind }) => kind === "left"),
    });
    expect(summary.traits.map(({ key, value }) => [key, value]).sort()).toEqual([...traits].sort());
    const paid = own.filter(({ revenue }) => revenue !== null);
    expect(summary.money.map(({ currency }) => currency).sort()).toEqual(
      [...new Set(paid.map(({ currency }) => currency))].sort(),
    );
    for (const { currency, revenue, n } of summary.money) {
      const same = paid.filter((one) => one.currency === currency);
      expect(n).toBe(same.length);
      expect(revenue).toBeCloseTo(
        same.reduce((sum, one) => sum + (one.revenue ?? 0), 0),
        6,
      );
    }
    for (const { channel, n } of summary.channels)
      expect(n).toBe(own.filter((one) => one.channel === channel).length);
    for (const { kind, n } of summary.kinds) expect(n).toBe(own.filter((one) => one.kind === kind).length);
    expect(summary.channels.reduce((sum, { n }) => sum + n, 0)).toBe(times.length);
    const nobody = ["00000000-0000-0000-0000-000000000001"];
    expect(await customerSummary(warehouse, wholeOf(1), nobody)).toEqual({
      interactions: 0,
      firstAt: null,
      lastAt: null,
      lastBoughtAt: null,
      lastLeftAt: null,
      money: [],
      channels: [],
      kinds: [],
      traits: [],
    });
  });

  test("unmatched events are listed by how often they came, with their latest example", async () => {
    const events = await unmatchedEvents(logs[shape].warehouse, wholeOf(1));
    const expected = new Map<string, { n: number; firstAt: number; lastAt: number }>();
    for (const { event, source, at, placement } of sample.interactions) {
      if (placement !== "none") continue;
      const key = `${event}|${source}`;
      const known = expected.get(key) ?? { n: 0, firstAt: at, lastAt: at };
      expected.set(key, {
        n: known.n + 1,
        firstAt: Math.min(known.firstAt, at),
        lastAt: Math.max(known.lastAt, at),
      });
    }
    expect(events.map(({ n }) => n)).toEqual([...events.map(({ n }) => n)].sort((a, b) => b - a));
    expect(
      new Map(
        events.map(({ event, source, n, firstAt, lastAt }) => [`${event}|${source}`, { n, firstAt, lastAt }]),
      ),
    ).toEqual(expected);
    for (const { event, source, lastAt, example } of events) {
      const index = sample.interactions.filter(
        (it) => it.event === event && it.source === source && it.at === lastAt && it.placement === "none",
      );
      expect(index.map(({ properties }) => properties)).toContain(example);
    }
    expect(await unmatchedEvents(logs[shape].warehouse, wholeOf(1), 2)).toEqual(events.slice(0, 2));
    expect(await unmatchedEvents(logs[shape].warehouse, wholeOf(99))).toEqual([]);
  });

  test("dimensions are the values in the log, sorted, of this workspace only", async () => {
    const found = await dimensions(logs[shape].warehouse, wholeOf(1));
    const sorted = (values: readonly string[]) =>
      [...new Set(values.filter((value) => value !== ""))].sort((a, b) =>
        Buffer.compare(Buffer.from(a), Buffer.from(b)),
      );
    const all = <Key extends "channel" | "stage" | "touchpoint">(key: Key) =>
      sorted(sample.interactions.flatMap((it) => [it[key], ...it.answers.map((answer) => answer[key])]));
    expect(found).toEqual({
      channels: all("channel"),
      stages: all("stage"),
      touchpoints: all("touchpoint"),
      units: sorted(sample.interactions.map(({ unit }) => unit)),
      languages: sorted(sample.interactions.map(({ language }) => language)),
      traits: sorted(sample.traits.map(({ key }) => key)),
    });
    expect(await dimensions(logs[shape].warehouse, wholeOf(99))).toMatchObject({ units: [], traits: [] });
  });

  test("the span and the counts of workspaces", async () => {
    const { warehouse } = logs[shape];
    const times = sample.interactions.map(({ at }) => at);
    expect(await span(warehouse, wholeOf(1))).toEqual({
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      count: times.length,
    });
    expect(await span(warehouse, wholeOf(99))).toEqual({ firstAt: null, lastAt: null, count: 0 });
    expect(await workspaceCounts(warehouse)).toEqual(
      new Map([
        [1, sample.interactions.length],
        [2, other.interactions.length],
      ]),
    );
  });

  test("every table survives a power cut by its settings, and a missing setting is noticed", async () => {
    const { warehouse } = logs[shape];
    expect(await verifyDurability(warehouse)).toEqual([]);
    const [node] = await warehouse.nodes();
    const alter = (sql: string) => warehouse.command(sql, node === undefined ? {} : { node });
    await alter(`ALTER TABLE ${warehouse.localTable("trait")} MODIFY SETTING fsync_after_insert = 0`);
    const missing = await verifyDurability(warehouse);
    expect(missing).toHaveLength(1);
    expect(missing[0]).toContain("fsync_after_insert = 0, not 1");
    expect(missing[0]).not.toContain("@");
    await alter(`ALTER TABLE ${warehouse.localTable("trait")} MODIFY SETTING fsync_after_insert = 1`);
    expect(await verifyDurability(warehouse)).toEqual([]);
  });
});
