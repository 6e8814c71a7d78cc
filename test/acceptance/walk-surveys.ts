// What the walk sends to the routes of surveys.

import { randomUUID } from "node:crypto";
import { usualWebAsking } from "../../src/domain/survey/web-asking.ts";
import { browser, markerB } from "../app.ts";
import type { Case, WalkedWorld } from "./walk-case.ts";

const base = "/api/v1/surveys";
const open = "/api/v1/public-surveys";

/** The cases of surveys by method and path. */
export function surveyCases(world: () => WalkedWorld): Readonly<Record<string, Case>> {
  const ask = async (
    which: "a" | "b",
    method: "POST" | "PUT" | "DELETE" | "GET",
    url: string,
    payload?: object,
  ) => {
    const as = browser(world().test[which].session);
    const answer = await world().test.call({ method, url, ...(payload && { payload }) }, as);
    if (answer.statusCode > 204) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer;
  };

  async function made(which: "a" | "b") {
    const survey = (await ask(which, "POST", base, { template: "relationship_nps", language: "en" })).json();
    const name = which === "a" ? "Plain survey" : `${markerB} survey`;
    const change = { name, questionnaire: survey.draft, revision: 1 };
    return (await ask(which, "PUT", `${base}/${survey.id}`, change)).json();
  }

  const idOf = async (which: "a" | "b"): Promise<string> => (await made(which)).id;

  /** One for all cases of a company that only look at it. */
  const kept = new Map<"a" | "b", Promise<string>>();
  function lookedAt(which: "a" | "b"): Promise<string> {
    const known = kept.get(which) ?? idOf(which);
    kept.set(which, known);
    return known;
  }

  async function published(which: "a" | "b") {
    const { id, revision } = await made(which);
    return (await ask(which, "POST", `${base}/${id}/publish`, { revision })).json();
  }

  async function removed(which: "a" | "b"): Promise<string> {
    const id = await idOf(which);
    await ask(which, "DELETE", `${base}/${id}`);
    return id;
  }

  async function change(which: "a" | "b") {
    const { id, draft, revision } = await made(which);
    return {
      method: "PUT" as const,
      url: `${base}/${id}`,
      payload: { name: "Renamed", questionnaire: draft, revision },
    };
  }

  async function publish(which: "a" | "b") {
    const { id, revision } = await made(which);
    return { method: "POST" as const, url: `${base}/${id}/publish`, payload: { revision } };
  }

  /** One request about either company's survey. */
  const both = (
    status: number,
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: (id: string) => string,
    id: (which: "a" | "b") => Promise<string> = idOf,
    payload?: object,
  ): Case => {
    const about = (which: "a" | "b") => async () => ({
      method,
      url: url(await id(which)),
      ...(payload && { payload }),
    });
    return { own: about("a"), status, foreign: about("b") };
  };

  const translations = (id: string) => ({
    method: "POST" as const,
    url: `${base}/${id}/translations`,
    headers: { "content-type": "application/octet-stream" },
    payload: Buffer.from("key,en,fr\r\ntitle,Title,Titre\r\n"),
  });

  const picture = {
    method: "POST" as const,
    url: "/api/v1/pictures",
    headers: { "content-type": "application/octet-stream" },
    payload: Buffer.from("GIF89a-a-picture", "latin1"),
  };

  async function pictureId(): Promise<string> {
    const answer = await world().test.call(picture, browser(world().test.a.session));
    return answer.json().id;
  }

  return {
    "POST /api/v1/pictures": { own: () => picture, status: 200 },
    // Whoever was shown a picture has its id; nobody else finds one.
    "GET /api/v1/pictures/:picture": {
      own: async () => ({ url: `/api/v1/pictures/${await pictureId()}` }),
      status: 200,
    },
    [`GET ${base}`]: { own: () => ({ url: base }), status: 200 },
    [`POST ${base}`]: {
      own: () => ({ method: "POST", url: base, payload: { template: "event", language: "es" } }),
      status: 200,
    },
    [`GET ${base}/:id`]: both(200, "GET", (id) => `${base}/${id}`, lookedAt),
    [`GET ${base}/:id/keys`]: both(200, "GET", (id) => `${base}/${id}/keys`, lookedAt),
    [`POST ${base}/:id/results`]: both(200, "POST", (id) => `${base}/${id}/results`, lookedAt, {}),
    [`POST ${base}/:id/responses`]: both(200, "POST", (id) => `${base}/${id}/responses`, lookedAt, {}),
    [`POST ${base}/:id/export`]: both(200, "POST", (id) => `${base}/${id}/export`, lookedAt, {}),
    [`GET ${base}/:id/suspects`]: both(200, "GET", (id) => `${base}/${id}/suspects`, lookedAt),
    [`POST ${base}/:id/suspects`]: both(200, "POST", (id) => `${base}/${id}/suspects`, lookedAt, {
      responses: [randomUUID()],
      decision: "discard",
    }),
    [`GET ${base}/:id/versions`]: both(200, "GET", (id) => `${base}/${id}/versions`, lookedAt),
    [`GET ${base}/:id/quotas`]: both(200, "GET", (id) => `${base}/${id}/quotas`),
    [`POST ${base}/:id/translations`]: {
      own: async () => translations(await idOf("a")),
      status: 200,
      foreign: async () => translations(await idOf("b")),
    },
    [`PUT ${base}/:id`]: { own: () => change("a"), status: 200, foreign: () => change("b") },
    [`POST ${base}/:id/publish`]: { own: () => publish("a"), status: 200, foreign: () => publish("b") },
    [`POST ${base}/:id/close`]: both(
      200,
      "POST",
      (id) => `${base}/${id}/close`,
      async (which) => (await published(which)).id,
    ),
    [`POST ${base}/:id/reopen`]: both(
      200,
      "POST",
      (id) => `${base}/${id}/reopen`,
      async (which) => (await published(which)).id,
    ),
    [`PUT ${base}/:id/computation`]: both(200, "PUT", (id) => `${base}/${id}/computation`, idOf, {
      asked: true,
    }),
    [`DELETE ${base}/:id`]: both(204, "DELETE", (id) => `${base}/${id}`),
    [`POST ${base}/:id/restore`]: both(204, "POST", (id) => `${base}/${id}/restore`, removed),
    [`GET ${base}/:id/web`]: both(200, "GET", (id) => `${base}/${id}/web`),
    [`PUT ${base}/:id/web`]: {
      own: async () => ({ method: "PUT", url: `${base}/${await idOf("a")}/web`, payload: usualWebAsking }),
      status: 200,
      foreign: async () => ({
        method: "PUT",
        url: `${base}/${await idOf("b")}/web`,
        payload: usualWebAsking,
      }),
    },
    [`GET ${base}/:id/poster`]: both(200, "GET", (id) => `${base}/${id}/poster?language=es`),
    "GET /api/v1/web-surveys/:writeKey": {
      own: () => ({ url: `/api/v1/web-surveys/${world().test.a.writeKey}` }),
      status: 200,
    },
    [`OPTIONS ${open}/:token/responses`]: {
      own: async () => ({ method: "OPTIONS", url: `${open}/${(await published("a")).token}/responses` }),
      status: 204,
    },
    [`GET ${open}/:token`]: {
      own: async () => ({ url: `${open}/${(await published("a")).token}` }),
      status: 200,
    },
    [`POST ${open}/:token/partials`]: {
      own: async () => ({
        method: "POST",
        url: `${open}/${(await published("a")).token}/partials`,
        payload: { id: randomUUID(), version: 1, language: "en", answers: { recommend: 9 } },
      }),
      status: 204,
    },
    // A public link invites nobody in person.
    [`POST ${open}/:token/decline`]: {
      own: async () => ({ method: "POST", url: `${open}/${(await published("a")).token}/decline` }),
      status: 404,
    },
    [`POST ${open}/:token/responses`]: {
      own: async () => ({
        method: "POST",
        url: `${open}/${(await published("a")).token}/responses`,
        payload: { id: randomUUID(), version: 1, language: "en", answers: { recommend: 9 } },
      }),
      status: 200,
    },
  };
}
