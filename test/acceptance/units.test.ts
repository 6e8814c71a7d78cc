// The wall between the units of one company: who sees only some units finds in no answer anything of another one, whatever is
// asked and by whatever name. Everything of the other unit carries a marker, so that one look at an answer is enough.

import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { groupFields, metricKeys } from "../../src/domain/question.ts";
import { bearer, browser, openTestApp, type TestApp } from "../app.ts";
import { otherUnitMarker, type PlantedCompany, plant, plantOtherUnit } from "../company-data.ts";
import { period, post } from "./walk-case.ts";

let test: TestApp;
let planted: PlantedCompany;
let scoped: Record<string, string>;
let whole: Record<string, string>;
let theirCustomer = "";
let shared = "";

const ownUnit = "Plain unit";
const put = (url: string, payload: object): InjectOptions => ({ method: "PUT", url, payload });
const unit = (key: string, parent: string | null = null) => ({ key, names: { es: key, en: key }, parent });

async function idOf(user: string): Promise<string> {
  return (await test.call({ url: `/api/v1/customers/lookup?kind=user&value=${user}` }, whole)).json().id;
}

async function keyFor(body: object): Promise<Record<string, string>> {
  const made = await test.call(post("/api/v1/keys", { kind: "secret", ...body }), browser(test.a.session));
  expect([made.statusCode, made.body]).toEqual([200, made.body]);
  return bearer(made.json().key);
}

beforeAll(async () => {
  test = await openTestApp();
  whole = browser(test.a.session);
  planted = await plant(test, test.a, "Plain");
  await plantOtherUnit(test, test.a, ownUnit);
  const saved = await test.call(
    put("/api/v1/units", {
      units: [unit(ownUnit, "Region"), unit("Region"), unit(`${otherUnitMarker} store`)],
    }),
    whole,
  );
  expect([saved.statusCode, saved.body]).toEqual([204, ""]);
  scoped = await keyFor({
    units: ["Region"],
    scopes: ["figures", "customers", "export", "import", "catalogue"],
  });
  theirCustomer = await idOf(`${otherUnitMarker}-user-0`);
  shared = await idOf("Shared");
});

afterAll(() => test?.close());

const hasMarker = (text: string) => text.toLowerCase().includes(otherUnitMarker.toLowerCase());

/** Every way of asking for something that takes no name. */
function questions(): InjectOptions[] {
  const filters = (field: string) => [
    [{ field, op: "contains", values: [""] }],
    [{ field, op: "is_not", values: ["nothing"] }],
    [{ field, op: "contains", values: [otherUnitMarker] }],
    [{ field, op: "is", values: [`${otherUnitMarker} store`, `${otherUnitMarker}-q`] }],
  ];
  const compared = { ...period, compare: { from: "2026-05-01", to: "2026-06-01" } };
  return [
    ...metricKeys.map((metric) => post("/api/v1/ask", { metric, ...compared, by: ["unit", "event"] })),
    ...groupFields.flatMap((field) =>
      filters(field).map((all) =>
        post("/api/v1/ask", {
          metric: "interactions",
          ...compared,
          by: [field],
          filters: all,
          interval: "week",
        }),
      ),
    ),
    post("/api/v1/ask", { metric: "nps", ...period, by: [`trait:${otherUnitMarker}Trait`, "campaign"] }),
    post("/api/v1/comments", { ...period, limit: 200 }),
    post("/api/v1/comments", { ...period, limit: 200, search: otherUnitMarker }),
    post("/api/v1/comments", {
      ...period,
      limit: 200,
      filters: [{ field: "unit", op: "is", values: [`${otherUnitMarker} store`] }],
    }),
    ...[
      "/dimensions",
      "/customers?limit=100",
      `/customers?search=${otherUnitMarker}`,
      "/unmatched",
      "/units",
    ],
    `/customers?search=${otherUnitMarker}%20Person`,
    `/touchpoints/waits?from=${period.from}&to=${period.to}`,
    "/recent?limit=200",
    "/me",
    "/touchpoints",
    `/customers/${shared}`,
    `/customers/${shared}/timeline?limit=500`,
    `/customers/${planted.customer}/timeline?limit=500`,
    post("/api/v1/touchpoints/preview", {
      touchpoint: {
        key: "all",
        names: { es: "x", en: "x" },
        channel: "web",
        stage: "use",
        rule: { field: "event", op: "contains", values: ["e"] },
        position: 0,
      },
    }),
  ].map((one) => (typeof one === "string" ? { url: `/api/v1${one}` } : one));
}

