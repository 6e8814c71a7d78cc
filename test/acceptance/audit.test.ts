// The audit trail through the whole product: what people, keys and the command line do is told, with who and from where;
// nobody else reads it; and what someone changes in the database, or cuts off its end, is found and named.

import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditHeadsFile, noteAuditHeads } from "../../src/actions/audit-heads.ts";
import { auditAnswerSchema, auditVerdictSchema } from "../../src/api/contract-audit.ts";
import { bearer, browser, openTestApp, type TestApp } from "../app.ts";
import { plant } from "../company-data.ts";

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test?.close());

async function trail(query = "", as = browser(test.a.session)) {
  const answer = await test.call({ url: `/api/v1/audit?limit=500${query}` }, as);
  return auditAnswerSchema.parse(answer.json()).entries;
}

async function verdict() {
  const answer = await test.call({ url: "/api/v1/audit/verify" }, browser(test.a.session));
  return auditVerdictSchema.parse(answer.json());
}

const post = (url: string, payload: object = {}) => ({ method: "POST", url, payload }) as const;

it("tells who did what, from which network", async () => {
  const { a, call, localToken } = test;
  const as = browser(a.session);
  await plant(test, a, "Plain");
  const made = await call(post("/api/v1/keys", { kind: "secret", name: "=cmd" }), as);
  await call({ method: "DELETE", url: `/api/v1/keys/${made.json().id}` }, as);
  const settings = { name: "Acme", timeZone: "Europe/Madrid", currency: "EUR", minimumN: 50, language: "es" };
  await call({ method: "PUT", url: "/api/v1/workspace", payload: settings }, as);
  await call({ method: "PUT", url: "/api/v1/workspace", payload: settings }, as);
  await call(post("/api/v1/links"), bearer(localToken));
  await call({ method: "DELETE", url: "/api/v1/touchpoints/store_visit" }, as);
  await call({ method: "DELETE", url: "/api/v1/touchpoints/there_is_none" }, as);
  await call({
    ...post("/api/v1/session", { token: "a link that somebody guessed" }),
    remoteAddress: "203.0.113.77",
  });
  const entries = await trail();
  const told = (action: string) => entries.filter((entry) => entry.action === action);
  expect(told("session.opened")[0]).toMatchObject({
    actor: { kind: "person", name: "Owner", role: "owner" },
  });
  expect(told("session.refused")).toMatchObject([{ actor: { kind: "nobody" }, address: "203.0.113.0" }]);
  expect(told("key.made")[0]).toMatchObject({ subject: { name: "=cmd" }, details: { kind: "secret" } });
  expect(told("key.revoked")).toMatchObject([{ subject: { name: "=cmd" }, actor: { kind: "person" } }]);
  // What was saved as it was is no change.
  expect(told("workspace.changed")).toHaveLength(1);
  expect(told("workspace.changed")[0]?.details).toMatchObject({
    minimumN: "30 → 50",
    name: "Vivencia → Acme",
  });
  expect(told("sign_in_link.made")).toMatchObject([{ actor: { kind: "local" } }]);
  expect(told("touchpoint.deleted").map(({ subject }) => subject?.id)).not.toContain("there_is_none");
  expect(told("import.started").length).toBeGreaterThan(0);
  expect(JSON.stringify(entries)).not.toContain(made.json().key);
  expect(await verdict()).toMatchObject({ ok: true, entries: entries.length });
});

it("tells of questions, segments and dashboards: made, changed, removed and brought back, and of no change that was none", async () => {
  const { a, call } = test;
  const as = browser(a.session);
  const view = {
    ...{ metric: "nps", by: [], time: null, filters: [], compare: "off", chart: null },
    period: { kind: "30d", on: null },
  };
  const condition = { fact: "trait", key: "plan", op: "is", values: ["gold"] };
  const nouns = [
    { noun: "question", url: "/api/v1/questions", body: { name: "One", description: "", view } },
    { noun: "segment", url: "/api/v1/segments", body: { name: "One", condition } },
    { noun: "dashboard", url: "/api/v1/dashboards", body: { name: "One", description: "", tiles: [] } },
  ];
  for (const { noun, url, body } of nouns) {
    const made = await call(post(url, body), as);
    expect(made.json()).toMatchObject({ name: "One" });
    const one = `${url}/${made.json().id}`;
    const version = (n: number) => (noun === "dashboard" ? { version: n } : {});
    const put = (payload: object) => call({ method: "PUT", url: one, payload }, as);
    expect((await put({ ...body, ...version(1) })).statusCode).toBe(200);
    expect((await put({ ...body, name: "Other", ...version(2) })).statusCode).toBe(200);
    expect((await call({ method: "DELETE", url: one }, as)).statusCode).toBe(204);
    expect((await call({ method: "DELETE", url: one }, as)).statusCode).toBe(404);
    if (noun === "question") await put(body);
    if (noun === "segment") await call(post(url, { id: made.json().id, ...body }), as);
    if (noun === "dashboard") await call(post(`${one}/restore`), as);
    const verbs = ["made", "changed", "removed", "restored"].map((verb) => `${noun}.${verb}`);
    const told = (await trail(`&action=${verbs.join(",")}`))
      .filter(({ subject }) => subject?.id === made.json().id)
      .toReversed();
    expect(told.map(({ action }) => action)).toEqual(verbs);
    expect(told.every(({ actor, subject }) => actor.name === "Owner" && subject?.kind === noun)).toBe(true);
    expect(told[1]).toMatchObject({ subject: { name: "Other" }, details: { name: "One → Other" } });
    expect(told[2]?.subject?.name).toBe("Other");
  }
});

