// Figures over the API, from tracked answers to the wire: worked by hand, with the intervals of outside oracles. What a
// merge changes is changed at once and back again when it is undone; pages have no gaps and no repeats.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { metricKeys } from "../../src/domain/question.ts";
import { bearer, browser, openTestApp, type TestApp } from "../app.ts";
import { joinTwo, placeAgain } from "../company-data.ts";

let test: TestApp;

/** The case worked by hand stands in March 2025; each other month holds what one test asks about. */
const march = { from: "2025-03-01", to: "2025-04-01" };

function answer(id: string, at: string, score: number, more: Record<string, unknown> = {}) {
  const properties = { answers: [{ metric: "nps", score }], touchpoint: "delivery", ...more };
  return { type: "track", messageId: id, userId: id, event: "Survey Answered", timestamp: at, properties };
}

function hand(): object[] {
  const scores = [...Array(462).fill(10), ...Array(176).fill(8), ...Array(362).fill(3)];
  return scores.map((score, i) => {
    const channel = i % 2 ? "phone" : "store";
    return answer(`hand-${i}`, `2025-03-${String(1 + (i % 28)).padStart(2, "0")}T12:00:00Z`, score, {
      channel,
    });
  });
}

function others(): object[] {
  const rated = (metric: string, scale: string, scores: number[], day: string) =>
    scores.map((score, i) => ({
      ...answer(`${metric}-${i}`, `2025-06-${day}T09:00:00Z`, score),
      properties: { answers: [{ metric, score, scale }], channel: "app", touchpoint: "app_use" },
    }));
  const order = (id: string, revenue: number) => ({
    type: "track",
    messageId: id,
    userId: `buyer-${id}`,
    event: "Order Completed",
    timestamp: "2025-06-10T10:00:00Z",
    properties: { order_id: id, revenue, currency: "EUR" },
  });
  return [
    ...rated("csat", "1-5", [5, 5, 4, 3, 1], "05"),
    ...rated("ces", "1-7", [7, 6, 5, 4, 1], "06"),
    ...rated("rating", "1-5", [4, 4, 5], "07"),
    order("o-1", 10),
    order("o-2", 30),
    ...[1, 2, 3, 4].map((i) =>
      answer(`w-${i}`, "2025-08-04T12:00:00Z", i === 1 ? 10 : 2, { weight: i === 1 ? 3 : 1 }),
    ),
    // Sixty answers a month: fewer promoters in October than in November.
    ...Array.from({ length: 120 }, (_, i) =>
      answer(
        `c-${i}`,
        i < 60 ? "2025-10-10T12:00:00Z" : "2025-11-10T12:00:00Z",
        i < 60 ? (i < 20 ? 10 : 2) : i < 105 ? 10 : 2,
      ),
    ),
  ];
}

beforeAll(async () => {
  test = await openTestApp();
  await test.track(test.a, hand());
  await test.track(test.a, others());
});

afterAll(() => test?.close());

async function ask(question: object) {
  const body = { timeZone: "UTC", ...question };
  const given = await test.call(
    { method: "POST", url: "/api/v1/ask", payload: body },
    bearer(test.a.secretKey),
  );
  expect([given.statusCode, given.statusCode === 200 ? "" : given.body]).toEqual([200, ""]);
  return given.json();
}

