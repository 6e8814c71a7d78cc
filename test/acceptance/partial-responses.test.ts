// Responses that are left on the way: what was said counts, once, whoever dies at which point, and what is said later counts
// with it and not as another response.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { App } from "../../src/actions/app.ts";
import { logIdlePartials } from "../../src/actions/partial-responses.ts";
import { createContext, silentLog } from "../../src/context.ts";
import { browser, openTestApp, type TestApp } from "../app.ts";

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp({ context: createContext(silentLog) });
});

afterAll(() => test?.close());

const base = "/api/v1/surveys";

async function ask(method: "GET" | "POST", url: string, payload?: object) {
  return test.call({ method, url, ...(payload && { payload }) }, browser(test.a.session));
}

async function published() {
  const made = (await ask("POST", base, { template: "relationship_nps", language: "en" })).json();
  return (await ask("POST", `${base}/${made.id}/publish`, { revision: made.revision })).json();
}

const post = (token: string, what: "partials" | "responses", id: string, answers: object) =>
  test.call({
    method: "POST",
    url: `/api/v1/public-surveys/${token}/${what}`,
    payload: { id, version: 1, language: "en", answers },
  });

/** As after ten minutes without a word, and after the time for which a dead process is waited for. */
const timePasses = () =>
  test.app.database.run(
    "UPDATE survey_partial SET updated_at = updated_at - interval '11 minutes', message_at = message_at - interval '11 minutes'",
  );

const logIdle = (app: App = test.app) => logIdlePartials(app);

async function resultsOf(id: string) {
  expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
  const results = (await ask("POST", `${base}/${id}/results`, {})).json();
  const [recommend] = results.questions;
  return { responses: results.responses, scores: recommend.counts };
}

const left = (survey: string) =>
  test.app.database.row(
    z.object({ n: z.number() }),
    "SELECT count(*) AS n FROM survey_partial WHERE survey = $1",
    [survey],
  );

describe("a response that is left", () => {
  it("counts after ten minutes and not before, once, as one that was not completed", async () => {
    const survey = await published();
    const id = randomUUID();
    for (const recommend of [3, 9])
      expect((await post(survey.token, "partials", id, { recommend })).statusCode).toBe(204);
    expect(await logIdle()).toBe(0);
    await timePasses();
    expect(await logIdle()).toBe(1);
    await timePasses();
    expect(await logIdle()).toBe(0);
    expect(await resultsOf(survey.id)).toEqual({ responses: 1, scores: [{ choice: "", score: 9, n: 1 }] });
  });

  it("is nothing while nothing was said, or nothing that its engine takes", async () => {
    const survey = await published();
    await post(survey.token, "partials", randomUUID(), {});
    await post(survey.token, "partials", randomUUID(), { recommend: 12 });
    await post(survey.token, "partials", randomUUID(), { reason: "before the score" });
    await timePasses();
    expect(await logIdle()).toBe(0);
    expect(await resultsOf(survey.id)).toEqual({ responses: 0, scores: [] });
  });

  it("and is completed later adds what is new, keeps what counted, and stays one response", async () => {
    const survey = await published();
    const id = randomUUID();
    await post(survey.token, "partials", id, { recommend: 2 });
    await timePasses();
    await logIdle();
    // Left a second time, further on.
    await post(survey.token, "partials", id, { recommend: 2, reason: "Siempre esperando" });
    await timePasses();
    expect(await logIdle()).toBe(1);
    const answers = { recommend: 4, reason: "Otra cosa", call_back: { options: ["no"] } };
    expect((await post(survey.token, "responses", id, answers)).statusCode).toBe(200);
    expect((await post(survey.token, "responses", id, answers)).statusCode).toBe(200);
    expect(await resultsOf(survey.id)).toEqual({ responses: 1, scores: [{ choice: "", score: 2, n: 1 }] });
    const period = { from: "2020-01-01", to: "2100-01-01" };
    const { comments } = (await ask("POST", "/api/v1/comments", { ...period, limit: 10 })).json();
    const about = comments.filter(({ text }: { text: string }) => /esperando|Otra cosa/.test(text));
    expect(about.map(({ text }: { text: string }) => text)).toEqual(["Siempre esperando"]);
    const { items } = (await ask("GET", `/api/v1/customers/${about[0].customer}/timeline`)).json();
    const said = items.map((item: { answers: { question: string }[]; properties: string }) => [
      JSON.parse(item.properties).completed,
      ...item.answers.map(({ question }) => question.split(".")[1]),
    ]);
    expect(said).toEqual([
      [true, "call_back"],
      [false, "reason"],
      [false, "recommend"],
    ]);
    const { responses } = (await ask("POST", `${base}/${survey.id}/responses`, {})).json();
    expect(responses).toMatchObject([{ completed: true, version: 1 }]);
    expect(
      responses[0].answers.map(({ question }: { question: string }) => question.split(".")[1]).sort(),
    ).toEqual(["call_back", "reason", "recommend"]);
    const counted = await ask("POST", "/api/v1/ask", {
      ...{ metric: "responses", from: "2020-01-01", to: "2100-01-01" },
      filters: [{ field: "question", op: "contains", values: [survey.key] }],
    });
    expect(counted.json().total.n).toBe(1);
  });

  it("that is completed in time is one message, and what arrives late changes nothing", async () => {
    const survey = await published();
    const id = randomUUID();
    await post(survey.token, "partials", id, { recommend: 6 });
    await post(survey.token, "responses", id, { recommend: 8 });
    await post(survey.token, "partials", id, { recommend: 6 });
    await timePasses();
    await logIdle();
    expect(await resultsOf(survey.id)).toEqual({ responses: 1, scores: [{ choice: "", score: 8, n: 1 }] });
  });
});

describe("a process that dies", () => {
  /** The product whose journal dies before or after it has written. */
  const dying = (when: "before" | "after"): App => ({
    ...test.app,
    journal: {
      ...test.app.journal,
      append: async (entry) => {
        if (when === "after") await test.app.journal.append(entry);
        throw new Error("killed");
      },
    },
  });

  it.each(["before", "after"] as const)(
    "%s the answers are in the journal loses and doubles none",
    async (when) => {
      const survey = await published();
      const id = randomUUID();
      await post(survey.token, "partials", id, { recommend: 7 });
      await timePasses();
      await expect(logIdle(dying(when))).rejects.toThrow("killed");
      if (when === "after") {
        // The person goes on before another process has taken over.
        await post(survey.token, "responses", id, { recommend: 1, reason: "Y más" });
        expect((await left(survey.id))?.n).toBe(0);
      }
      await timePasses();
      await logIdle();
      await timePasses();
      await logIdle();
      expect(await resultsOf(survey.id)).toEqual({ responses: 1, scores: [{ choice: "", score: 7, n: 1 }] });
    },
  );

  it("two at work at once write each response once", async () => {
    const survey = await published();
    const ids = Array.from({ length: 60 }, () => randomUUID());
    await Promise.all(ids.map((id, i) => post(survey.token, "partials", id, { recommend: i % 11 })));
    await timePasses();
    const [one, two] = await Promise.all([logIdle(), logIdle()]);
    expect((one ?? 0) + (two ?? 0)).toBe(60);
    expect((await resultsOf(survey.id)).responses).toBe(60);
  });
});
