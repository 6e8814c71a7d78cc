// What whoever makes a survey asks of the server: drafts with flaws are kept and not published, quotas take no response too
// many whoever sends at once, pictures are served to those who are shown them, and files of translations are read.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { browser, openTestApp, type TestApp } from "../app.ts";

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test?.close());

const base = "/api/v1/surveys";

async function ask(method: "GET" | "POST" | "PUT", url: string, payload?: object) {
  return test.call({ method, url, ...(payload && { payload }) }, browser(test.a.session));
}

const file = (url: string, payload: Buffer) =>
  test.call(
    { method: "POST", url, payload, headers: { "content-type": "application/octet-stream" } },
    browser(test.a.session),
  );

const text = { en: "Text" };

/** A survey that takes two responses from Madrid and three in all. */
async function withQuotas() {
  const made = (await ask("POST", base, { template: "blank", language: "en", name: "Two of them" })).json();
  const questionnaire = {
    ...made.draft,
    sections: [
      {
        key: "main",
        questions: [
          { key: "score", kind: "nps", text },
          { key: "why", kind: "text", text },
        ],
      },
    ],
    quotas: [
      { key: "madrid", most: 2, title: text, when: { field: "hidden.unit", op: "is", values: ["madrid"] } },
      { key: "all", most: 3, title: text, when: null },
    ],
  };
  const kept = await ask("PUT", `${base}/${made.id}`, {
    name: made.name,
    questionnaire,
    revision: made.revision,
  });
  const { revision } = kept.json();
  return (await ask("POST", `${base}/${made.id}/publish`, { revision })).json();
}

const send = async (token: string, unit: string, id: string = randomUUID(), score = 9) => {
  const payload = { id, version: 1, language: "en", answers: { score, why: "So" }, hidden: { unit } };
  const answer = await test.call({
    method: "POST",
    url: `/api/v1/public-surveys/${token}/responses`,
    payload,
  });
  expect(answer.statusCode).toBe(200);
  return answer.json().ending;
};

describe("a quota", () => {
  it("takes so many responses and no more, counts what is sent again once, and tells who comes after", async () => {
    const survey = await withQuotas();
    expect(survey.key).toBe("two_them");
    const [first, second] = [randomUUID(), randomUUID()];
    expect(await send(survey.token, "madrid", first)).toBe("thanks");
    expect(await send(survey.token, "madrid", first)).toBe("thanks");
    expect(await send(survey.token, "madrid", second)).toBe("thanks");
    expect(await send(survey.token, "madrid")).toBe("madrid");
    // Who has a place keeps it, also when it is full.
    expect(await send(survey.token, "madrid", second)).toBe("thanks");
    expect(await send(survey.token, "paris")).toBe("thanks");
    expect(await send(survey.token, "paris")).toBe("all");
    const open = (await test.call({ url: `/api/v1/public-surveys/${survey.token}` })).json();
    expect(open.full.sort()).toEqual(["all", "madrid"]);
    const counted = (await ask("GET", `${base}/${survey.id}/quotas`)).json();
    expect(counted.quotas).toEqual(
      expect.arrayContaining([
        { key: "madrid", taken: 2 },
        { key: "all", taken: 3 },
      ]),
    );
    expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
    const results = (await ask("POST", `${base}/${survey.id}/results`, {})).json();
    expect(results.responses).toBe(3);
  });

  it("is never exceeded by many who send at the same moment", async () => {
    const survey = await withQuotas();
    const endings = await Promise.all(Array.from({ length: 24 }, () => send(survey.token, "paris")));
    expect(endings.filter((ending) => ending === "thanks")).toHaveLength(3);
    expect(endings.filter((ending) => ending === "all")).toHaveLength(21);
  });

  it("gives its places to responses that were set aside and are accepted, as long as it has any", async () => {
    const survey = await withQuotas();
    const aside = async () => {
      const id = randomUUID();
      const hidden = { unit: "madrid" };
      const payload = { id, version: 1, language: "en", answers: { score: 9 }, hidden, aside: "x.example" };
      const url = `/api/v1/public-surveys/${survey.token}/responses`;
      expect((await test.call({ method: "POST", url, payload })).statusCode).toBe(200);
      return id;
    };
    const ids = [await aside(), await aside(), await aside()];
    const accept = (responses: string[]) =>
      ask("POST", `${base}/${survey.id}/suspects`, { responses, decision: "accept" });
    const taken = async () => {
      const { quotas } = (await ask("GET", `${base}/${survey.id}/quotas`)).json();
      return Object.fromEntries(quotas.map((one: { key: string; taken: number }) => [one.key, one.taken]));
    };
    expect(await taken()).toEqual({});
    // Three would be one too many of Madrid: nothing of it happens.
    const tooMany = await accept(ids);
    expect([tooMany.statusCode, tooMany.json().detail]).toEqual([409, expect.stringContaining("madrid")]);
    expect(await taken()).toEqual({});
    expect((await accept(ids.slice(0, 2))).json()).toEqual({ decided: 2 });
    expect((await accept(ids.slice(0, 2))).json()).toEqual({ decided: 0 });
    expect(await taken()).toEqual({ madrid: 2, all: 2 });
    expect(await send(survey.token, "madrid")).toBe("madrid");
    expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
    const results = (await ask("POST", `${base}/${survey.id}/results`, {})).json();
    expect(results.responses).toBe(2);
  });

  it("keeps nothing of what someone said whom it turns away, also not half of it", async () => {
    const survey = await withQuotas();
    for (let n = 0; n < 3; n++) await send(survey.token, "paris");
    const id = randomUUID();
    const payload = { id, version: 1, language: "en", answers: { score: 1 } };
    const url = `/api/v1/public-surveys/${survey.token}/partials`;
    expect((await test.call({ method: "POST", url, payload })).statusCode).toBeLessThan(300);
    const kept = await test.app.database.run("SELECT FROM survey_partial WHERE response = $1", [id]);
    expect(kept).toBe(0);
  });
});

