// What the API refuses and how: forged requests of other sites, links that were used, callers in a hurry, bodies that are
// too large or are no requests at all. Over a real socket wherever a browser or a proxy would see the difference.

import { connect } from "node:net";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Context, createContext, silentLog } from "../../src/context.ts";
import { errorCodes } from "../../src/errors.ts";
import { findOwner } from "../../src/records/membership-store.ts";
import { createSignInLink } from "../../src/records/session-store.ts";
import { bearer, browser, openTestApp, type TestApp } from "../app.ts";

let test: TestApp;
let port = 0;
let ahead = 0;
let held: number | undefined;

/** The real context with a clock that a test can hold and move on. */
function heldContext(): Context {
  return { ...createContext(silentLog), now: () => (held ?? Date.now()) + ahead };
}

beforeAll(async () => {
  test = await openTestApp({ apiPerSecond: 20, context: heldContext() });
  await test.server.listen({ port: 0, host: "127.0.0.1" });
  const bound = test.server.server.address();
  port = typeof bound === "object" && bound ? bound.port : 0;
});

afterAll(() => test?.close());

/** Some seconds later, all buckets are full again. */
function later(): void {
  held = undefined;
  ahead += 600_000;
}

function isProblem(answer: LightMyRequestResponse, status: number, code: string): void {
  expect([answer.statusCode, answer.json().code, answer.body]).toEqual([status, code, answer.body]);
  expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(Object.keys(errorCodes)).toContain(answer.json().code);
  expect(answer.json().detail.length).toBeGreaterThan(10);
}

const keyRequest = { method: "POST", url: "/api/v1/keys", payload: { kind: "secret" } } as const;

describe("a request forged by another site", () => {
  it("changes nothing with the cookie alone", async () => {
    const cookie = { cookie: `vivencia_session=${test.a.session}` };
    const before = (await test.call({ url: "/api/v1/keys" }, cookie)).body;
    isProblem(await test.call(keyRequest, cookie), 403, "forbidden");
    for (const method of ["POST", "PUT", "DELETE"] as const)
      for (const { url, permission } of test.routes.filter((route) => route.method === method)) {
        // What everyone may do asks nobody's session.
        if (permission === "send" || permission === "public") continue;
        const path = url.replace(":id", "00000000-0000-4000-8000-000000000000").replace(":key", "x");
        isProblem(await test.call({ method, url: path }, cookie), 403, "forbidden");
        later();
      }
    expect((await test.call({ url: "/api/v1/keys" }, cookie)).body).toBe(before);
    later();
  });

  it("cannot be a form: only JSON and files are taken", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      const headers = { "content-type": type };
      const answer = await test.call(
        { ...keyRequest, headers, payload: "kind=secret" },
        browser(test.a.session),
      );
      isProblem(answer, 415, "unsupported-format");
    }
  });

  it("gets no leave from CORS", async () => {
    const headers = {
      origin: "https://evil.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "x-vivencia",
    };
    for (const method of ["OPTIONS", "GET"] as const) {
      const answer = await test.call({ method, url: "/api/v1/me", headers }, browser(test.a.session));
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
      expect(answer.headers["access-control-allow-headers"]).toBeUndefined();
    }
  });

  it("finds a cookie that scripts cannot read and other sites cannot send along", async () => {
    const { token } = (
      await test.call({ method: "POST", url: "/api/v1/links" }, bearer(test.localToken))
    ).json();
    const answer = await test.call({ method: "POST", url: "/api/v1/session", payload: { token } });
    expect(answer.headers["set-cookie"]).toMatch(/HttpOnly/);
    expect(answer.headers["set-cookie"]).toMatch(/SameSite=Lax/);
    expect(answer.headers["set-cookie"]).toMatch(/Path=\//);
    expect(answer.headers["set-cookie"]).not.toMatch(/Secure/);
  });
});