it("keeps repairs and replays, and parts customers in one transaction with their entry", async () => {
  const { a, call } = test;
  const before = (await trail("&action=merge.undone,quarantine.replayed")).length;
  await call(post("/api/v1/quarantine/replay", { filter: { source: "tracking" } }), browser(a.session));
  await call(post("/api/v1/merges/00000000-0000-4000-8000-000000000000/undo"), browser(a.session));
  expect((await trail("&action=merge.undone,quarantine.replayed")).length).toBe(before + 1);
});

it("is read a page at a time and by who did it, and not by those who may not", async () => {
  const first = await test.call({ url: "/api/v1/audit?limit=2" }, browser(test.a.session));
  const { entries, next } = auditAnswerSchema.parse(first.json());
  const second = await test.call({ url: `/api/v1/audit?limit=2&cursor=${next}` }, browser(test.a.session));
  const numbers = [...entries, ...auditAnswerSchema.parse(second.json()).entries].map(
    ({ sequence }) => sequence,
  );
  expect(numbers).toEqual([0, 1, 2, 3].map((step) => (numbers[0] ?? 0) - step));
  expect((await trail("&actor=local")).every(({ actor }) => actor.kind === "local")).toBe(true);
  expect(await trail("&from=2020-01-01&to=2020-01-02")).toEqual([]);
  expect((await test.call({ url: "/api/v1/audit" }, bearer(test.a.secretKey))).statusCode).toBe(403);
  expect((await trail("", browser(test.b.session))).some(({ subject }) => subject?.name === "=cmd")).toBe(
    false,
  );
});

it("goes out as a file that starts no formula, and says that it went out", async () => {
  const answer = await test.call({ url: "/api/v1/audit/export?language=es" }, browser(test.a.session));
  expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
  const rows: Record<string, string>[] = parse(answer.body, { bom: true, delimiter: ";", columns: true });
  expect(rows.some((row) => row.subject_name === "'=cmd")).toBe(true);
  const entries = await trail();
  expect(rows.length).toBe(entries.length);
  expect(entries[0]).toMatchObject({ action: "data.exported", subject: { kind: "trail" } });
});

it("betrays what someone with the whole database in hand does to it", async () => {
  const { database, config } = test.app;
  await noteAuditHeads(test.app);
  await noteAuditHeads(test.app);
  const path = join(config.dataDir, auditHeadsFile);
  expect((await readFile(path, "utf8")).trim().split("\n").length).toBeLessThanOrEqual(2);
  const { entries } = await verdict();
  expect(await verdict()).toMatchObject({ ok: true, noted: 1 });
  await database.run(
    "ALTER TABLE audit_entry DISABLE TRIGGER USER; ALTER TABLE audit_chain DISABLE TRIGGER USER",
  );
  const w = test.a.workspace;
  await database.run("UPDATE audit_entry SET actor_name = 'Luis' WHERE workspace = $1 AND sequence = 2", [w]);
  expect(await verdict()).toMatchObject({ ok: false, breaks: [{ kind: "changed", from: 2 }] });
  await database.run("UPDATE audit_entry SET actor_name = NULL WHERE workspace = $1 AND sequence = 2", [w]);
  expect((await verdict()).ok).toBe(true);
  // The end is cut off, and the records' own account of it is made to agree.
  await database.run("DELETE FROM audit_entry WHERE workspace = $1 AND sequence > $2", [w, entries - 2]);
  await database.run(
    `UPDATE audit_chain c SET entries = $2, head = e.hash FROM audit_entry e
     WHERE c.workspace = $1 AND e.workspace = $1 AND e.sequence = $2`,
    [w, entries - 2],
  );
  const cut = { kind: "truncated", from: entries - 1, to: entries };
  expect(await verdict()).toMatchObject({ ok: false, breaks: [cut] });
  // What goes on behind the cut is another past than the one that was noted.
  for (let i = 0; i < 3; i++) await test.call(post("/api/v1/links"), bearer(test.localToken));
  expect(await verdict()).toMatchObject({ ok: false, breaks: [{ kind: "rewritten", from: entries }] });
  // Noting goes on, and forgets nothing that it knew.
  await noteAuditHeads(test.app);
  expect((await verdict()).ok).toBe(false);
  await appendFile(path, "not a line\n");
  expect((await verdict()).ok).toBe(false);
  await writeFile(path, "");
  expect(await verdict()).toMatchObject({ ok: true, noted: 0 });
});
