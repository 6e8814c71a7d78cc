// What the walk sends to the routes of what people compose: figures, saved questions, links, files and segments.

import { browser, markerB } from "../app.ts";
import { type Case, post, type WalkedWorld } from "./walk-case.ts";

const allTime = { kind: "all" };

/** A question to keep. */
function savedBody(name: string) {
  return { name, view: { metric: "nps", by: ["channel"], period: allTime } };
}

/** The cases by method and path. */
export function viewCases(world: () => WalkedWorld): Readonly<Record<string, Case>> {
  async function newQuestion(which: "a" | "b"): Promise<string> {
    const body = savedBody(which === "a" ? "Plain question" : `${markerB} question`);
    const made = await world().test.call(
      post("/api/v1/questions", body),
      browser(world().test[which].session),
    );
    return made.json().id;
  }

  async function newShare(which: "a" | "b"): Promise<{ id: string; token: string }> {
    const body = { kind: "question", id: await newQuestion(which) };
    return (
      await world().test.call(post("/api/v1/shares", body), browser(world().test[which].session))
    ).json();
  }

  let segments = 0;
  const lapsed = { fact: "seen", which: "last", when: { olderThanDays: 90 } };

  async function newSegment(): Promise<string> {
    const made = await world().test.call(
      post("/api/v1/segments", { name: `Lapsed ${segments++}`, condition: lapsed }),
      browser(world().test.a.session),
    );
    return made.json().id;
  }

  return {
    "POST /api/v1/figures": {
      own: () => post("/api/v1/figures", { view: { metric: "nps", by: ["unit", "event"], period: allTime } }),
      status: 200,
    },
    "GET /api/v1/questions": { own: () => ({ url: "/api/v1/questions" }), status: 200 },
    "POST /api/v1/questions": {
      own: () => post("/api/v1/questions", savedBody("Plain question")),
      status: 200,
    },
    "GET /api/v1/questions/:id": {
      own: async () => ({ url: `/api/v1/questions/${await newQuestion("a")}` }),
      status: 200,
      foreign: async () => ({ url: `/api/v1/questions/${await newQuestion("b")}` }),
    },
    "PUT /api/v1/questions/:id": {
      own: async () => ({
        method: "PUT",
        url: `/api/v1/questions/${await newQuestion("a")}`,
        payload: savedBody("Plain renamed"),
      }),
      status: 200,
      foreign: async () => ({
        method: "PUT",
        url: `/api/v1/questions/${await newQuestion("b")}`,
        payload: savedBody("Taken"),
      }),
    },
    "DELETE /api/v1/questions/:id": {
      own: async () => ({ method: "DELETE", url: `/api/v1/questions/${await newQuestion("a")}` }),
      status: 204,
      foreign: async () => ({ method: "DELETE", url: `/api/v1/questions/${await newQuestion("b")}` }),
    },
    "POST /api/v1/shares": {
      own: async () => post("/api/v1/shares", { kind: "question", id: await newQuestion("a") }),
      status: 200,
      foreign: async () => post("/api/v1/shares", { kind: "question", id: await newQuestion("b") }),
    },
    "GET /api/v1/shares": {
      own: async () => ({ url: `/api/v1/shares?kind=question&id=${await newQuestion("a")}` }),
      status: 200,
    },
    "DELETE /api/v1/shares/:id": {
      own: async () => ({ method: "DELETE", url: `/api/v1/shares/${(await newShare("a")).id}` }),
      status: 204,
      foreign: async () => ({ method: "DELETE", url: `/api/v1/shares/${(await newShare("b")).id}` }),
    },
    "GET /api/v1/shared/:token": {
      own: async () => ({ url: `/api/v1/shared/${(await newShare("a")).token}` }),
      status: 200,
    },
    "POST /api/v1/exports": {
      own: () => post("/api/v1/exports", { what: "figure", name: "Plain figure", format: "csv", rows: 3 }),
      status: 204,
    },
    "GET /api/v1/segments": { own: () => ({ url: "/api/v1/segments" }), status: 200 },
    "GET /api/v1/segments/:id": {
      own: async () => ({ url: `/api/v1/segments/${await newSegment()}` }),
      status: 200,
      foreign: () => ({ url: `/api/v1/segments/${world().inB.segment}` }),
    },
    "POST /api/v1/segments": {
      own: () => post("/api/v1/segments", { name: `Lapsed ${segments++}`, condition: lapsed }),
      status: 200,
    },
    "PUT /api/v1/segments/:id": {
      own: async () => ({
        method: "PUT",
        url: `/api/v1/segments/${await newSegment()}`,
        payload: { name: `Gone for long ${segments++}`, condition: lapsed },
      }),
      status: 200,
      foreign: () => ({
        method: "PUT",
        url: `/api/v1/segments/${world().inB.segment}`,
        payload: { name: "Taken over", condition: lapsed },
      }),
    },
    "DELETE /api/v1/segments/:id": {
      own: async () => ({ method: "DELETE", url: `/api/v1/segments/${await newSegment()}` }),
      status: 204,
      foreign: () => ({ method: "DELETE", url: `/api/v1/segments/${world().inB.segment}` }),
    },
    "GET /api/v1/values": { own: () => ({ url: "/api/v1/values?field=trait:PlainTrait" }), status: 200 },
    "POST /api/v1/segments/preview": {
      own: () => post("/api/v1/segments/preview", { condition: lapsed }),
      status: 200,
    },
  };
}
