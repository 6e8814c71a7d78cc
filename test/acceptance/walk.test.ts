// Every route with every kind of caller, and with the names of another company's things. What a route answers to whom is
// said in one place, the table of permissions; here it is held against the server itself, route by route as it registers
// them, so that a new route without a case fails.

import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Permission, permissionTable } from "../../src/api/permissions.ts";
import { createContext, silentLog } from "../../src/context.ts";
import { bearer, browser, markerB, openTestApp, type TestApp } from "../app.ts";
import { type PlantedCompany, plant } from "../company-data.ts";
import { checkAnswer, hasMarker } from "./check-answer.ts";
import { type Case, period, post } from "./walk-case.ts";
import { casesOf, keptItem } from "./walk-cases.ts";

let test: TestApp;
let inA: PlantedCompany;
let inB: PlantedCompany;
let revoked = "";
let expired = "";
let keptInB = "";
/** How far the product's clock is ahead: between attempts to sign in, so that none is one too many. */
let ahead = 0;

beforeAll(async () => {
  test = await openTestApp({ context: { ...createContext(silentLog), now: () => Date.now() + ahead } });
  inA = await plant(test, test.a, "Plain");
  inB = await plant(test, test.b, markerB);
  keptInB = await keptItem(test, "b");
  const as = browser(test.a.session);
  const made = await test.call({ method: "POST", url: "/api/v1/keys", payload: { kind: "secret" } }, as);
  revoked = made.json().key;
  expect((await test.call({ url: "/api/v1/me" }, bearer(revoked))).statusCode).toBe(200);
  await test.call({ method: "DELETE", url: `/api/v1/keys/${made.json().id}` }, as);
  const { database } = test.app;
  const gone = await test.openMember(test.a, "viewer");
  expired = gone.session;
  await database.run("UPDATE login_session SET expires_at = now() - interval '1 second' WHERE person = $1", [
    gone.person,
  ]);
});

afterAll(() => test?.close());

const cases = casesOf(() => ({ test, inA, inB, keptInB }));

type Kind = "nobody" | "session" | "secret" | "local";