describe("the case worked by hand", () => {
  it("462 promoters, 176 passives and 362 detractors are NPS 10.0, from 4.39 to 15.55", async () => {
    const { total, unit, rows, minimumN } = await ask({ metric: "nps", ...march });
    expect(total.score).toBeCloseTo(10, 12);
    expect(total.low).toBeCloseTo(4.38967, 4);
    expect(total.high).toBeCloseTo(15.55051, 4);
    expect(total).toMatchObject({ n: 1000, effectiveN: 1000, indicative: false });
    expect(total.parts).toMatchObject({ promoters: 462, passives: 176, detractors: 362 });
    expect({ unit, rows: rows.length, minimumN }).toEqual({ unit: "points", rows: 0, minimumN: 30 });
  });

  it("groups and weeks add up to the whole", async () => {
    const { rows, total } = await ask({ metric: "nps", ...march, by: ["channel"], interval: "week" });
    expect(new Set(rows.map((row: { group: { channel: string } }) => row.group.channel))).toEqual(
      new Set(["phone", "store"]),
    );
    const sum = (part: "n") => rows.reduce((all: number, row: { n: number }) => all + row[part], 0);
    expect([sum("n"), total.n]).toEqual([1000, 1000]);
    for (const { at } of rows) expect(new Date(at).getUTCDay()).toBe(1);
  });

  it("filters keep what they say and no more", async () => {
    const phone = { field: "channel", op: "is", values: ["phone"] };
    const not = { field: "channel", op: "is_not", values: ["phone"] };
    const [one, other, none] = await Promise.all(
      [[phone], [not], [phone, not]].map((filters) => ask({ metric: "nps", ...march, filters })),
    );
    expect([one.total.n, other.total.n, none.total.n, none.total.score]).toEqual([500, 500, 0, null]);
  });
});

describe("each metric", () => {
  const june = { from: "2025-06-01", to: "2025-07-01" };
  it.each([
    ["csat", 60, 5],
    ["ces", 60, 5],
    ["rating", 13 / 3, 3],
    ["interactions", 15, 15],
    ["responses", 13, 13],
    ["revenue", 40, 2],
    ["orders", 2, 2],
    ["average_ticket", 20, 2],
  ])("%s of the planted month is %d over %d", async (metric, score, n) => {
    const { total } = await ask({ metric, ...june });
    expect(total.score).toBeCloseTo(score, 9);
    expect(total.n).toBe(n);
  });

  it("is answered, also for a month in which nothing happened", async () => {
    for (const metric of metricKeys) {
      const { total, rows } = await ask({
        metric,
        from: "2020-01-01",
        to: "2020-02-01",
        by: ["channel"],
        interval: "day",
        compare: "previous",
      });
      expect([metric, rows.length, total.n]).toEqual([metric, 0, 0]);
    }
  });

  it("below the minimum is indicative and no change of it is significant", async () => {
    const { total } = await ask({ metric: "csat", ...june, compare: "year" });
    expect(total.indicative).toBe(true);
    expect(total.change.significant).toBe(false);
  });
});

describe("weights", () => {
  const august = { metric: "nps", from: "2025-08-01", to: "2025-09-01" };
  it("count by default, with the n that they leave", async () => {
    const { total } = await ask(august);
    // One promoter of weight 3 against three detractors of weight 1: 0, and (3+3)² / (9+3) = 3.
    expect(total.score).toBeCloseTo(0, 12);
    expect(total).toMatchObject({ n: 4 });
    expect(total.effectiveN).toBeCloseTo(3, 9);
  });

  it("can be left aside", async () => {
    const { total } = await ask({ ...august, weighted: false });
    expect(total.score).toBeCloseTo(-50, 12);
    expect(total).toMatchObject({ n: 4, effectiveN: 4 });
  });
});

describe("a comparison", () => {
  it("is with the whole month before, and says how sure the change is", async () => {
    const { total } = await ask({ metric: "nps", from: "2025-11-01", to: "2025-12-01", compare: "previous" });
    expect(total.change.previous).toMatchObject({ n: 60 });
    expect(total.change.previous.score).toBeCloseTo(-100 / 3, 9);
    expect(total.score).toBeCloseTo(50, 9);
    expect(total.change.change).toBeCloseTo(250 / 3, 9);
    expect(total.change.p).toBeLessThan(0.001);
    expect(total.change.significant).toBe(true);
  });

  it("with itself is no change", async () => {
    const november = { from: "2025-11-01", to: "2025-12-01" };
    const { total } = await ask({ metric: "nps", ...november, compare: november });
    expect(total.change).toMatchObject({ change: 0, p: 1, significant: false });
  });
});

