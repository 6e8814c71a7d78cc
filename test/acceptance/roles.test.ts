// Every route with every role, with people who see some units only, and with keys of every scope: what each is answered
// follows from its permissions alone, and a refusal is the same whether the thing asked for is there or not.

import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, mayDo } from "../../src/api/permissions.ts";
import { createContext, silentLog } from "../../src/context.ts";
import { type KeyScope, keyScopes, type Permission, permissions } from "../../src/domain/permission.ts";
import { type Role, roles } from "../../src/domain/role.ts";
import { bearer, browser, markerB, openTestApp, type TestApp } from "../app.ts";
import { type PlantedCompany, plant } from "../company-data.ts";
import { checkAnswer } from "./check-answer.ts";
import { type Case, post } from "./walk-case.ts";
import { casesOf, keptItem } from "./walk-cases.ts";

interface Walker {
  readonly name: string;
  readonly as: Record<string, string>;
  readonly caller: Caller;
}

let test: TestApp;
let inA: PlantedCompany;
let inB: PlantedCompany;
let keptInB = "";
/** How far the clock is ahead: a minute for each member that a case makes, so that nobody signs in too often. */
let ahead = 0;
const walkers: Walker[] = [];

async function makeWalker(
  name: string,
  scopes: readonly KeyScope[],
  units?: readonly string[],
): Promise<void> {
  const payload = { kind: "secret", name, scopes, ...(units && { units }) };
  const made = await test.call(post("/api/v1/keys", payload), browser(test.a.session));
  expect([name, made.statusCode]).toEqual([name, 200]);
  const { id, key } = made.json();
  const workspace = test.a.workspace;
  walkers.push({
    name,
    as: bearer(key),
    caller: { kind: "secret", workspace, units: units ?? null, keyId: id, keyName: name, scopes },
  });
}

async function makeMember(role: Role, units: readonly string[] | null = null): Promise<void> {
  const { session, person } = await test.openMember(test.a, role, units);
  const name = units === null ? role : `${role} of one unit`;
  const caller: Caller = {
    kind: "session",
    workspace: test.a.workspace,
    units,
    person,
    name,
    email: null,
    role,
    id: "",
    token: session,
  };
  walkers.push({ name, as: browser(session), caller });
}

beforeAll(async () => {
  test = await openTestApp({ context: { ...createContext(silentLog), now: () => Date.now() + ahead } });
  inA = await plant(test, test.a, "Plain");
  inB = await plant(test, test.b, markerB);
  keptInB = await keptItem(test, "b");
  // This case plants the people and invitations of company B that other cases ask for.
  await cases["DELETE /api/v1/account/sessions/:id"]?.own();
  for (const role of roles) await makeMember(role);
  for (const role of ["cx_manager", "analyst", "agent", "viewer"] as const)
    await makeMember(role, ["Plain unit"]);
  for (const scope of keyScopes) await makeWalker(`only ${scope}`, [scope]);
  await makeWalker("everything in one unit", keyScopes, ["Plain unit"]);
  await makeWalker("figures in one unit", ["figures"], ["Plain unit"]);
});

afterAll(() => test?.close());

/** Routes for everyone, and for oneself: what they answer depends on who asks, not on the table. */
const personal: readonly Permission[] = ["public", "own", "account", "found"];

/** The words with which the table refuses. */
const refusals = /Your role may not|A secret key may not|was not made for this|only some of its units/;

const cases = casesOf(() => ({ test, inA, inB, keptInB }));

function permissionOf(name: string): Permission {
  const found = test.routes.find(({ method, url }) => `${method} ${url}` === name)?.permission;
  const permission = permissions.find((one) => one === found);
  if (!permission) throw new Error(`${name} names no permission`);
  return permission;
}

describe("every route", () => {
  it.each(Object.keys(cases))(
    "%s answers each role and key as the table says",
    { timeout: 240_000 },
    async (name) => {
      const { own, foreign, status } = cases[name] as Case;
      const permission = permissionOf(name);
      if (personal.includes(permission)) return;
      // A refused call changes nothing, so all who are refused send the very same one.
      let refused: InjectOptions | undefined;
      let refusedThere: InjectOptions | undefined;
      for (const { name: walker, as, caller } of walkers) {
        const may = mayDo(caller, permission);
        ahead += 60_000;
        if (!may) refused ??= await own();
        const answer = await test.call((may ? undefined : refused) ?? (await own()), as);
        const isRefused = answer.statusCode === 403 && refusals.test(answer.body);
        expect([walker, isRefused, isRefused ? "" : answer.body]).toEqual([
          walker,
          !may,
          isRefused ? "" : answer.body,
        ]);
        // What reads is answered alike to all who may; what changes may be another's.
        if (may && name.startsWith("GET ")) expect([walker, answer.statusCode]).toEqual([walker, status]);
        checkAnswer(answer);
        // Who may not is told so before anything is looked for.
        if (!may && foreign) {
          refusedThere ??= await foreign();
          const other = await test.call(refusedThere, as);
          expect([walker, other.statusCode, other.json().detail]).toEqual([
            walker,
            403,
            answer.json().detail,
          ]);
        }
      }
      await test.app.imports.idle();
    },
  );

  it("knows no other spelling of its address that leads past the guard", async () => {
    const narrow = walkers.find(({ name }) => name === "only figures");
    for (const url of [
      "/api/v1/customers/",
      "//api/v1/customers",
      "/api//v1/customers",
      "/api/v1/./customers",
      "/api/v1/../v1/customers",
      "/api/v1/%63ustomers",
      "/API/v1/customers",
      "/api/v1/customers;a=b",
      "/api/v1/customers%00",
      "/api/v1/customers%2f..%2fkeys",
      "/api/v1/customers/../keys",
      "/api/v1/units/../keys",
    ]) {
      const answer = await test.call({ url }, narrow?.as);
      expect([url, [400, 403, 404].includes(answer.statusCode)]).toEqual([url, true]);
      expect(answer.body).not.toMatch(/"customers":|"keys":/);
    }
    for (const header of [
      "x-http-method-override",
      "x-original-url",
      "x-rewrite-url",
      "x-forwarded-prefix",
    ]) {
      const answer = await test.call(
        { url: "/api/v1/units", headers: { [header]: "/api/v1/keys" } },
        narrow?.as,
      );
      expect(answer.body).not.toContain('"keys":');
    }
  });

  it("takes no workspace from the body, the query or a header", async () => {
    const foreign = String(test.b.workspace);
    const bodies = [
      post(`/api/v1/ask?workspace=${foreign}`, { metric: "nps", from: "2026-01-01", to: "2027-01-01" }),
      post("/api/v1/ask", {
        metric: "nps",
        from: "2026-01-01",
        to: "2027-01-01",
        workspace: test.b.workspace,
      }),
      post("/api/v1/comments", { from: "2026-01-01", to: "2027-01-01", units: [`${markerB} unit`] }),
      { url: `/api/v1/customers?workspace=${foreign}&units=` },
      { url: "/api/v1/units", headers: { "x-workspace": foreign, "x-vivencia-workspace": foreign } },
    ];
    for (const request of bodies) {
      const answer = await test.call(request, bearer(test.a.secretKey));
      expect(answer.body).not.toContain(`"${markerB}`);
      expect([200, 400]).toContain(answer.statusCode);
    }
  });
});
