// Surveys from the template to the figures: a published version is answered over the public link, the response becomes an
// interaction, and it counts once, whatever is sent again, changed or invented.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideOnSuspects, listSuspects } from "../../src/actions/suspect-responses.ts";
import { createContext, silentLog } from "../../src/context.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { browser, openTestApp, type TestApp } from "../app.ts";

let test: TestApp;
const logged: string[] = [];

beforeAll(async () => {
  const info = (...line: unknown[]) => void logged.push(JSON.stringify(line));
  test = await openTestApp({ context: createContext({ ...silentLog, info }) });
});

afterAll(() => test?.close());

const base = "/api/v1/surveys";

async function ask(method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object) {
  return test.call({ method, url, ...(payload && { payload }) }, browser(test.a.session));
}

async function published(template: string) {
  const made = (await ask("POST", base, { template, language: "en" })).json();
  const answer = await ask("POST", `${base}/${made.id}/publish`, { revision: made.revision });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const send = (token: string, body: object) =>
  test.call({
    method: "POST",
    url: `/api/v1/public-surveys/${token}/responses`,
    payload: { id: randomUUID(), version: 1, language: "es-ES", ...body },
  });

async function inLog() {
  expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
}

const nps = async () =>
  (
    await ask("POST", "/api/v1/ask", {
      metric: "nps",
      from: "2020-01-01",
      to: "2100-01-01",
      by: ["question", "channel", "unit"],
    })
  ).json();

describe("a survey", () => {
  it("is answered by its link, and the answers are in the figures, the comments and the timeline", async () => {
    const survey = await published("transactional_nps");
    const opened = await test.call({ url: `/api/v1/public-surveys/${survey.token}` });
    expect(opened.json()).toMatchObject({
      state: "open",
      version: 1,
      questionnaire: { languages: ["en", "es"] },
    });
    const answers = {
      recommend: 3,
      reason: "Tardaron una semana",
      call_back: { options: ["yes"] },
      contact: { name: "Ana Cerca", email: "ana@example.com" },
    };
    const first = await send(survey.token, { answers, hidden: { unit: "madrid", other: "x" } });
    expect([first.statusCode, first.json()]).toEqual([200, { ending: "called" }]);
    expect((await send(survey.token, { answers: { recommend: 10 } })).json()).toEqual({ ending: "thanks" });
    await inLog();
    const figure = await nps();
    expect(figure.total).toMatchObject({ n: 2, score: 0 });
    expect(figure.rows.map(({ group }: { group: object }) => group)).toContainEqual({
      question: `${survey.key}.recommend`,
      channel: "email",
      unit: "madrid",
    });
    const comments = (
      await ask("POST", "/api/v1/comments", { from: "2020-01-01", to: "2100-01-01", limit: 10 })
    ).json();
    const said = comments.comments.find(({ text }: { text: string }) => text === "Tardaron una semana");
    const timeline = (await ask("GET", `/api/v1/customers/${said.customer}/timeline`)).json();
    expect(JSON.stringify(timeline)).toContain("Tardaron una semana");
    // How to reach her stands with what she said. Whoever else has that address was not proved to be her.
    expect(JSON.stringify(timeline)).toContain("ana@example.com");
    const anyone = await ask("GET", "/api/v1/customers/lookup?kind=email&value=ana@example.com");
    expect(anyone.statusCode).toBe(404);
    const listed = (await ask("GET", base)).json().surveys.find(({ id }: { id: string }) => id === survey.id);
    expect(listed.figures).toMatchObject({
      responses: 2,
      lead: { metric: "nps", measure: { n: 2, score: 0 } },
    });
    const results = (await ask("POST", `${base}/${survey.id}/results`, {})).json();
    expect(results.questions[0].counts).toEqual([
      { choice: "", score: 3, n: 1 },
      { choice: "", score: 10, n: 1 },
    ]);
    expect(results.questions.find(({ key }: { key: string }) => key === "call_back").counts).toEqual([
      { choice: "yes", score: null, n: 1 },
    ]);
  });

  it("is placed at the touchpoint that its link says, where the catalogue knows it", async () => {
    const survey = await published("event");
    const known = (await ask("GET", "/api/v1/touchpoints")).json().touchpoints;
    const other = known.find(({ key }: { key: string }) => key !== survey.draft.touchpoint);
    const answers = { satisfaction: 4, recommend: 8 };
    for (const touchpoint of [other.key, "nowhere"])
      expect((await send(survey.token, { answers, hidden: { touchpoint } })).statusCode).toBe(200);
    await inLog();
    const { rows } = (
      await ask("POST", "/api/v1/ask", {
        ...{ metric: "csat", from: "2020-01-01", to: "2100-01-01", by: ["touchpoint"] },
        filters: [{ field: "question", op: "is", values: [`${survey.key}.satisfaction`] }],
      })
    ).json();
    const { touchpoint: own } = survey.draft;
    expect(rows.map(({ group }: { group: { touchpoint: string } }) => group.touchpoint).sort()).toEqual(
      [other.key, own].sort(),
    );
  });

  it("counts a response that is sent again once, and what a program fills in not at all", async () => {
    const survey = await published("event");
    const answers = { satisfaction: 5, recommend: 9 };
    const id = randomUUID();
    for (const again of [answers, answers, { satisfaction: 1, recommend: 0 }])
      expect((await send(survey.token, { id, answers: again })).statusCode).toBe(200);
    const caught = await send(survey.token, { answers, aside: "http://spam.example" });
    expect([caught.statusCode, caught.json()]).toEqual([200, { ending: "thanks" }]);
    await inLog();
    const results = (await ask("POST", `${base}/${survey.id}/results`, {})).json();
    expect(results.responses).toBe(1);
    expect(results.lead.measure).toMatchObject({ n: 1, score: 100 });
  });

  it("sets aside what no customer seems to have said, tells a program what a person would be told, and counts it when someone says so", async () => {
    const { token, id } = await published("relationship_nps");
    const answers = { recommend: 3, reason: "Buy pills", call_back: { options: ["yes"] } };
    const response = randomUUID();
    for (let again = 0; again < 2; again++)
      expect((await send(token, { id: response, answers, aside: "pills.example" })).json()).toEqual({
        ending: "called",
      });
    const quick = { answers: { recommend: 9, reason: "Fast" }, startedAt: new Date().toISOString() };
    expect((await send(token, quick)).json()).toEqual({ ending: "thanks" });
    const about = logged.filter((line) => line.includes(id));
    expect(about).toHaveLength(2);
    expect(about.join()).not.toMatch(/pills/);
    const path = `${base}/${id}/suspects`;
    const open = async () => (await ask("GET", path)).json();
    const { total, suspects } = await open();
    expect([total, suspects.map(({ signs }: { signs: string[] }) => signs)]).toEqual([
      2,
      [["too_fast"], ["hidden_field"]],
    ]);
    expect(suspects[1].answers[0]).toMatchObject({ question: expect.stringMatching(/recommend$/), score: 3 });
    const decide = async (decision: string, responses: string[]) =>
      (await ask("POST", path, { decision, responses })).json();
    const all = suspects.map((one: { id: string }) => one.id);
    expect(await decide("discard", all)).toEqual({ decided: 2 });
    expect((await open()).total).toBe(0);
    expect(await decide("reopen", all)).toEqual({ decided: 2 });
    expect(await decide("accept", [suspects[0].id])).toEqual({ decided: 1 });
    // What comes again of it, whole or on the way, changes nothing.
    const again = { id: suspects[1].id, version: 1, language: "en", answers };
    for (const way of ["responses", "partials"])
      await test.call({ method: "POST", url: `/api/v1/public-surveys/${token}/${way}`, payload: again });
    // Who sees one unit sees and decides none of another.
    const narrow = { workspace: test.a.workspace, units: ["madrid"] };
    expect((await listSuspects(test.app, narrow, id)).total).toBe(0);
    const doer = systemOf(test.a.workspace);
    const wish = { responses: all, what: "discard" } as const;
    expect(await decideOnSuspects(test.app, narrow, doer, id, wish)).toBe(0);
    // What counts is not taken back, and is not counted twice.
    expect(await decide("discard", [suspects[0].id])).toEqual({ decided: 0 });
    expect(await decide("accept", [suspects[0].id])).toEqual({ decided: 0 });
    await inLog();
    const results = (await ask("POST", `${base}/${id}/results`, {})).json();
    expect([results.responses, (await open()).total]).toEqual([1, 1]);
  });

  it("does not let a public link answer for someone who was invited in person, and keeps what a list says besides", async () => {
    const survey = await published("relationship_nps");
    const people = [{ email: "eva@example.com", hidden: { unit: "madrid", score_internal: "low" } }];
    const path = `${base}/${survey.id}/invitations`;
    const made = await ask("POST", path, { way: "link", batch: randomUUID(), people });
    expect(made.statusCode).toBe(200);
    const [invitation] = (await ask("GET", path)).json().invitations;
    const forged = await send(survey.token, { id: invitation.id, answers: { recommend: 0 } });
    expect([forged.statusCode, forged.json().detail]).toEqual([
      400,
      expect.stringContaining("personal link"),
    ]);
    const token = invitation.link.split("/a/")[1];
    const opened = (await test.call({ url: `/api/v1/public-surveys/${token}` })).json();
    expect(opened.personal.hidden).toEqual({ unit: "madrid" });
    const own = await send(token, { id: invitation.id, answers: { recommend: 9 } });
    expect(own.statusCode).toBe(200);
  });

  it("takes only answers that its engine takes, and only to questions that were asked", async () => {
    const survey = await published("relationship_nps");
    const wrong = await send(survey.token, { answers: { recommend: 11 } });
    expect([wrong.statusCode, wrong.json().detail]).toEqual([400, expect.stringContaining("recommend")]);
    expect((await send(survey.token, { answers: {} })).statusCode).toBe(400);
    expect((await send(survey.token, { answers: { recommend: 9 }, version: 7 })).statusCode).toBe(404);
    const long = { recommend: 9, reason: "x".repeat(30_000) };
    expect((await send(survey.token, { answers: long })).statusCode).toBe(413);
    const left = { recommend: 9, call_back: { options: ["yes"] }, contact: { name: "Eva Lejos" } };
    expect((await send(survey.token, { answers: left })).json()).toEqual({ ending: "thanks" });
    await inLog();
    const named = async (name: string) =>
      (await ask("GET", `/api/v1/customers?search=${encodeURIComponent(name)}`)).json().customers.length;
    expect([await named("Ana Cerca"), await named("Eva Lejos")]).toEqual([1, 0]);
    expect((await test.call({ url: `/api/v1/public-surveys/${"x".repeat(32)}` })).statusCode).toBe(404);
  });

  it("keeps what was published as it was, and says who changed a draft meanwhile", async () => {
    const survey = await published("visit");
    const name = "Visit, shorter";
    const [section] = survey.draft.sections;
    const questionnaire = {
      ...survey.draft,
      sections: [{ ...section, questions: section.questions.slice(0, 1) }],
    };
    const changed = await ask("PUT", `${base}/${survey.id}`, {
      name,
      questionnaire,
      revision: survey.revision,
    });
    expect(changed.json()).toMatchObject({ name, changed: true, version: 1, state: "open" });
    const late = await ask("PUT", `${base}/${survey.id}`, {
      name: "Late",
      questionnaire,
      revision: survey.revision,
    });
    expect([late.statusCode, late.json().detail]).toEqual([
      409,
      expect.stringContaining("changed this survey"),
    ]);
    const now = (await test.call({ url: `/api/v1/public-surveys/${survey.token}` })).json();
    expect(now.questionnaire).toEqual({ ...survey.draft, hidden: ["unit", "touchpoint"] });
    const again = await ask("POST", `${base}/${survey.id}/publish`, { revision: changed.json().revision });
    expect(again.json()).toMatchObject({ version: 2, changed: false });
    // Somebody who opened the first version before still answers it.
    const whole = { satisfaction: 4, aspects: { staff: 5 } };
    expect((await send(survey.token, { answers: whole, version: 1 })).statusCode).toBe(200);
    await expect(
      test.app.database.run("UPDATE survey_version SET questionnaire = '{}' WHERE survey = $1", [survey.id]),
    ).rejects.toThrow(/does not change/);
    const turned = {
      ...questionnaire,
      sections: [{ ...section, questions: [{ key: "satisfaction", kind: "nps", text: { en: "?" } }] }],
      endings: survey.draft.endings.slice(-1),
    };
    const body = { name, questionnaire: turned, revision: again.json().revision };
    const kept = (await ask("PUT", `${base}/${survey.id}`, body)).json();
    const refused = await ask("POST", `${base}/${survey.id}/publish`, { revision: kept.revision });
    expect([refused.statusCode, refused.json().detail]).toEqual([400, expect.stringContaining("new key")]);
  });

  it("is not changed by being saved as it is, nor published anew by a new name or by opening again", async () => {
    const survey = await published("complaint");
    const url = `${base}/${survey.id}`;
    const save = async (name: string, revision: number) =>
      (await ask("PUT", url, { name, questionnaire: survey.draft, revision })).json();
    expect(await save(survey.name, survey.revision)).toEqual(survey);
    const renamed = await save("After complaints", survey.revision);
    expect(renamed).toMatchObject({
      name: "After complaints",
      revision: survey.revision + 1,
      changed: false,
    });
    const publish = async () => (await ask("POST", `${url}/publish`, { revision: renamed.revision })).json();
    expect(await publish()).toMatchObject({ version: 1, state: "open" });
    expect((await ask("POST", `${url}/close`)).json()).toMatchObject({ state: "closed" });
    expect(await publish()).toMatchObject({ version: 1, state: "open", changed: false });
    const { entries } = (await ask("GET", "/api/v1/audit?limit=200")).json();
    const deeds = entries.filter(({ subject }: { subject?: { id: string } }) => subject?.id === survey.id);
    expect(deeds.map(({ action }: { action: string }) => action).sort()).toEqual(
      ["made", "published", "changed", "closed", "reopened"].map((deed) => `survey.${deed}`).sort(),
    );
    const stale = await ask("POST", `${url}/publish`, { revision: survey.revision });
    expect(stale.statusCode).toBe(409);
  });

  it("takes no answers while it is closed or removed", async () => {
    const survey = await published("delivery");
    const answers = { satisfaction: 5 };
    await ask("POST", `${base}/${survey.id}/close`);
    expect((await test.call({ url: `/api/v1/public-surveys/${survey.token}` })).json()).toMatchObject({
      state: "closed",
      questionnaire: null,
    });
    expect((await send(survey.token, { answers })).statusCode).toBe(409);
    await ask("POST", `${base}/${survey.id}/reopen`);
    expect((await send(survey.token, { answers })).statusCode).toBe(200);
    await ask("DELETE", `${base}/${survey.id}`);
    expect((await send(survey.token, { answers })).statusCode).toBe(404);
    await ask("POST", `${base}/${survey.id}/restore`);
    expect((await send(survey.token, { answers })).statusCode).toBe(200);
  });

  it("says in the trail who made, published, closed and removed it", async () => {
    const trail = (await ask("GET", "/api/v1/audit?limit=200")).json();
    const actions = new Set(trail.entries.map(({ action }: { action: string }) => action));
    for (const action of ["made", "changed", "published", "closed", "reopened", "removed", "restored"])
      expect(actions).toContain(`survey.${action}`);
  });

  it("reads each score on the scale it was given on, whatever the draft says and whoever sent it", async () => {
    const survey = await published("visit");
    expect((await send(survey.token, { answers: { satisfaction: 5 } })).statusCode).toBe(200);
    // A write key stands in every page, so anyone can send what looks like an answer.
    const forged = { metric: "csat", question: `${survey.key}.satisfaction`, score: 9, scale: "1-10" };
    await test.track(test.a, [
      {
        ...{ type: "track", messageId: randomUUID(), anonymousId: "forger", event: "Survey Answered" },
        properties: { answers: [forged] },
      },
    ]);
    await inLog();
    const [section] = survey.draft.sections;
    const [satisfaction, ...others] = section.questions;
    const ten = { ...satisfaction, look: "numbers", points: 10 };
    const draft = { ...survey.draft, sections: [{ ...section, questions: [ten, ...others] }] };
    const body = { name: survey.name, questionnaire: draft, revision: survey.revision };
    const { revision } = (await ask("PUT", `${base}/${survey.id}`, body)).json();
    const list = await ask("GET", base);
    expect(list.statusCode).toBe(200);
    const listed = list.json().surveys.find(({ id }: { id: string }) => id === survey.id);
    // Both are in the top two boxes of their own scale; the second is the ninth of ten.
    const measure = { n: 2, score: 100, mixedScales: true, parts: { mean: 1 + (4 * (1 + 8 / 9)) / 2 } };
    expect(listed.figures.lead).toMatchObject({ metric: "csat", measure });
    const results = await ask("POST", `${base}/${survey.id}/results`, {});
    expect(results.statusCode).toBe(200);
    expect(results.json()).toMatchObject({ questionnaire: survey.draft, lead: { measure } });
    expect(results.json().questions[0].counts).toEqual([{ choice: "", score: 5, n: 1 }]);
    const refused = await ask("POST", `${base}/${survey.id}/publish`, { revision });
    expect([refused.statusCode, refused.json().detail]).toEqual([
      400,
      expect.stringMatching(/was csat 1-5 .* is csat 1-10 now; give it a new key/),
    ]);
  });
});