describe("a bad question", () => {
  it.each([
    [{}, /metric/],
    [{ metric: "npss", ...march }, /nps/],
    [{ metric: "nps", from: "2025-03-01" }, /to/],
    [{ metric: "nps", from: "2025-02-31", to: "2025-04-01" }, /exists/],
    [{ metric: "nps", from: "1/3/2025", to: "2025-04-01" }, /2026-01-31/],
    [{ metric: "nps", from: "2025-04-01", to: "2025-03-01" }, /exclusive/],
    [{ metric: "nps", ...march, compare: { from: "2025-02-01", to: "2025-01-01" } }, /compare/],
    [{ metric: "nps", ...march, timeZone: "Mars/Olympus" }, /Europe\/Madrid/],
    [{ metric: "nps", ...march, by: ["colour"] }, /trait:NAME/],
    [{ metric: "nps", ...march, interval: "fortnight" }, /week/],
    [{ metric: "nps", from: "2000-01-01", to: "2025-01-01", interval: "hour" }, /coarser/],
    [{ metric: "nps", ...march, filters: [{ field: "channel" }] }, /values/],
    [{ metric: "nps", ...march, limit: 0 }, /limit/],
    [{ metric: "nps", ...march, wieghted: true }, /wieghted/],
  ])("%j is refused with the way out", async (payload, hint) => {
    const refused = await test.call(
      { method: "POST", url: "/api/v1/ask", payload },
      bearer(test.a.secretKey),
    );
    expect([refused.statusCode, refused.json().code]).toEqual([400, "bad-input"]);
    expect(refused.body).toMatch(hint);
  });
});

describe("a merge", () => {
  const at = "2024-02-01T00:00:00Z";
  const february = { metric: "customers", from: "2024-02-01", to: "2024-03-01" };

  it("makes two customers one at once, keeps both histories, and is undone at once", async () => {
    const as = browser(test.a.session);
    await test.track(test.a, [
      { type: "track", messageId: "m-1", userId: "M-user-0", event: "Bought", timestamp: at },
      { type: "track", messageId: "m-2", anonymousId: "M-device", event: "Looked", timestamp: at },
    ]);
    await test.track(test.a, [{ type: "identify", userId: "M-user-0", traits: { email: "m@example.com" } }]);
    expect((await ask(february)).total.score).toBe(2);
    await joinTwo(test, test.a, "M");
    expect((await ask(february)).total.score).toBe(1);
    const url = "/api/v1/customers/lookup?kind=user&value=M-user-0";
    const customer = (await test.call({ url }, as)).json();
    expect(customer).toMatchObject({ interactions: 2 });
    expect(customer.merges).toHaveLength(1);
    expect(customer.merges[0].reason).not.toBe("");
    const undo = await test.call({ method: "POST", url: `/api/v1/merges/${customer.merges[0].id}/undo` }, as);
    expect(undo.statusCode).toBe(204);
    expect((await ask(february)).total.score).toBe(2);
    expect((await test.call({ url }, as)).json()).toMatchObject({ interactions: 1 });
    const again = await test.call(
      { method: "POST", url: `/api/v1/merges/${customer.merges[0].id}/undo` },
      as,
    );
    expect([again.statusCode, again.json().code]).toEqual([404, "not-found"]);
  });
});

