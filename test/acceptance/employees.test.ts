// What employees say: shown together when many have answered, and nowhere among customers.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { logIdlePartials } from "../../src/actions/partial-responses.ts";
import { confidentialMin, confidentialWordsMin } from "../../src/domain/survey/confidential.ts";
import { bearer, browser, openTestApp, type TestApp } from "../app.ts";

const base = "/api/v1/surveys";
const marker = "Zwischenruf";
let test: TestApp;
let id = "";
let token = "";

const ask = (method: "GET" | "POST" | "PUT", url: string, payload?: object) =>
  test.call({ method, url, ...(payload && { payload }) }, browser(test.a.session));

const resultSchema = z.object({
  responses: z.number(),
  lastAt: z.string().nullable(),
  lead: z.object({ measure: z.object({ n: z.number(), score: z.number() }).nullable() }).nullable(),
  questions: z.array(z.object({ key: z.string(), answered: z.number() })),
  groups: z.array(z.object({ key: z.string(), responses: z.number() })),
  confidential: z
    .object({
      groupsHidden: z.number(),
      words: z.array(z.object({ question: z.string(), texts: z.array(z.string()) })),
    })
    .nullable(),
});
const results = async (body: object = {}) =>
  resultSchema.parse((await ask("POST", `${base}/${id}/results`, body)).json());

let said = 0;
async function answer(unit: string, score: number, text = `${marker} ${said}`) {
  said++;
  const response = { id: randomUUID(), version: 1, language: "es", hidden: { unit } };
  const url = `/api/v1/public-surveys/${token}`;
  const send = (path: string, answers: object) =>
    test.call({ method: "POST", url: `${url}/${path}`, payload: { ...response, answers } });
  // The page keeps what was said so far.
  expect((await send("partials", { recommend: score })).statusCode).toBe(204);
  const sent = await send("responses", { recommend: score, ...(text !== "" && { reason: text }) });
  expect(sent.statusCode).toBe(200);
  // The list is ordered by time, and two responses of one millisecond have no order.
  await new Promise((resolve) => setTimeout(resolve, 3));
}

async function arrived(): Promise<void> {
  expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
}

beforeAll(async () => {
  test = await openTestApp();
  const made = (await ask("POST", base, { template: "employee_pulse", language: "es" })).json();
  expect(made.audience).toBe("employees");
  ({ id } = made);
  ({ token } = (await ask("POST", `${base}/${id}/publish`, { revision: 1 })).json());
});
afterAll(() => test?.close());

describe("a survey of employees", () => {
  it("shows nothing while few have answered, not even when", async () => {
    for (let n = 1; n < confidentialMin; n++) await answer("north", 9);
    await arrived();
    expect(await results()).toMatchObject({
      responses: confidentialMin - 1,
      lastAt: null,
      lead: null,
      questions: [],
      confidential: { words: [] },
    });
  });

  it("shows the whole from five on, words from ten, and no group that few belong to or that gives one away", async () => {
    await answer("north", 10);
    await arrived();
    expect((await results()).lead?.measure).toMatchObject({ n: 5, score: 100 });
    expect((await results()).confidential?.words).toEqual([]);
    for (let n = 0; n < 7; n++) await answer("south", 0);
    for (let n = 0; n < 3; n++) await answer("west", 0, "");
    await arrived();
    const whole = await results({ by: "unit" });
    // 5 promoters and 10 detractors: (5 - 10) / 15.
    expect(whole.lead?.measure?.score).toBeCloseTo((-100 * 5) / 15, 9);
    // The three of the west would be the whole without the others: the north goes with them.
    expect(whole.groups.map(({ key, responses }) => [key, responses])).toEqual([["south", 7]]);
    expect(whole.confidential?.groupsHidden).toBe(2);
    const texts = whole.confidential?.words.find(({ question }) => question === "reason")?.texts ?? [];
    expect(texts.length).toBe(12);
    expect(texts.length).toBeGreaterThanOrEqual(confidentialWordsMin);
    const sent = Array.from({ length: 12 }, (_, n) => `${marker} ${n}`);
    expect([...texts].sort()).toEqual([...sent].sort());
    expect(texts).not.toEqual(sent);
    expect(texts).not.toEqual([...sent].reverse());
    const listed = (await ask("GET", base)).json().surveys.find((one: { id: string }) => one.id === id);
    expect(listed.figures).toMatchObject({ responses: 15, lastAt: null });
  });

  it("is not cut into small pieces, and what one person said is given to nobody", async () => {
    for (const cut of [
      { from: "2026-01-01" },
      { versions: [1] },
      { filters: [{ field: "unit", op: "is", values: ["west"] }] },
      { by: "segment" },
      { by: "touchpoint" },
    ])
      expect([cut, (await ask("POST", `${base}/${id}/results`, cut)).statusCode]).toEqual([cut, 400]);
    for (const [method, path, body] of [
      ["GET", "quotas", undefined],
      ["POST", "responses", {}],
      ["POST", "export", { format: "xlsx" }],
      ["POST", "export", { format: "csv" }],
    ] as const) {
      const refused = await ask(method, `${base}/${id}/${path}`, body);
      expect([path, refused.statusCode, refused.json().code]).toEqual([path, 409, "conflict"]);
      expect(refused.body).not.toContain(marker);
    }
  });

  it("is sent to nobody by name", async () => {
    const web = (await ask("GET", `${base}/${id}/web`)).json();
    expect((await ask("PUT", `${base}/${id}/web`, { ...web, enabled: true })).statusCode).toBe(409);
    const invited = { way: "link", batch: randomUUID(), people: [{ email: "ana@example.com" }] };
    expect((await ask("POST", `${base}/${id}/invitations`, invited)).statusCode).toBe(409);
  });

  it("counts who stopped half way with the others of the team, not with customers", async () => {
    const payload = { id: randomUUID(), version: 1, language: "es", hidden: {}, answers: { recommend: 10 } };
    await test.call({ method: "POST", url: `/api/v1/public-surveys/${token}/partials`, payload });
    await test.app.database.run("UPDATE survey_partial SET updated_at = now() - interval '1 hour'");
    expect(await logIdlePartials(test.app)).toBe(1);
    await arrived();
    expect(await results()).toMatchObject({ responses: 16 });
  });

  it("stands nowhere among customers: no route tells a word of it, and no figure counts it", async () => {
    const nps = await ask("POST", "/api/v1/ask", { metric: "nps", from: "2020-01-01", to: "2100-01-01" });
    expect(nps.json().total).toMatchObject({ n: 0 });
    expect((await ask("GET", "/api/v1/customers")).json().customers).toEqual([]);
    const comments = { from: "2020-01-01", to: "2100-01-01" };
    expect((await ask("POST", "/api/v1/comments", comments)).json().comments).toEqual([]);
    const anyone = { fact: "customer", kinds: ["prospective", "current", "past"] };
    const size = await ask("POST", "/api/v1/segments/preview", { condition: anyone });
    expect(size.body).not.toContain(marker);
    const urls = test.routes.filter(
      ({ method, url }) => method === "GET" && url.startsWith("/api/") && !url.includes(":"),
    );
    expect(urls.length).toBeGreaterThan(20);
    for (const { url } of urls)
      for (const as of [browser(test.a.session), bearer(test.a.secretKey)]) {
        expect([url, (await test.call({ method: "GET", url }, as)).body.includes(marker)]).toEqual([
          url,
          false,
        ]);
      }
    const account = (await ask("GET", "/api/v1/account")).json();
    expect(account.workspaces.length).toBe(1);
  });
});
