// What the walk sends to each route: one request about the caller's own things, and where a route takes a name, one about
// the things of the other company. A new route needs a case here.

import { bearer, browser, markerB, type TestApp } from "../app.ts";
import { inspect, storeFile, storeRecipe } from "../company-data.ts";
import { accountCases } from "./walk-account-cases.ts";
import { askingCases } from "./walk-asking.ts";
import { type Case, period, post, type WalkedWorld } from "./walk-case.ts";
import { dashboardMailCases } from "./walk-dashboard-mails.ts";
import { dashboardCases } from "./walk-dashboards.ts";
import { surveyCases } from "./walk-surveys.ts";
import { viewCases } from "./walk-view-cases.ts";

/** Id of the first tracked item that a company's quarantine holds. */
export async function keptItem(test: TestApp, which: "a" | "b"): Promise<string> {
  const url = "/api/v1/quarantine?source=tracking&limit=1";
  return (await test.call({ url }, browser(test[which].session))).json().items[0]?.id;
}

/** The cases by method and path; `world` is asked when a request is made. */
export function casesOf(world: () => WalkedWorld): Readonly<Record<string, Case>> {
  async function newKeyId(): Promise<string> {
    const made = await world().test.call(
      post("/api/v1/keys", { kind: "write" }),
      browser(world().test.a.session),
    );
    return made.json().id;
  }

  let joined = 0;

  async function newMerge(): Promise<string> {
    const name = `Joined-${joined++}`;
    await world().test.track(world().test.a, [
      { type: "identify", userId: name, traits: { email: `${name}@example.com` } },
      { type: "identify", anonymousId: name, traits: { phone: `+3460000${1000 + joined}` } },
    ]);
    await world().test.track(world().test.a, [{ type: "identify", userId: name, anonymousId: name }]);
    const url = `/api/v1/customers/lookup?kind=user&value=${name}`;
    const answer = await world().test.call({ url }, bearer(world().test.a.secretKey));
    return answer.json().merges[0].id;
  }

  const touchpointBody = (key: string, name: string) => ({
    key,
    names: { es: name, en: name },
    channel: "web",
    stage: "use",
  });

  const unitBody = (key: string) => ({ key, names: { es: key, en: key }, kind: "region" });

  return {
    "GET /healthz": { own: () => ({ url: "/healthz" }), status: 200 },
    "GET /readyz": { own: () => ({ url: "/readyz" }), status: 200 },
    "GET /api/openapi.json": { own: () => ({ url: "/api/openapi.json" }), status: 200 },
    "GET /api/v1/status": { own: () => ({ url: "/api/v1/status" }), status: 200 },
    "POST /api/v1/session": {
      own: () => post("/api/v1/session", { token: "no such token at all" }),
      status: 401,
    },
    ...accountCases(world),
    ...viewCases(world),
    ...dashboardCases(world),
    ...dashboardMailCases(world),
    ...surveyCases(world),
    ...askingCases(world),
    "DELETE /api/v1/session": { own: () => ({ method: "DELETE", url: "/api/v1/session" }), status: 204 },
    "GET /api/v1/me": { own: () => ({ url: "/api/v1/me" }), status: 200 },
    "POST /api/v1/links": { own: () => post("/api/v1/links"), status: 200 },
    "POST /api/v1/ask": {
      own: () => post("/api/v1/ask", { metric: "nps", ...period, by: ["unit", "event", "trait:PlainTrait"] }),
      status: 200,
    },
    "POST /api/v1/comments": { own: () => post("/api/v1/comments", { ...period, limit: 200 }), status: 200 },
    "GET /api/v1/dimensions": { own: () => ({ url: "/api/v1/dimensions" }), status: 200 },
    "GET /api/v1/customers": { own: () => ({ url: "/api/v1/customers?search=plain" }), status: 200 },
    "GET /api/v1/customers/lookup": {
      own: () => ({ url: "/api/v1/customers/lookup?kind=user&value=Plain-user-0" }),
      status: 200,
      foreign: () => ({ url: `/api/v1/customers/lookup?kind=user&value=${markerB}-user-0` }),
    },
    "GET /api/v1/customers/:id": {
      own: () => ({ url: `/api/v1/customers/${world().inA.customer}` }),
      status: 200,
      foreign: () => ({ url: `/api/v1/customers/${world().inB.customer}` }),
    },
    "GET /api/v1/customers/:id/timeline": {
      own: () => ({ url: `/api/v1/customers/${world().inA.customer}/timeline` }),
      status: 200,
      foreign: () => ({ url: `/api/v1/customers/${world().inB.customer}/timeline` }),
    },
    "GET /api/v1/customers/:id/export": {
      own: () => ({ url: `/api/v1/customers/${world().inA.customer}/export?format=csv` }),
      status: 200,
      foreign: () => ({ url: `/api/v1/customers/${world().inB.customer}/export` }),
    },
    "POST /api/v1/merges/:id/undo": {
      own: async () => post(`/api/v1/merges/${await newMerge()}/undo`),
      status: 204,
      foreign: () => post(`/api/v1/merges/${world().inB.merge}/undo`),
    },
    "GET /api/v1/touchpoints": { own: () => ({ url: "/api/v1/touchpoints" }), status: 200 },
    "PUT /api/v1/touchpoints/:key": {
      own: () => ({
        method: "PUT",
        url: "/api/v1/touchpoints/mine",
        payload: touchpointBody("mine", "Mine"),
      }),
      status: 204,
    },
    "DELETE /api/v1/touchpoints/:key": {
      own: async () => {
        const url = "/api/v1/touchpoints/gone";
        const payload = touchpointBody("gone", "Gone");
        await world().test.call({ method: "PUT", url, payload }, browser(world().test.a.session));
        return { method: "DELETE", url };
      },
      status: 204,
      foreign: () => ({ method: "DELETE", url: `/api/v1/touchpoints/${world().inB.touchpoint}` }),
    },
    "GET /api/v1/unmatched": { own: () => ({ url: "/api/v1/unmatched" }), status: 200 },
    "POST /api/v1/touchpoints/place-again": {
      own: () => post("/api/v1/touchpoints/place-again"),
      status: 200,
    },
    "GET /api/v1/touchpoints/place-again": {
      own: () => ({ url: "/api/v1/touchpoints/place-again" }),
      status: 200,
    },
    "GET /api/v1/touchpoints/place-again/:id": {
      own: () => ({ url: `/api/v1/touchpoints/place-again/${world().inA.placing}` }),
      status: 200,
      foreign: () => ({ url: `/api/v1/touchpoints/place-again/${world().inB.placing}` }),
    },
    "POST /api/v1/touchpoints/place-again/:id/cancel": {
      own: () => post(`/api/v1/touchpoints/place-again/${world().inA.placing}/cancel`),
      status: 409,
      foreign: () => post(`/api/v1/touchpoints/place-again/${world().inB.placing}/cancel`),
    },
    "POST /api/v1/touchpoints/preview": {
      own: () => post("/api/v1/touchpoints/preview", { touchpoint: touchpointBody("tried", "Tried") }),
      status: 200,
    },
    "GET /api/v1/touchpoints/waits": {
      own: () => ({ url: "/api/v1/touchpoints/waits?from=2026-01-01&to=2027-01-01" }),
      status: 200,
    },
    "GET /api/v1/news": { own: () => ({ url: "/api/v1/news?since=2026-01-01T00:00:00Z" }), status: 200 },
    "GET /api/v1/sources": { own: () => ({ url: "/api/v1/sources" }), status: 200 },
    "GET /api/v1/recent": { own: () => ({ url: "/api/v1/recent?limit=200" }), status: 200 },
    "POST /api/v1/imports/inspect": {
      own: () => ({
        ...post("/api/v1/imports/inspect?name=stores.csv"),
        headers: { "content-type": "application/octet-stream" },
        payload: Buffer.from(storeFile("Plain")),
      }),
      status: 200,
    },
    "POST /api/v1/imports/preview": {
      own: async () => {
        const { upload } = await inspect(world().test, world().test.a, storeFile("Plain"));
        return post("/api/v1/imports/preview", {
          upload,
          name: "stores.csv",
          recipe: storeRecipe("Plain"),
        });
      },
      status: 200,
      foreign: () => post("/api/v1/imports/preview", { upload: world().inB.upload, name: "stores.csv" }),
    },
    "POST /api/v1/imports": {
      own: async () => {
        const { upload } = await inspect(world().test, world().test.a, storeFile("Plain"));
        return post("/api/v1/imports", { upload, recipe: storeRecipe("Plain"), dryRun: true });
      },
      status: 200,
      foreign: () => post("/api/v1/imports", { upload: world().inB.upload, recipe: storeRecipe("Plain") }),
    },
    "GET /api/v1/imports": { own: () => ({ url: "/api/v1/imports" }), status: 200 },
    "GET /api/v1/imports/:id": {
      own: () => ({ url: `/api/v1/imports/${world().inA.importId}` }),
      status: 200,
      foreign: () => ({ url: `/api/v1/imports/${world().inB.importId}` }),
    },
    "GET /api/v1/imports/:id/recipe": {
      own: () => ({ url: `/api/v1/imports/${world().inA.importId}/recipe` }),
      status: 200,
      foreign: () => ({ url: `/api/v1/imports/${world().inB.importId}/recipe` }),
    },
    "POST /api/v1/imports/:id/cancel": {
      own: () => post(`/api/v1/imports/${world().inA.importId}/cancel`),
      status: 409,
      foreign: () => post(`/api/v1/imports/${world().inB.importId}/cancel`),
    },
    "POST /api/v1/demo": { own: () => post("/api/v1/demo", { customers: 10 }), status: 200 },
    "GET /api/v1/quarantine": { own: () => ({ url: "/api/v1/quarantine" }), status: 200 },
    "POST /api/v1/quarantine/replay": {
      own: () => post("/api/v1/quarantine/replay", { filter: { source: "tracking" } }),
      status: 200,
    },
    "GET /api/v1/units/names": { own: () => ({ url: "/api/v1/units/names" }), status: 200 },
    "GET /api/v1/units": { own: () => ({ url: "/api/v1/units" }), status: 200 },
    "PUT /api/v1/units": {
      own: () => ({ method: "PUT", url: "/api/v1/units", payload: { units: [unitBody("Plain region")] } }),
      status: 204,
      // A parent of another company is no parent here.
      foreign: () => ({
        method: "PUT",
        url: "/api/v1/units",
        payload: { units: [{ ...unitBody("Plain lost"), parent: `${markerB} region` }] },
      }),
      foreignStatus: 400,
    },
    "PUT /api/v1/units/:key": {
      own: () => ({ method: "PUT", url: "/api/v1/units/mine", payload: unitBody("mine") }),
      status: 204,
    },
    "DELETE /api/v1/units/:key": {
      own: async () => {
        const url = "/api/v1/units/gone";
        await world().test.call(
          { method: "PUT", url, payload: unitBody("gone") },
          browser(world().test.a.session),
        );
        return { method: "DELETE", url };
      },
      status: 204,
      foreign: () => ({ method: "DELETE", url: `/api/v1/units/${markerB}%20region` }),
    },
    "PUT /api/v1/workspace": {
      own: () => ({
        method: "PUT",
        url: "/api/v1/workspace",
        payload: {
          name: "Renamed",
          timeZone: "Europe/Madrid",
          currency: "EUR",
          minimumN: 30,
          language: "es",
          brandColor: "#0a5c43",
          hiddenChannels: ["franchise"],
        },
      }),
      status: 200,
    },
    "POST /api/v1/quarantine/:id/repair": {
      own: async () =>
        post(`/api/v1/quarantine/${await keptItem(world().test, "a")}/repair`, { raw: "still no message" }),
      status: 200,
      foreign: () =>
        post(`/api/v1/quarantine/${world().keptInB}/repair`, { raw: `{"type":"track","userId":"x"}` }),
    },
    "GET /api/v1/audit": {
      own: () => ({ url: "/api/v1/audit?action=key.made&actor=a&from=2026-01-01" }),
      status: 200,
    },
    "GET /api/v1/audit/verify": { own: () => ({ url: "/api/v1/audit/verify" }), status: 200 },
    "GET /api/v1/audit/export": { own: () => ({ url: "/api/v1/audit/export?language=es" }), status: 200 },
    "POST /api/v1/keys": { own: () => post("/api/v1/keys", { kind: "write", name: "more" }), status: 200 },
    "GET /api/v1/keys": { own: () => ({ url: "/api/v1/keys" }), status: 200 },
    "DELETE /api/v1/keys/:id": {
      own: async () => ({ method: "DELETE", url: `/api/v1/keys/${await newKeyId()}` }),
      status: 204,
      foreign: () => ({ method: "DELETE", url: `/api/v1/keys/${world().inB.keyId}` }),
    },
  };
}