/** What the asker said itself, which an answer may say again: names of groups and fields. */
const said = (body: string) => body.replaceAll(`trait:${otherUnitMarker}Trait`, "");

describe("who sees only some units", () => {
  it("finds nothing of the others in any answer, while the whole workspace has it there to be found", {
    timeout: 240_000,
  }, async () => {
    let found = 0;
    const look = async (request: InjectOptions) => {
      const mine = await test.call(request, scoped);
      const all = await test.call(request, whole);
      expect([request.url, all.statusCode, all.statusCode === 200 ? "" : all.body]).toEqual([
        request.url,
        200,
        "",
      ]);
      expect([request.url, mine.statusCode]).toEqual([request.url, 200]);
      const shown = said(mine.body);
      expect([request.url, request.payload, hasMarker(shown) ? shown.slice(0, 1500) : ""]).toEqual([
        request.url,
        request.payload,
        "",
      ]);
      if (hasMarker(said(all.body))) found += 1;
    };
    const all = questions();
    for (let start = 0; start < all.length; start += 8)
      await Promise.all(all.slice(start, start + 8).map(look));
    expect(found).toBeGreaterThan(25);
  });

  it("counts its own exactly: the figures of the two units are those of the whole", async () => {
    const other = await keyFor({ units: [`${otherUnitMarker} store`] });
    for (const metric of ["interactions", "responses", "orders"]) {
      const total = async (as: Record<string, string>, filters: object[] = []) =>
        (await test.call(post("/api/v1/ask", { metric, ...period, filters }), as)).json().total.score;
      const both = [{ field: "unit", op: "is", values: [ownUnit, `${otherUnitMarker} store`] }];
      expect((await total(scoped)) + (await total(other))).toBe(await total(whole, both));
    }
  });

  it("is told of a customer who was never there what is told of one who does not exist", async () => {
    const nobody = "01234567-89ab-4def-8123-456789abcdef";
    for (const path of ["", "/timeline", "/timeline?limit=1&cursor=1900000000000_1_1"]) {
      const theirs = await test.call({ url: `/api/v1/customers/${theirCustomer}${path}` }, scoped);
      const none = await test.call({ url: `/api/v1/customers/${nobody}${path}` }, scoped);
      expect([path, theirs.statusCode, theirs.json()]).toEqual([path, 404, none.json()]);
    }
    const lookup = (user: string) =>
      test.call({ url: `/api/v1/customers/lookup?kind=user&value=${user}` }, scoped);
    expect((await lookup(`${otherUnitMarker}-user-0`)).json()).toEqual((await lookup("no-such-user")).json());
    expect((await lookup("Shared")).json()).toMatchObject({ interactions: 1, merges: [] });
    expect((await test.call({ url: `/api/v1/customers/${shared}` }, whole)).json().interactions).toBe(2);
  });

  it("finds nothing by a cursor that someone else was given", { timeout: 240_000 }, async () => {
    for (const url of ["/api/v1/customers?limit=6", `/api/v1/customers?limit=6&search=user-`]) {
      let cursor: string | null = null;
      for (let page = 0; page < 10; page++) {
        const suffix: string = cursor === null ? "" : `&cursor=${cursor}`;
        const all: { next: string | null } = (await test.call({ url: `${url}${suffix}` }, whole)).json();
        const mine = await test.call({ url: `${url}${suffix}` }, scoped);
        expect([url, mine.statusCode, hasMarker(mine.body)]).toEqual([url, 200, false]);
        cursor = all.next;
        if (cursor === null) break;
      }
    }
    const comments = (payload: object, as: Record<string, string>) =>
      test.call(post("/api/v1/comments", { ...period, limit: 8, ...payload }), as);
    let cursor: string | undefined;
    for (let page = 0; page < 10; page++) {
      const all = (await comments(cursor ? { cursor } : {}, whole)).json();
      expect(hasMarker((await comments(cursor ? { cursor } : {}, scoped)).body)).toBe(false);
      if (all.next === null) break;
      cursor = all.next;
    }
  });

  it("gets nothing that concerns the whole workspace, though its key has the scope", async () => {
    for (const request of [
      { url: "/api/v1/sources" },
      { url: "/api/v1/status" },
      { url: "/api/v1/imports" },
      { url: "/api/v1/quarantine" },
      { url: `/api/v1/imports/${planted.importId}` },
      { url: `/api/v1/imports/${planted.importId}/recipe` },
      { url: "/api/v1/keys" },
      put("/api/v1/units/mine", unit("mine")),
      put("/api/v1/units", { units: [unit(`${otherUnitMarker} store`, "Region")] }),
      post("/api/v1/touchpoints/place-again"),
      post(`/api/v1/merges/${planted.merge}/undo`),
    ]) {
      const answer = await test.call(request, scoped);
      expect([request.url, answer.statusCode, answer.json().code]).toEqual([request.url, 403, "forbidden"]);
    }
    const me = (await test.call({ url: "/api/v1/me" }, scoped)).json();
    expect(me).toMatchObject({
      may: ["public", "send", "own", "figures", "customers", "export"],
      writeKey: null,
    });
  });

  it("sees by the tree as it stands: what moves out of its branch is gone, what moves in is there", async () => {
    const seen = async () => {
      const answer = (await test.call({ url: "/api/v1/units" }, scoped)).json();
      return [...answer.units, ...answer.unplaced].map(({ key }: { key: string }) => key).sort();
    };
    const n = async () =>
      (await test.call(post("/api/v1/ask", { metric: "interactions", ...period }), scoped)).json().total
        .score;
    const before = await n();
    expect(await seen()).toEqual([ownUnit, "Region"]);
    await test.call(put(`/api/v1/units/${encodeURIComponent(ownUnit)}`, unit(ownUnit)), whole);
    expect([await seen(), await n()]).toEqual([["Region"], 0]);
    const me = (await test.call({ url: "/api/v1/me" }, scoped)).json();
    expect([me.hasData, me.firstAt, me.lastAt]).toEqual([false, null, null]);
    await test.call(put(`/api/v1/units/${encodeURIComponent(ownUnit)}`, unit(ownUnit, "Region")), whole);
    expect([await seen(), await n()]).toEqual([[ownUnit, "Region"], before]);
    // A unit under a unit under the node.
    await test.call(put("/api/v1/units", { units: [unit("City", "Region"), unit(ownUnit, "City")] }), whole);
    expect([await seen(), await n()]).toEqual([["City", ownUnit, "Region"], before]);
    // Those under a unit that goes move up, and stay in sight.
    await test.call({ method: "DELETE", url: "/api/v1/units/City" }, whole);
    expect([await seen(), await n()]).toEqual([[ownUnit, "Region"], before]);
  });

  it("with units that do not exist sees nothing, and never everything", async () => {
    const none = await keyFor({ units: ["No such unit"] });
    const answer = await test.call(post("/api/v1/ask", { metric: "interactions", ...period }), none);
    expect(answer.json().total.score).toBe(0);
    expect((await test.call({ url: "/api/v1/customers" }, none)).json().customers).toEqual([]);
    const empty = await test.call(post("/api/v1/keys", { kind: "secret", units: [] }), whole);
    expect(empty.statusCode).toBe(400);
  });
});

