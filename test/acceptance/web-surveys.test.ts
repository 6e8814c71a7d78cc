// Surveys on web sites: what a site's tag is told, and whose answer it is. A page names its visitor with a write key, as its
// tracking calls do; without one, or with another company's, nobody is named. And
// what holds for all places of a survey that asks devices for a computation.

import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { challengeMs } from "../../src/actions/survey-challenge.ts";
import { createContext, silentLog } from "../../src/context.ts";
import { solvePuzzle } from "../../src/domain/survey/puzzle.ts";
import { usualWebAsking, type WebAsking } from "../../src/domain/survey/web-asking.ts";
import { browser, openTestApp, type TestApp } from "../app.ts";

let test: TestApp;
/** How far the product's clock is ahead: past what it remembers for a moment. */
let ahead = 0;

beforeAll(async () => {
  test = await openTestApp({ context: { ...createContext(silentLog), now: () => Date.now() + ahead } });
});
afterAll(() => test?.close());

const ask = (method: "GET" | "POST" | "PUT", url: string, payload?: object) =>
  test.call({ method, url, ...(payload && { payload }) }, browser(test.a.session));

async function asked(template: string, asking: Partial<WebAsking>) {
  const made = (await ask("POST", "/api/v1/surveys", { template, language: "en" })).json();
  const url = `/api/v1/surveys/${made.id}`;
  const survey = (await ask("POST", `${url}/publish`, { revision: made.revision })).json();
  const put = await ask("PUT", `${url}/web`, { ...usualWebAsking, enabled: true, ...asking });
  expect(put.statusCode).toBe(200);
  return { ...survey, url };
}

const told = async (key: string) => {
  ahead += 6_000;
  return (await test.call({ url: `/api/v1/web-surveys/${key}` })).json();
};

const send = (token: string, body: object) =>
  test.call({
    method: "POST",
    url: `/api/v1/public-surveys/${token}/responses`,
    payload: {
      id: randomUUID(),
      version: 1,
      language: "en",
      place: "widget",
      answers: { satisfaction: 5 },
      ...body,
    },
    headers: { origin: "https://shop.example" },
  });

/** The events of the customer whom an identifier finds. */
async function eventsOf(
  kind: string,
  value: string,
): Promise<{ event: string; channel: string; url: string }[]> {
  expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
  const found = await ask("GET", `/api/v1/customers/lookup?kind=${kind}&value=${value}`);
  if (found.statusCode === 404) return [];
  const { items } = (await ask("GET", `/api/v1/customers/${found.json().id}/timeline`)).json();
  return items;
}

describe("a survey on a web site", () => {
  it("is told to the site's tag while it is open and enabled, to any origin and for a minute", async () => {
    const survey = await asked("visit", { percent: 50, pages: [{ how: "glob", value: "/pedido/*" }] });
    const answer = await test.call({ url: `/api/v1/web-surveys/${test.a.writeKey}` });
    expect(answer.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=60",
    });
    expect(answer.json().surveys).toEqual([
      {
        key: survey.key,
        token: survey.token,
        asking: {
          ...usualWebAsking,
          label: { en: "Feedback", es: "Su opinión" },
          enabled: true,
          percent: 50,
          pages: [{ how: "glob", value: "/pedido/*" }],
        },
      },
    ]);
    expect((await told(test.b.writeKey)).surveys).toEqual([]);
    expect((await test.call({ url: `/api/v1/web-surveys/${test.a.secretKey}` })).statusCode).toBe(404);
    await ask("POST", `${survey.url}/close`);
    expect((await told(test.a.writeKey)).surveys).toEqual([]);
    await ask("POST", `${survey.url}/reopen`);
    await ask("PUT", `${survey.url}/web`, usualWebAsking);
    expect((await told(test.a.writeKey)).surveys).toEqual([]);
    const trail = (await ask("GET", "/api/v1/audit?limit=200")).json();
    expect(
      trail.entries.filter(({ action }: { action: string }) => action === "survey.web_changed"),
    ).toHaveLength(2);
  });

  it("is answered by the visitor whom the page names with its write key, on that page and channel", async () => {
    const { token } = await asked("visit", {});
    const visitor = { writeKey: test.a.writeKey, anonymousId: "visitor-1", userId: "u-17" };
    const answer = await send(token, { visitor, url: "https://shop.example/pedido/3" });
    expect([answer.statusCode, answer.headers["access-control-allow-origin"]]).toEqual([200, "*"]);
    const events = await eventsOf("user", "u-17");
    expect(events).toEqual([
      expect.objectContaining({ event: "Survey Answered", channel: "web", touchpoint: expect.any(String) }),
    ]);
    expect(JSON.stringify(events)).toContain("https://shop.example/pedido/3");
    expect(await eventsOf("anonymous", "visitor-1")).toEqual(events);
  });

  it("is answered by nobody known when the key is another company's, a secret one or none, or names nobody", async () => {
    const { token, url } = await asked("visit", {});
    for (const [i, writeKey] of [test.b.writeKey, test.a.secretKey, "viv_write_none"].entries())
      await send(token, { visitor: { writeKey, anonymousId: `stranger-${i}`, userId: `claimed-${i}` } });
    await send(token, { visitor: { writeKey: test.a.writeKey, anonymousId: "0000", userId: "claimed-3" } });
    for (const i of [0, 1, 2, 3]) expect(await eventsOf("user", `claimed-${i}`)).toEqual([]);
    for (const i of [0, 1, 2]) expect(await eventsOf("anonymous", `stranger-${i}`)).toEqual([]);
    expect((await ask("POST", `${url}/results`, {})).json().responses).toBe(4);
  });

  it("stands at the moment at which it was answered, however late it was sent, and counts once", async () => {
    const { token, url } = await asked("visit", {});
    const late = { id: randomUUID(), place: "kiosk", agoMs: 3 * 86_400_000, hidden: { unit: "madrid" } };
    for (const again of [late, { ...late, agoMs: late.agoMs + 60_000 }])
      expect((await send(token, again)).statusCode).toBe(200);
    expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
    const results = (await ask("POST", `${url}/results`, {})).json();
    expect(results.responses).toBe(1);
    const ago = Date.now() - Date.parse(results.lastAt);
    expect(Math.abs(ago - late.agoMs)).toBeLessThan(120_000);
  });

  it("lets the browser of any site ask before it sends, and says what is wrong with an asking", async () => {
    const { token, url } = await asked("visit", {});
    const before = await test.call({
      method: "OPTIONS",
      url: `/api/v1/public-surveys/${token}/responses`,
      headers: { origin: "https://shop.example", "access-control-request-method": "POST" },
    });
    expect([before.statusCode, before.headers]).toEqual([
      204,
      expect.objectContaining({
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "content-type",
      }),
    ]);
    for (const wrong of [
      { percent: 0 },
      { pages: [{ how: "regex", value: "(a+)+" }] },
      { trigger: { kind: "load" } },
    ])
      expect((await ask("PUT", `${url}/web`, { ...usualWebAsking, ...wrong })).statusCode).toBe(400);
    expect((await send("x".repeat(32), {})).headers["access-control-allow-origin"]).toBe("*");
  });
});