/** Headers of every kind of caller, and what the server must take them for; undefined where it must say 401 at once. */
function callers(): readonly { name: string; as: Record<string, string>; kind: Kind | undefined }[] {
  return [
    { name: "nobody", as: {}, kind: "nobody" },
    { name: "session", as: browser(test.a.session), kind: "session" },
    { name: "secret key", as: bearer(test.a.secretKey), kind: "secret" },
    { name: "local token", as: bearer(test.localToken), kind: "local" },
    { name: "write key as Bearer", as: bearer(test.a.writeKey), kind: undefined },
    { name: "garbage key", as: bearer("viv_secret_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), kind: undefined },
    { name: "garbage", as: bearer("'; DROP TABLE api_key; --"), kind: "nobody" },
    { name: "revoked key", as: bearer(revoked), kind: undefined },
    {
      name: "revoked key beside a session",
      as: { ...browser(test.a.session), ...bearer(revoked) },
      kind: undefined,
    },
    { name: "expired session", as: browser(expired), kind: "nobody" },
    { name: "garbage session", as: browser("no-such-session"), kind: "nobody" },
    { name: "secret key as session", as: browser(test.a.secretKey), kind: "nobody" },
  ];
}

function walked() {
  return test.routes.filter(({ method, permission }) => method !== "HEAD" && permission !== "send");
}

function isPermission(text: string): text is Permission {
  return Object.hasOwn(permissionTable, text);
}

function mayLocal(permission: string | undefined): boolean {
  return (
    permission !== undefined && isPermission(permission) && permissionTable[permission].includes("local")
  );
}

function expectedStatus(permission: string, kind: Kind | undefined, allowed: number): number {
  if (!isPermission(permission)) throw new Error(`${permission} is no permission`);
  if (permission === "public") return allowed;
  if (kind === undefined) return 401;
  const isOutsideScope = kind === "secret" && (permission === "catalogue" || permission === "invite");
  if (permissionTable[permission].includes(kind === "session" ? "owner" : kind) && !isOutsideScope)
    return allowed;
  return kind === "nobody" ? 401 : 403;
}

describe("every route", () => {
  it("has a case here, and no case is left over", () => {
    const names = walked().map(({ method, url }) => `${method} ${url}`);
    expect(names.sort()).toEqual(Object.keys(cases).sort());
    expect(names.length).toBeGreaterThan(25);
  });

  it.each(Object.keys(cases))("%s answers each caller as the table of permissions says", async (name) => {
    const route = walked().find(({ method, url }) => `${method} ${url}` === name);
    const { own, status } = cases[name] as Case;
    // A refused call changes nothing, so all who are refused send the very same one.
    let refused: InjectOptions | undefined;
    for (const { name: caller, as, kind } of callers()) {
      // Signing out must not end the session that the next routes need.
      const headers =
        name === "DELETE /api/v1/session" && caller === "session" ? browser(await freshSession()) : as;
      if (/\/(session|password|join)/.test(name)) ahead += 120_000;
      const wanted = expectedStatus(route?.permission ?? "none", kind, status);
      const isRefused = wanted === 401 || wanted === 403;
      if (isRefused) refused ??= await own();
      const answer = await test.call((isRefused ? refused : undefined) ?? (await own()), headers);
      expect([caller, answer.statusCode, answer.statusCode === wanted ? "" : answer.body]).toEqual([
        caller,
        wanted,
        "",
      ]);
      checkAnswer(answer);
    }
    await test.app.imports.idle();
  });

  it.each(Object.keys(cases).filter((name) => cases[name]?.foreign))(
    "%s knows nothing of another company's things",
    async (name) => {
      const before = await look("b", reading.slice(0, 8));
      const route = walked().find(({ method, url }) => `${method} ${url}` === name);
      const callersWhoMay = [
        browser(test.a.session),
        ...(mayLocal(route?.permission) ? [bearer(test.localToken)] : []),
      ];
      for (const as of callersWhoMay) {
        const { foreign, foreignStatus = 404 } = cases[name] as Case & Required<Pick<Case, "foreign">>;
        const answer = await test.call(await foreign(), as);
        const code = foreignStatus === 404 ? "not-found" : "bad-input";
        expect([answer.statusCode, answer.json().code]).toEqual([foreignStatus, code]);
        // The name that was asked with may be said again.
        const { detail } = answer.json();
        expect(/_point| region/.test(detail) || !hasMarker(answer.body)).toBe(true);
      }
      await test.app.imports.idle();
      expect(await look("b", reading.slice(0, 8))).toEqual(before);
    },
  );

  it("answers HEAD only to those to whom it answers GET", async () => {
    for (const { url, permission } of test.routes.filter(({ method }) => method === "HEAD")) {
      if (permission === "public" || permission === "send") continue;
      const path = url.replace(":id", inA.customer);
      expect((await test.call({ method: "HEAD", url: path })).statusCode).toBe(401);
    }
  });
});

async function freshSession(): Promise<string> {
  const link = await test.call(post("/api/v1/links"), bearer(test.localToken));
  const opened = await test.call(post("/api/v1/session", { token: link.json().token }));
  return opened.cookies[0]?.value ?? "";
}

const reading: readonly InjectOptions[] = [
  { url: "/api/v1/touchpoints" },
  { url: "/api/v1/keys" },
  { url: "/api/v1/imports" },
  { url: "/api/v1/quarantine?limit=500" },
  { url: "/api/v1/sources" },
  { url: "/api/v1/recent?limit=200" },
  { url: "/api/v1/unmatched" },
  { url: "/api/v1/dimensions" },
  ...["/api/v1/me", "/api/v1/status"].map((url) => ({ url })),
  ...["", "user-0", "%2B34600123456"].map((text) => ({ url: `/api/v1/customers?limit=100&search=${text}` })),
  post("/api/v1/comments", { ...period, limit: 200 }),
  ...["unit", "event", "question", "touchpoint", "source", "campaign", `trait:${markerB}Trait`].flatMap(
    (by) =>
      ["interactions", "nps", "revenue", "customers"].map((metric) =>
        post("/api/v1/ask", { metric, ...period, by: [by] }),
      ),
  ),
];

/** Everything that a company can see of itself by reading. */
async function look(which: "a" | "b", requests = reading): Promise<string[]> {
  const answers: string[] = [];
  for (const request of requests) {
    const answer = await test.call(request, browser(test[which].session));
    expect(answer.statusCode).toBe(200);
    // When a key was last used is written now and then.
    answers.push(answer.body.replace(/"lastUsedAt":"[^"]*"/g, '"lastUsedAt":null'));
  }
  const { customer } = which === "a" ? inA : inB;
  for (const url of [`/api/v1/customers/${customer}`, `/api/v1/customers/${customer}/timeline?limit=500`])
    answers.push((await test.call({ url }, browser(test[which].session))).body);
  return answers;
}

describe("the wall between companies", () => {
  it("lets nothing through that the other company sent", async () => {
    const own = (await look("b")).join("\n").toLowerCase();
    // What must not be seen is there to be seen by its owner.
    for (const text of [
      " comment 3",
      " unit",
      "-q",
      "_point",
      " Strange Thing",
      "Trait",
      " kept aside",
      " Centro",
    ])
      expect([text, own.includes(`${markerB}${text}`.toLowerCase())]).toEqual([text, true]);
    for (const body of await look("a")) {
      const shown = body.replaceAll(`trait:${markerB}Trait`, "");
      expect(hasMarker(shown) ? shown.slice(0, 2000) : "").toBe("");
    }
  });

  it("holds against filters, searches and traits that name the other company's words", async () => {
    const fields = ["unit", "event", "question", "touchpoint", "source", `trait:${markerB}Trait`] as const;
    for (const field of fields)
      for (const op of ["is", "contains"]) {
        const values = [markerB, `${markerB} unit`, `${markerB} trait`];
        const payload = { metric: "interactions", ...period, filters: [{ field, op, values }] };
        const answer = await test.call(post("/api/v1/ask", payload), bearer(test.a.secretKey));
        expect([field, op, answer.json().total.score]).toEqual([field, op, 0]);
      }
    const found = await test.call(
      post("/api/v1/comments", { ...period, search: markerB }),
      bearer(test.a.secretKey),
    );
    expect(found.json()).toEqual({ comments: [], next: null });
  });

  it("takes no tracking call with a key of another kind, and files each under its own company", async () => {
    const message = { type: "track", userId: "u", event: "Sent", timestamp: "2026-06-01T00:00:00Z" };
    for (const [as, status] of [
      [{}, 401],
      [browser(test.a.session), 401],
      [bearer(test.a.secretKey), 401],
      [bearer(test.localToken), 401],
      [bearer(revoked), 401],
      [bearer(test.a.writeKey), 200],
    ] as const)
      expect((await test.call(post("/v1/batch", { batch: [message] }), as)).statusCode).toBe(status);
  });

  it("never shows a secret key again", async () => {
    const bodies = [...(await look("a")), ...(await look("b"))].join("");
    expect(bodies).not.toContain(test.a.secretKey);
    expect(bodies).not.toContain(test.b.secretKey);
    const me = await test.call({ url: "/api/v1/me" }, bearer(test.a.secretKey));
    expect(me.json().writeKey).toBeNull();
  });
});
