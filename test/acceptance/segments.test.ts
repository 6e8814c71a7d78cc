// Segments over HTTP: kept, previewed, used as a filter, a grouping and a list, and guarded against circles and removal.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browser, openTestApp, type TestApp } from "../app.ts";
import { type PlantedCompany, plant } from "../company-data.ts";
import { period, post } from "./walk-case.ts";

let test: TestApp;
let planted: PlantedCompany;
let as: Record<string, string>;

beforeAll(async () => {
  test = await openTestApp();
  planted = await plant(test, test.a, "Plain");
  as = browser(test.a.session);
});

afterAll(() => test?.close());

const promoters = { fact: "answered", metric: "nps", which: "any", groups: ["promoter"] };

async function send(url: string, payload: object): Promise<{ status: number; body: Record<string, never> }> {
  const answer = await test.call(post(url, payload), as);
  return { status: answer.statusCode, body: answer.json() };
}

async function keep(name: string, condition: object): Promise<string> {
  const { status, body } = await send("/api/v1/segments", { name, condition });
  expect([status, body]).toEqual([200, expect.anything()]);
  return String(body["id"]);
}

const remove = (id: string) => test.call({ method: "DELETE", url: `/api/v1/segments/${id}` }, as);

async function npsOf(filters: object[], by: string[] = []) {
  return (await send("/api/v1/ask", { metric: "nps", ...period, filters, by })).body as unknown as {
    total: { n: number; score: number };
    rows: { group: Record<string, string>; n: number }[];
  };
}

describe("segments", () => {
  it("say how many customers they hold, of how many, and who was there last", async () => {
    const { body } = await send("/api/v1/segments/preview", { condition: promoters });
    const { n, all, share, examples, sentence } = body as unknown as {
      n: number;
      all: number;
      share: number;
      examples: { id: string; lastAt: string }[];
      sentence: { es: string; en: string };
    };
    expect(n).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(n);
    expect(share).toBeCloseTo(n / all);
    expect(examples).toHaveLength(Math.min(5, n));
    expect(examples.map(({ lastAt }) => lastAt)).toEqual(
      examples.map(({ lastAt }) => lastAt).sort((a, b) => (a < b ? 1 : -1)),
    );
    expect(sentence.es).toContain("promotor");
    expect(sentence.en).toContain("promoter");
  });

  it("narrow figures and comments, and cut figures into inside and outside", async () => {
    const id = await keep("Promoters", promoters);
    const whole = await npsOf([]);
    const inside = await npsOf([{ field: "segment", op: "is", values: [id] }]);
    const outside = await npsOf([{ field: "segment", op: "is_not", values: [id] }]);
    expect(inside.total.score).toBeGreaterThan(whole.total.score);
    expect(inside.total.n + outside.total.n).toBe(whole.total.n);
    const { rows } = await npsOf([], [`segment:${id}`]);
    const cut = Object.fromEntries(rows.map(({ group, n }) => [group[`segment:${id}`], n]));
    expect(cut).toEqual({ in: inside.total.n, out: outside.total.n });
    const comments = await send("/api/v1/comments", {
      ...period,
      limit: 200,
      filters: [{ field: "segment", op: "is", values: [id] }],
    });
    const found = comments.body["comments"] as unknown as { customer: string }[];
    const listed = await test.call({ url: `/api/v1/customers?segment=${id}&limit=100` }, as);
    const members = listed.json().customers.map((one: { id: string }) => one.id);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ customer }) => customer))).toEqual(new Set(members));
  });

  it("list their customers in pages, and find among them", async () => {
    const id = await keep("Promoters in pages", promoters);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? "" : `&cursor=${next}`;
      const page = await test.call({ url: `/api/v1/customers?segment=${id}&limit=2${cursor}` }, as);
      seen.push(...page.json().customers.map((one: { id: string }) => one.id));
      next = page.json().next;
    } while (next !== null);
    expect(new Set(seen).size).toBe(seen.length);
    const { body } = await send("/api/v1/segments/preview", { condition: { fact: "segment", id } });
    expect(body["n"]).toBe(seen.length);
    const search = await test.call({ url: `/api/v1/customers?segment=${id}&search=plain-user` }, as);
    for (const { id: one } of search.json().customers) expect(seen).toContain(one);
  });

  it("that others use stay, and none may lead back to itself", async () => {
    const inner = await keep("Inner", promoters);
    const outer = await keep("Outer", { not: { fact: "segment", id: inner } });
    const refused = await remove(inner);
    expect([refused.statusCode, refused.json().code]).toEqual([409, "conflict"]);
    expect(refused.json().detail).toContain("Outer");
    const circle = await test.call(
      {
        method: "PUT",
        url: `/api/v1/segments/${inner}`,
        payload: { name: "Inner", condition: { fact: "segment", id: outer } },
      },
      as,
    );
    expect([circle.statusCode, circle.json().code]).toEqual([400, "bad-input"]);
    expect((await remove(outer)).statusCode).toBe(204);
    expect((await remove(inner)).statusCode).toBe(204);
    // Undone: the same id again, so that addresses which name it work as before.
    const again = await send("/api/v1/segments", { id: inner, name: "Inner", condition: promoters });
    expect([again.status, again.body["id"]]).toEqual([200, inner]);
  });

  it("have a name of their own, and an unknown one is named in the refusal", async () => {
    await keep("Only one", promoters);
    expect((await send("/api/v1/segments", { name: "ONLY ONE", condition: promoters })).status).toBe(409);
    const unknown = "99999999-9999-4999-8999-999999999999";
    const asked = await send("/api/v1/ask", {
      metric: "nps",
      ...period,
      filters: [{ field: "segment", op: "is", values: [unknown] }],
    });
    expect([asked.status, asked.body["code"]]).toEqual([400, "bad-input"]);
    expect(asked.body["detail"]).toContain(unknown);
    expect((await test.call({ url: `/api/v1/customers?segment=${unknown}` }, as)).statusCode).toBe(400);
    const across = await test.call(
      post("/api/v1/segments/preview", { condition: { fact: "segment", id: planted.segment } }),
      browser(test.b.session),
    );
    expect(across.statusCode).toBe(400);
  });
});