describe("signing in", () => {
  const signIn = (token: string, forwarded?: string) =>
    test.call({
      method: "POST",
      url: "/api/v1/session",
      payload: { token },
      ...(forwarded ? { headers: { "x-forwarded-for": forwarded } } : {}),
    });

  it("takes a link once, also when two take it at the same moment", async () => {
    const link = await test.call({ method: "POST", url: "/api/v1/links" }, bearer(test.localToken));
    const answers = await Promise.all(Array.from({ length: 6 }, () => signIn(link.json().token)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 401, 401, 401, 401, 401]);
    isProblem(await signIn(link.json().token), 401, "unauthenticated");
  });

  it("takes no link that is too old", async () => {
    const owner = await findOwner(test.app.database, test.a.workspace);
    await createSignInLink(test.app.database, owner ?? "", "a link of yesterday", -1);
    isProblem(await signIn("a link of yesterday"), 401, "unauthenticated");
  });

  it("ends with signing out: the cookie is worth nothing afterwards", async () => {
    const link = await test.call({ method: "POST", url: "/api/v1/links" }, bearer(test.localToken));
    const session = (await signIn(link.json().token)).cookies[0]?.value ?? "";
    expect((await test.call({ url: "/api/v1/me" }, browser(session))).statusCode).toBe(200);
    expect((await test.call({ method: "DELETE", url: "/api/v1/session" }, browser(session))).statusCode).toBe(
      204,
    );
    isProblem(await test.call({ url: "/api/v1/me" }, browser(session)), 401, "unauthenticated");
  });

  it("slows down who guesses, address by address, and lets them try again later", async () => {
    later();
    const statuses: number[] = [];
    for (let i = 0; i < 40; i++)
      statuses.push((await signIn(`a guess number ${i}`, "203.0.113.7")).statusCode);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
    expect(statuses.at(-1)).toBe(429);
    const refused = await signIn("one more guess", "203.0.113.7");
    isProblem(refused, 429, "rate-limited");
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await signIn("a guess of another", "203.0.113.8")).statusCode).toBe(401);
    later();
    expect((await signIn("a guess after waiting", "203.0.113.7")).statusCode).toBe(401);
  });
});

describe("a caller in a hurry", () => {
  const many = async (as: Record<string, string>, n: number) => {
    const statuses: number[] = [];
    for (let i = 0; i < n; i++)
      statuses.push((await test.call({ url: "/api/v1/touchpoints" }, as)).statusCode);
    return statuses;
  };
  it("is told to wait, and nobody else is", async () => {
    held = Date.now();
    try {
      const statuses = await many(bearer(test.a.secretKey), 100);
      expect(statuses).toEqual([...Array(80).fill(200), ...Array(20).fill(429)]);
      const refused = await test.call({ url: "/api/v1/me" }, bearer(test.a.secretKey));
      isProblem(refused, 429, "rate-limited");
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
      expect(await many(browser(test.a.session), 2)).toEqual([200, 200]);
      expect(await many(bearer(test.b.secretKey), 2)).toEqual([200, 200]);
    } finally {
      later();
    }
    expect(await many(bearer(test.a.secretKey), 1)).toEqual([200]);
  });

  it("gains nothing by changing its wrong key each time", async () => {
    held = Date.now();
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 100; i++)
        statuses.push((await test.call({ url: "/api/v1/me" }, bearer(`viv_secret_guess${i}`))).statusCode);
      expect(statuses.at(-1)).toBe(429);
      expect(new Set(statuses)).toEqual(new Set([401, 429]));
    } finally {
      later();
    }
  });

  it("is never the owner's command line, nor who asks whether the server lives", async () => {
    expect(new Set(await many(bearer(test.localToken), 120))).toEqual(new Set([200]));
    for (let i = 0; i < 120; i++)
      expect((await test.call({ url: "/healthz" }, bearer("whoever"))).statusCode).toBe(200);
  });
});