describe("a draft", () => {
  it("with flaws is kept, says what is wrong when it is published, and reaches nobody", async () => {
    const made = (await ask("POST", base, { template: "blank", language: "es" })).json();
    expect(made).toMatchObject({ name: "Encuesta sin título", key: "survey", state: "draft" });
    const refused = await ask("POST", `${base}/${made.id}/publish`, { revision: made.revision });
    expect([refused.statusCode, refused.json().detail]).toEqual([
      400,
      expect.stringContaining("asks nothing"),
    ]);
    expect((await test.call({ url: `/api/v1/public-surveys/${made.token}` })).statusCode).toBe(404);
  });

  it("learns which keys published versions gave, also those of questions that are gone", async () => {
    const survey = await withQuotas();
    const [section] = survey.draft.sections;
    const questionnaire = {
      ...survey.draft,
      sections: [{ ...section, questions: section.questions.slice(0, 1) }],
    };
    const change = { name: survey.name, questionnaire, revision: survey.revision };
    expect((await ask("PUT", `${base}/${survey.id}`, change)).statusCode).toBe(200);
    expect((await ask("GET", `${base}/${survey.id}/keys`)).json().keys).toEqual([
      { key: "score", form: "nps 0-10", parts: [] },
      { key: "why", form: "text", parts: [] },
    ]);
  });
});

describe("a picture", () => {
  it("is taken by its bytes and given to whoever has its id, to be kept and never run", async () => {
    const bytes = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(64, 7)]);
    const { id } = (await file("/api/v1/pictures", bytes)).json();
    const shown = await test.call({ url: `/api/v1/pictures/${id}` });
    expect(shown.statusCode).toBe(200);
    expect(shown.rawPayload.equals(bytes)).toBe(true);
    expect(shown.headers).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "cache-control": expect.stringContaining("immutable"),
    });
    expect((await test.call({ url: `/api/v1/pictures/${randomUUID()}` })).statusCode).toBe(404);
  });

  it("is refused when it is none, or too large", async () => {
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect((await file("/api/v1/pictures", drawing)).statusCode).toBe(400);
    expect((await file("/api/v1/pictures", Buffer.alloc(500 * 1024))).statusCode).toBe(413);
  });
});

it("a file of translations is read as spreadsheets write it, and changes nothing by itself", async () => {
  const made = (await ask("POST", base, { template: "event", language: "es" })).json();
  const url = `${base}/${made.id}/translations?name=textos.csv`;
  const latin = Buffer.from(
    "key;es;fr\r\ntitle;Opinión del evento;Évènement\r\nother.text;'=x;\r\n",
    "latin1",
  );
  const read = (await file(url, latin)).json();
  expect(read.rows).toEqual([
    ["key", "es", "fr"],
    ["title", "Opinión del evento", "Évènement"],
    ["other.text", "=x", ""],
  ]);
  expect(read.found).toMatchObject({ kind: "changes", added: ["fr"], unknown: ["other.text"] });
  expect((await ask("GET", `${base}/${made.id}`)).json().revision).toBe(made.revision);
  // The same as a workbook, of which people change a cell and save it.
  const rows = [
    ["key", "es", "fr"],
    ["title", "Opinión del evento", "Évènement"],
    ["reason.text", "¿Qué haría distinto la próxima vez?", "Que feriez-vous autrement ? 🙂"],
  ];
  const book = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String }))));
  const workbook = `${base}/${made.id}/translations?name=textos.xlsx`;
  const fromBook = (await file(workbook, await book.toBuffer())).json();
  expect(fromBook.rows).toEqual(rows);
  expect(fromBook.found).toMatchObject({ kind: "changes", added: ["fr"], unknown: [] });
  expect(fromBook.found.changes).toContainEqual({
    ...{ name: "reason.text", language: "fr", before: "", after: "Que feriez-vous autrement ? 🙂" },
  });
});