describe("the tree of units", () => {
  it("takes no circle, no unknown parent and no unit twice, and changes nothing then", async () => {
    const before = (await test.call({ url: "/api/v1/units" }, whole)).body;
    for (const units of [
      [unit("x", "x")],
      [unit("x", "y"), unit("y", "x")],
      [unit("x", "y"), unit("y", "z"), unit("z", "x")],
      [unit("Region", ownUnit)],
      [unit("x", "no such parent")],
      [unit("x"), unit("x")],
      [],
    ]) {
      const answer = await test.call(put("/api/v1/units", { units }), whole);
      expect([units.map(({ key, parent }) => [key, parent]), answer.statusCode]).toEqual([
        units.map(({ key, parent }) => [key, parent]),
        400,
      ]);
    }
    expect((await test.call({ url: "/api/v1/units" }, whole)).body).toBe(before);
  });

  it("never closes a circle by two changes at once", async () => {
    await test.call(put("/api/v1/units", { units: [unit("one"), unit("two")] }), whole);
    const answers = await Promise.all(
      [unit("one", "two"), unit("two", "one")].map((body) =>
        test.call(put(`/api/v1/units/${body.key}`, body), whole),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 400]);
    for (const key of ["one", "two"])
      await test.call({ method: "DELETE", url: `/api/v1/units/${key}` }, whole);
  });

  it("tells of the units that the log speaks of and the tree does not hold, with how much there is", async () => {
    const { unplaced, units } = (await test.call({ url: "/api/v1/units" }, whole)).json();
    expect(unplaced.map(({ key }: { key: string }) => key)).toEqual(["Plain Centro", "Plain Norte"]);
    const own = units.find(({ key }: { key: string }) => key === ownUnit);
    expect(own.interactions).toBe(41);
  });
});

