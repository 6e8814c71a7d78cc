// What a survey brought in, looked at from all sides: cut, compared, one by one, and as files that other programs read.

import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRows } from "../../src/intake/sources/files/open-rows.ts";
import { bearer, browser, openTestApp, type TestApp } from "../app.ts";

const base = "/api/v1/surveys";
let test: TestApp;
let id = "";
let key = "";

const ask = (method: "GET" | "POST" | "PUT", url: string, payload?: object) =>
  test.call({ method, url, ...(payload && { payload }) }, browser(test.a.session));

const results = async (body: object) => (await ask("POST", `${base}/${id}/results`, body)).json();
const responses = async (body: object) => (await ask("POST", `${base}/${id}/responses`, body)).json();

/** Score, version, language, unit and words of each response, oldest first. */
const given = [
  [10, 1, "en", "madrid", "Quick and kind"],
  [9, 1, "es", "madrid", "Todo bien"],
  [3, 1, "es", "soria", "Esperé una hora, =nunca más"],
  [0, 2, "en", "soria", "Never again"],
  [8, 2, "en", "soria", ""],
] as const;

beforeAll(async () => {
  test = await openTestApp();
  const made = (await ask("POST", base, { template: "relationship_nps", language: "en" })).json();
  ({ id, key } = made);
  const { revision, token } = (await ask("POST", `${base}/${id}/publish`, { revision: 1 })).json();
  const send = async ([score, version, language, unit, reason]: (typeof given)[number]) => {
    const answer = await test.call({
      method: "POST",
      url: `/api/v1/public-surveys/${token}/responses`,
      payload: {
        ...{ id: randomUUID(), version, language, hidden: { unit } },
        answers: { recommend: score, ...(reason !== "" && { reason }) },
      },
    });
    expect(answer.statusCode).toBe(200);
    // The list is ordered by time, and two responses of one millisecond have no order.
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  for (const one of given.filter(([, version]) => version === 1)) await send(one);
  const [section] = made.draft.sections;
  const [first, ...others] = section.questions;
  const text = { ...first.text, en: "And now?" };
  const questionnaire = {
    ...made.draft,
    sections: [{ ...section, questions: [{ ...first, text }, ...others] }],
  };
  const change = { name: made.name, questionnaire, revision };
  const changed = (await ask("PUT", `${base}/${id}`, change)).json();
  await ask("POST", `${base}/${id}/publish`, { revision: changed.revision });
  for (const one of given.filter(([, version]) => version === 2)) await send(one);
  expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
});

afterAll(() => test?.close());

describe("the results of a survey", () => {
  it("stand side by side by version, language and unit, and each group is what its responses are alone", async () => {
    for (const [by, column] of [
      ["version", 1],
      ["language", 2],
      ["unit", 3],
    ] as const) {
      const { groups, responses: all } = await results({ by });
      expect(all).toBe(given.length);
      const keys = [...new Set(given.map((one) => String(one[column])))];
      expect(groups.map((group: { key: string }) => group.key).sort()).toEqual(keys.sort());
      for (const group of groups) {
        const own = given.filter((one) => String(one[column]) === group.key).map(([score]) => score);
        const nps =
          (100 * (own.filter((one) => one >= 9).length - own.filter((one) => one <= 6).length)) / own.length;
        expect(group.responses).toBe(own.length);
        expect(group.lead.measure.score).toBeCloseTo(nps, 9);
        const alone = by === "version" ? { versions: [Number(group.key)] } : undefined;
        const filter = { field: by, op: "is", values: [group.key] };
        const { lead, questions } = await results(alone ?? { filters: [filter] });
        expect([lead, questions]).toEqual([group.lead, group.questions]);
      }
    }
  });

  it("count nothing of a period without responses", async () => {
    expect(await results({ to: "2020-01-01" })).toMatchObject({ responses: 0, lead: { measure: { n: 0 } } });
    expect(
      (await ask("POST", `${base}/${id}/results`, { from: "2026-02-01", to: "2026-01-01" })).statusCode,
    ).toBe(400);
  });

  it("count the responses behind several choices, not the choices", async () => {
    const delivery = (await ask("POST", base, { template: "delivery", language: "en" })).json();
    const { token } = (await ask("POST", `${base}/${delivery.id}/publish`, { revision: 1 })).json();
    for (const options of [["late", "damaged"], ["late"]]) {
      const answers = { satisfaction: 2, went_wrong: { options } };
      const sent = await test.call({
        method: "POST",
        url: `/api/v1/public-surveys/${token}/responses`,
        payload: { id: randomUUID(), version: 1, language: "en", answers },
      });
      expect(sent.statusCode).toBe(200);
    }
    expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
    const { questions } = (await ask("POST", `${base}/${delivery.id}/results`, {})).json();
    expect(questions.find((one: { key: string }) => one.key === "went_wrong")).toMatchObject({
      answered: 2,
      counts: [
        { choice: "damaged", n: 1 },
        { choice: "late", n: 2 },
      ],
    });
  });

  it("measure the rows of a rating, and expectation against perception pair by pair", async () => {
    const made = (await ask("POST", base, { template: "visit", language: "en" })).json();
    const [section] = made.draft.sections;
    const plain = { help: null, required: false, when: null, variants: [], jumps: [] };
    const gap = { ...plain, kind: "gap", key: "wait", text: { en: "The wait", es: "La espera" }, points: 7 };
    const questionnaire = {
      ...made.draft,
      sections: [{ ...section, questions: [...section.questions, gap] }],
    };
    const change = { name: made.name, questionnaire, revision: made.revision };
    const { revision } = (await ask("PUT", `${base}/${made.id}`, change)).json();
    const { token } = (await ask("POST", `${base}/${made.id}/publish`, { revision })).json();
    const pairs = [
      { expectation: 6, perception: 4 },
      { expectation: 5, perception: 4 },
      { expectation: 3, perception: 6 },
    ];
    for (const [i, wait] of pairs.entries()) {
      const sent = await test.call({
        method: "POST",
        url: `/api/v1/public-surveys/${token}/responses`,
        payload: {
          ...{ id: randomUUID(), version: 1, language: "en" },
          answers: { satisfaction: 4, aspects: { staff: 3 + i }, wait },
        },
      });
      expect(sent.statusCode).toBe(200);
    }
    expect(await test.app.consumer.caughtUp(30_000)).toBe(true);
    const { questions } = (await ask("POST", `${base}/${made.id}/results`, { by: "language" })).json();
    const of = (name: string) => questions.find((one: { key: string }) => one.key === name);
    expect(of("wait")).toMatchObject({ metric: "gap", answered: 3, measure: { n: 3, score: 0 } });
    expect(of("wait.expectation").answered).toBe(3);
    expect(of("aspects.staff")).toMatchObject({ metric: "rating", measure: { n: 3, score: 4 } });
  });
});

describe("the responses to a survey", () => {
  it("are listed newest first, page by page, each with every answer and where it came from", async () => {
    const seen: { at: string; answers: { score: number | null }[] }[] = [];
    let cursor: string | undefined;
    do {
      const page = await responses({ limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.responses);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.map(({ answers }) => answers.find(({ score }) => score !== null)?.score)).toEqual([
      8, 0, 3, 9, 10,
    ]);
    expect(seen[0]).toMatchObject({
      version: 2,
      completed: true,
      unit: "soria",
      language: "en",
      hidden: { unit: "soria" },
    });
    expect(seen.at(-1)).toMatchObject({
      version: 1,
      answers: [
        { question: `${key}.recommend`, score: 10 },
        { question: `${key}.reason`, text: "Quick and kind" },
      ],
    });
  });

  it("are found by an answer they hold and by words, whatever their case", async () => {
    const scores = async (body: object) =>
      (await responses(body)).responses.map(
        ({ answers }: { answers: { score: number }[] }) => answers[0]?.score,
      );
    expect(await scores({ holding: [{ question: "recommend", score: 9 }] })).toEqual([9]);
    expect(await scores({ search: "HORA esperé" })).toEqual([3]);
    expect(await scores({ search: "nothing like it" })).toEqual([]);
    expect(await scores({ versions: [2], filters: [{ field: "unit", values: ["soria"] }] })).toEqual([8, 0]);
    const wrong = await ask("POST", `${base}/${id}/responses`, { cursor: "1_2" });
    expect([wrong.statusCode, wrong.json().code]).toEqual([400, "bad-input"]);
  });

  it("are a CSV file that another reader reads, where no cell starts a formula, and the audit trail knows of it", async () => {
    const answer = await ask("POST", `${base}/${id}/export`, { language: "es" });
    expect(answer.headers["content-disposition"]).toContain(`${key}.csv`);
    const rows: Record<string, string>[] = parse(answer.body, { bom: true, delimiter: ";", columns: true });
    expect(
      rows.map((row) => [
        Number(row["recommend"]),
        Number(row["version"]),
        row["language"],
        row["unit"],
        row["reason"],
      ]),
    ).toEqual(given.map((one) => [...one]).reverse());
    const codes: string[][] = parse((await ask("POST", `${base}/${id}/export`, { what: "codebook" })).body, {
      bom: true,
    });
    expect(codes.map(([column]) => column)).toEqual(expect.arrayContaining(Object.keys(rows[0] ?? {})));
    const trail = (await ask("GET", "/api/v1/audit?action=data.exported")).json();
    expect(JSON.stringify(trail)).toContain(JSON.stringify({ kind: "survey" }).slice(1, -1));
  });

  it("are a workbook with the same rows as numbers and texts", async () => {
    const answer = await ask("POST", `${base}/${id}/export`, { format: "xlsx" });
    const folder = await mkdtemp(join(tmpdir(), "vivencia-workbook-"));
    try {
      const path = join(folder, "responses.xlsx");
      await writeFile(path, answer.rawPayload);
      const table = await openRows(path, "responses.xlsx");
      const rows: string[][] = [];
      for await (const block of table.blocks) for (const row of block) rows.push([...row.cells]);
      await table.close();
      const place = table.header.indexOf("recommend");
      expect(rows.map((cells) => Number(cells[place]))).toEqual([8, 0, 3, 9, 10]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("are for those who may see customers, and the other company's survey is not there", async () => {
    const foreign = await test.call(
      { method: "POST", url: `${base}/${id}/responses`, payload: {} },
      browser(test.b.session),
    );
    expect(foreign.statusCode).toBe(404);
    const program = await test.call(
      { method: "POST", url: `${base}/${id}/responses`, payload: {} },
      bearer(test.a.secretKey),
    );
    expect(program.json().responses).toHaveLength(given.length);
  });
});