describe("pages", () => {
  it("of comments have no gap and no repeat, also where many share a moment", async () => {
    const texts = Array.from({ length: 57 }, (_, i) => `remark ${i}`);
    await test.track(
      test.a,
      texts.map((comment, i) => answer(`p-${i}`, `2024-05-0${1 + (i % 3)}T00:00:00Z`, i % 11, { comment })),
    );
    const seen: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 20; pages++) {
      const payload = { from: "2024-05-01", to: "2024-06-01", limit: 10, ...(cursor ? { cursor } : {}) };
      const page = (
        await test.call({ method: "POST", url: "/api/v1/comments", payload }, bearer(test.a.secretKey))
      ).json();
      for (const comment of page.comments) {
        seen.push(comment.text);
        expect(comment.scores).toHaveLength(1);
      }
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen.toSorted()).toEqual(texts.toSorted());
  });

  it("of a timeline have no gap and no repeat, newest first", async () => {
    const messages = Array.from({ length: 43 }, (_, i) => ({
      type: "track",
      messageId: `t-${i}`,
      userId: "walker",
      event: `Step ${i}`,
      timestamp: `2024-07-0${1 + (i % 2)}T00:00:0${i % 5}Z`,
    }));
    await test.track(test.a, messages);
    const { id } = (
      await test.call({ url: "/api/v1/customers/lookup?kind=user&value=walker" }, bearer(test.a.secretKey))
    ).json();
    const seen: { event: string; at: string }[] = [];
    for (let cursor = "", pages = 0; pages < 20; pages++) {
      const url = `/api/v1/customers/${id}/timeline?limit=7${cursor && `&cursor=${cursor}`}`;
      const page = (await test.call({ url }, bearer(test.a.secretKey))).json();
      seen.push(...page.items);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen.map(({ event }) => event).toSorted()).toEqual(messages.map(({ event }) => event).toSorted());
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });
});

describe("events without a place", () => {
  it("are listed with an example, and leave the list when the catalogue takes them in", async () => {
    const as = browser(test.a.session);
    await test.track(
      test.a,
      [1, 2, 3].map((i) => ({
        type: "track",
        userId: `k-${i}`,
        event: "Key Cut",
        properties: { shape: `k${i}` },
      })),
    );
    const listed = async () =>
      (await test.call({ url: "/api/v1/unmatched" }, as))
        .json()
        .events.find((e: { event: string }) => e.event === "Key Cut");
    const found = await listed();
    expect(found).toMatchObject({ source: "tracking", n: 3 });
    expect(JSON.parse(found.example).shape).toMatch(/^k\d$/);
    const payload = {
      key: "key_cutting",
      names: { es: "Copia de llaves", en: "Key cutting" },
      channel: "store",
      stage: "service",
      rule: { field: "event", op: "is", values: ["key cut"] },
    };
    await test.call({ method: "PUT", url: "/api/v1/touchpoints/key_cutting", payload }, as);
    const placed = await placeAgain(test, as);
    expect(placed.changed).toBe(3);
    expect(await listed()).toBeUndefined();
    const filters = [{ field: "touchpoint", op: "is", values: ["key_cutting"] }];
    const count = await ask({ metric: "interactions", from: "2020-01-01", to: "2100-01-01", filters });
    expect(count.total.score).toBe(3);
  });
});

describe("answers on several scales", () => {
  it("are put together by their place on each, and the answer says so for the rows and the total that hold several", async () => {
    const rated = (id: string, scale: string, score: number, channel: string) => ({
      ...answer(id, "2025-11-05T09:00:00Z", 0),
      properties: { answers: [{ metric: "csat", score, scale }], channel },
    });
    await test.track(test.a, [
      rated("mixed-1", "1-5", 5, "app"),
      rated("mixed-2", "0-10", 9, "app"),
      rated("mixed-3", "1-5", 4, "store"),
    ]);
    const payload = { metric: "csat", from: "2025-11-01", to: "2025-12-01", by: ["channel"] };
    const asked = await test.call({ method: "POST", url: "/api/v1/ask", payload }, bearer(test.a.secretKey));
    const { rows, total } = asked.json();
    const mixed = rows.map((row: { group: { channel: string }; mixedScales?: boolean }) => [
      row.group.channel,
      row.mixedScales,
    ]);
    expect(new Map(mixed)).toEqual(
      new Map([
        ["app", true],
        ["store", undefined],
      ]),
    );
    expect(total.mixedScales).toBe(true);
    const single = { ...payload, filters: [{ field: "channel", op: "is", values: ["store"] }] };
    const one = await test.call(
      { method: "POST", url: "/api/v1/ask", payload: single },
      bearer(test.a.secretKey),
    );
    expect("mixedScales" in one.json().total).toBe(false);
  });
});