describe("the scopes of a secret key", () => {
  it("open only what they name, and the key says what it may", async () => {
    const figures = await keyFor({ name: "dashboard", scopes: ["figures"] });
    expect((await test.call(post("/api/v1/ask", { metric: "nps", ...period }), figures)).statusCode).toBe(
      200,
    );
    for (const url of ["/api/v1/customers", "/api/v1/recent", "/api/v1/sources", "/api/v1/quarantine"]) {
      const answer = await test.call({ url }, figures);
      expect([url, answer.statusCode]).toEqual([url, 403]);
      expect(answer.json().detail).toContain("--scope");
    }
    const catalogue = await keyFor({ scopes: ["catalogue"] });
    expect((await test.call(put("/api/v1/units/made", unit("made")), catalogue)).statusCode).toBe(204);
    expect((await test.call({ url: "/api/v1/units" }, catalogue)).statusCode).toBe(403);
    const usual = bearer(test.a.secretKey);
    expect((await test.call(put("/api/v1/units/made", unit("made")), usual)).statusCode).toBe(403);
    const { keys } = (await test.call({ url: "/api/v1/keys" }, whole)).json();
    const named = (name: string) => keys.find((key: { name: string }) => key.name === name);
    expect(named("dashboard")).toMatchObject({ scopes: ["figures"], units: null });
    expect(named("reports")).toMatchObject({
      scopes: ["figures", "customers", "export", "import"],
      units: null,
    });
  });

  it("cannot be made for what keys never may, nor for nothing", async () => {
    for (const body of [
      { scopes: ["manage"] },
      { scopes: ["people"] },
      { scopes: [] },
      { scopes: ["import"], units: ["Region"] },
    ]) {
      const answer = await test.call(post("/api/v1/keys", { kind: "secret", ...body }), whole);
      expect([body, answer.statusCode]).toEqual([body, 400]);
    }
  });
});