describe("an answer", () => {
  it("is a problem wherever nothing is, whatever the address says", async () => {
    for (const url of [
      "/api/v1/nothing",
      "/api",
      "/api/v1/customers/%00",
      "/nothing",
      "/api/v1/%F0%9F%98%80",
    ])
      isProblem(
        await test.call({ url }, bearer(test.a.secretKey)),
        url.includes("%00") ? 400 : 404,
        url.includes("%00") ? "bad-input" : "not-found",
      );
    isProblem(await test.call({ url: "/api/v1/customers/%ZZ" }), 400, "bad-input");
    const long = await test.call({ url: `/api/v1/imports/${"a".repeat(5000)}` });
    isProblem(long, 400, "bad-input");
    expect(long.body.length).toBeLessThan(1000);
  });

  it.each([
    ["es", "es"],
    ["es-419,en;q=0.5", "es"],
    ["en, es;q=0.9", "en"],
    [undefined, "en"],
    [";q=x,,§", "en"],
  ])("to a caller that asks for the language %j is said in %s", async (wanted, language) => {
    const headers = { ...(wanted === undefined ? {} : { "accept-language": wanted }) };
    const ask = (url: string, payload?: object) =>
      test.call(
        { method: payload ? "POST" : "GET", url, headers, ...(payload && { payload }) },
        bearer(test.localToken),
      );
    const nowhere = await ask("/api/v1/nowhere");
    isProblem(nowhere, 404, "not-found");
    expect(nowhere.headers["content-language"]).toBe(language);
    const spanish = language === "es";
    expect([nowhere.json().title, nowhere.json().detail]).toEqual(
      spanish
        ? ["No se encuentra", "No hay nada en GET /api/v1/nowhere."]
        : ["Not found", "There is nothing at GET /api/v1/nowhere."],
    );
    const asked = { metric: "customers", from: "2026-02-30", to: "2026-03-01" };
    const wrong = await ask("/api/v1/ask", asked);
    isProblem(wrong, 400, "bad-input");
    const message = spanish
      ? "debe ser un día que exista, de 1970 a 2200"
      : "must be a day that exists, from 1970 to 2200";
    expect(wrong.json()).toMatchObject({
      detail: `from: ${message}`,
      errors: [{ path: "from", message }],
    });
    later();
  });

  it("to a body over the limit is 413, and to none at all 400", async () => {
    const headers = { "content-type": "application/json" };
    const ask = { method: "POST", url: "/api/v1/ask", headers } as const;
    const large = JSON.stringify({ metric: "nps", junk: "x".repeat(1_100_000) });
    isProblem(await test.call({ ...ask, payload: large }, bearer(test.a.secretKey)), 413, "too-large");
    for (const payload of ["", "{", "nul", "[1,2", '{"a":1}{', "\u0000", '"\\ud800"', "NaN"])
      isProblem(await test.call({ ...ask, payload }, bearer(test.a.secretKey)), 400, "bad-input");
    const inspectUrl = "/api/v1/imports/inspect?name=a.csv";
    const notAFile = await test.call({ ...ask, url: inspectUrl, payload: large }, browser(test.a.session));
    expect([413, 415]).toContain(notAFile.statusCode);
    expect((await test.call({ url: "/healthz" })).statusCode).toBe(200);
  });

  it("is not to be stored by anyone, and carries the security headers also on errors", async () => {
    for (const url of ["/api/v1/me", "/api/v1/nothing"]) {
      const answer = await test.call({ url }, bearer(test.a.secretKey));
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(answer.headers["content-security-policy"]).toContain("default-src 'self'");
    }
    const refused = await test.call({ method: "POST", url: "/v1/track", payload: {} });
    expect(refused.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("to what is no HTTP at all is a problem too, and the server lives on", async () => {
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        let heard = "";
        const socket = connect(port, "127.0.0.1", () => socket.write(text));
        socket.on("data", (data) => {
          heard += data;
        });
        socket.on("error", () => {});
        socket.on("close", () => resolve(heard));
        setTimeout(() => socket.destroy(), 3_000);
      });
    const garbage = await say("HELLO THERE\r\n\r\n");
    expect(garbage).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"bad-input"/);
    const headers = await say(`GET / HTTP/1.1\r\nHost: a\r\nX: ${"y".repeat(70_000)}\r\n\r\n`);
    expect(headers).toMatch(/^HTTP\/1\.1 431 [\s\S]*application\/problem\+json/);
    await say("POST /api/v1/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n\x00\x01\x02\x03\x04");
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(answer.status).toBe(200);
  });

  it("leaves no listeners behind on a connection that asks again and again", async () => {
    const warnings: string[] = [];
    const hear = (warning: Error) => warnings.push(warning.message);
    process.on("warning", hear);
    const ask = () =>
      fetch(`http://127.0.0.1:${port}/api/v1/ask`, {
        method: "POST",
        headers: { ...bearer(test.localToken), "content-type": "application/json" },
        body: JSON.stringify({ metric: "customers", from: "2026-01-01", to: "2026-02-01" }),
      });
    for (let i = 0; i < 25; i++) expect((await (await ask()).json()).metric).toBe("customers");
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("warning", hear);
    expect(warnings).toEqual([]);
  });
});