describe("a survey that asks devices for a computation", () => {
  const open = "/api/v1/public-surveys";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const challengeOf = async (token: string): Promise<string> =>
    (await test.call({ url: `${open}/${token}` })).json().challenge;
  const proofOf = (challenge: string, id: string) => ({
    challenge,
    solution: solvePuzzle(challenge, id, digest),
  });
  async function computing() {
    const survey = await asked("visit", {});
    expect(await challengeOf(survey.token)).toBeNull();
    const changed = await ask("PUT", `${survey.url}/computation`, { asked: true });
    expect(changed.json().asksComputation).toBe(true);
    return survey;
  }

  it("takes each computation for one response to one survey in its time, and no other", async () => {
    const { token, url, id: survey } = await computing();
    const other = await challengeOf((await computing()).token);
    const id = randomUUID();
    const challenge = await challengeOf(token);
    const proof = proofOf(challenge, id);
    const [until = "", mac] = challenge.split(".");
    const longer = `${(Number.parseInt(until, 36) + 1).toString(36)}.${mac}`;
    const onPage = (body: object) => send(token, { place: "page", ...body });
    for (const wrong of [
      { id },
      { id: randomUUID(), proof },
      { id, proof: { challenge, solution: proof.solution.split(".").reverse().join(".") } },
      { id, proof: proofOf(other, id) },
      { id, proof: proofOf(longer, id) },
    ]) {
      const refused = await onPage(wrong);
      expect([refused.statusCode, refused.json().detail]).toEqual([400, expect.stringMatching(/^proof: /)]);
    }
    ahead += challengeMs + 1_000;
    expect((await onPage({ id, proof })).statusCode).toBe(400);
    ahead -= challengeMs + 1_000;
    // What is kept on the way becomes an answer too.
    const kept = () =>
      test.app.database.rows(
        z.object({ response: z.string() }),
        "SELECT response FROM survey_partial WHERE survey = $1",
        [survey],
      );
    const partial = (body: object) =>
      test.call({
        method: "POST",
        url: `${open}/${token}/partials`,
        payload: { id, version: 1, language: "en", answers: { satisfaction: 5 }, ...body },
      });
    expect([(await partial({})).statusCode, await kept()]).toEqual([204, []]);
    expect([(await partial({ proof })).statusCode, await kept()]).toEqual([204, [{ response: id }]]);
    for (let again = 0; again < 2; again++) expect((await onPage({ id, proof })).statusCode).toBe(200);
    expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
    expect((await ask("POST", `${url}/results`, {})).json().responses).toBe(1);
  });

  it("sets aside what kiosks and widgets send without one, is shown by no site, and asks nothing of whom it invited", async () => {
    const { token, url, key } = await computing();
    const shown = async () =>
      (await told(test.a.writeKey)).surveys.filter((one: { key: string }) => one.key === key).length;
    expect(await shown()).toBe(0);
    for (const place of ["kiosk", "widget"]) expect((await send(token, { place })).statusCode).toBe(200);
    const { suspects } = (await ask("GET", `${url}/suspects`)).json();
    expect(suspects.map(({ signs }: { signs: string[] }) => signs)).toEqual([
      ["no_computation"],
      ["no_computation"],
    ]);
    const people = [{ email: "eva@example.com" }];
    await ask("POST", `${url}/invitations`, { way: "link", batch: randomUUID(), people });
    const [invitation] = (await ask("GET", `${url}/invitations`)).json().invitations;
    const personal = invitation.link.split("/a/")[1];
    expect(await challengeOf(personal)).toBeNull();
    expect((await send(personal, { place: "page" })).statusCode).toBe(200);
    expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
    expect((await ask("POST", `${url}/results`, {})).json().responses).toBe(1);
    await ask("PUT", `${url}/computation`, { asked: false });
    expect(await shown()).toBe(1);
    const trail = (await ask("GET", "/api/v1/audit?limit=200")).json().entries;
    expect(
      trail.filter(
        ({ action, subject }: { action: string; subject: { id: string } }) =>
          action === "survey.computation_changed" && url.endsWith(subject.id),
      ),
    ).toHaveLength(2);
  });
});
