// What the walk sends to the routes of accounts and people.

import { findOwner } from "../../src/records/membership-store.ts";
import { browser, type TestCompany } from "../app.ts";
import { type Case, post, type WalkedWorld } from "./walk-case.ts";

const nobodysToken = "a token that nobody has made";
const password = "a password of nobody";

/** The cases by method and path. */
export function accountCases(world: () => WalkedWorld): Readonly<Record<string, Case>> {
  const { b } = { b: () => world().test.b };
  let invited = 0;
  let foreign: { owner: string; session: string; invitation: string } | undefined;

  async function newMember(): Promise<string> {
    const { test } = world();
    return (await test.openMember(test.a, "viewer")).person;
  }

  async function newInvitation(company: TestCompany): Promise<string> {
    const body = { email: `invited-${invited++}@example.com`, role: "analyst", language: "es" };
    const made = await world().test.call(post("/api/v1/invitations", body), browser(company.session));
    return made.json().id;
  }

  async function anotherSession(): Promise<string> {
    const { test } = world();
    const link = await test.call(post("/api/v1/links"), browser(test.a.session));
    await test.call(post("/api/v1/session", { token: link.json().token }));
    const listed = await test.call({ url: "/api/v1/account/sessions" }, browser(test.a.session));
    const sessions: { id: string; isThis: boolean }[] = listed.json().sessions;
    return sessions.find(({ isThis }) => !isThis)?.id ?? "";
  }

  /** Ids of company B, planted before any foreign request is made. */
  async function plantForeign(): Promise<void> {
    const { test } = world();
    const listed = await test.call({ url: "/api/v1/account/sessions" }, browser(test.b.session));
    foreign ??= {
      owner: (await findOwner(test.app.database, test.b.workspace)) ?? "",
      session: listed.json().sessions[0].id,
      invitation: await newInvitation(test.b),
    };
  }
  const theirs = () => {
    if (!foreign) throw new Error("nothing was planted in company B");
    return foreign;
  };

  return {
    "GET /api/v1/session/ways": { own: () => ({ url: "/api/v1/session/ways" }), status: 200 },
    "POST /api/v1/session/password": {
      own: () => post("/api/v1/session/password", { email: "nobody", password }),
      status: 401,
    },
    "POST /api/v1/session/second-factor": {
      own: () => post("/api/v1/session/second-factor", { code: "123456" }),
      status: 401,
    },
    "POST /api/v1/session/mail": {
      own: () => post("/api/v1/session/mail", { email: "nobody@example.com" }),
      status: 409,
    },
    "POST /api/v1/password/forgotten": {
      own: () => post("/api/v1/password/forgotten", { email: "nobody@example.com" }),
      status: 409,
    },
    "POST /api/v1/password/reset": {
      own: () => post("/api/v1/password/reset", { token: nobodysToken, password }),
      status: 401,
    },
    "POST /api/v1/session/sso": { own: () => post("/api/v1/session/sso"), status: 404 },
    "GET /api/v1/session/sso/callback": {
      own: () => ({ url: "/api/v1/session/sso/callback?code=x&state=y" }),
      status: 404,
    },
    "PUT /api/v1/session/workspace": {
      own: () => ({
        method: "PUT",
        url: "/api/v1/session/workspace",
        payload: { workspace: world().test.a.workspace },
      }),
      status: 204,
      foreign: () => ({
        method: "PUT",
        url: "/api/v1/session/workspace",
        payload: { workspace: b().workspace },
      }),
    },
    "GET /api/v1/account": { own: () => ({ url: "/api/v1/account" }), status: 200 },
    "PUT /api/v1/account": {
      own: () => ({
        method: "PUT",
        url: "/api/v1/account",
        payload: { name: "Ana", email: null, language: "es" },
      }),
      status: 204,
    },
    "POST /api/v1/visits": { own: () => post("/api/v1/visits", {}), status: 200 },
    "DELETE /api/v1/account/pending-email": {
      own: () => ({ method: "DELETE", url: "/api/v1/account/pending-email" }),
      status: 204,
    },
    "POST /api/v1/email/prove": {
      own: () => post("/api/v1/email/prove", { token: nobodysToken }),
      status: 401,
    },
    // The first owner has no e-mail yet.
    "PUT /api/v1/account/password": {
      own: () => ({ method: "PUT", url: "/api/v1/account/password", payload: { password } }),
      status: 409,
    },
    "POST /api/v1/account/second-factor": {
      own: () => post("/api/v1/account/second-factor", { password }),
      status: 403,
    },
    "POST /api/v1/account/second-factor/confirm": {
      own: () => post("/api/v1/account/second-factor/confirm", { code: "123456" }),
      status: 409,
    },
    "POST /api/v1/account/second-factor/end": {
      own: () => post("/api/v1/account/second-factor/end", { password }),
      status: 403,
    },
    "POST /api/v1/account/backup-codes": {
      own: () => post("/api/v1/account/backup-codes", { password }),
      status: 409,
    },
    "GET /api/v1/account/sessions": { own: () => ({ url: "/api/v1/account/sessions" }), status: 200 },
    "DELETE /api/v1/account/sessions/:id": {
      own: async () => {
        await plantForeign();
        return { method: "DELETE", url: `/api/v1/account/sessions/${await anotherSession()}` };
      },
      status: 204,
      foreign: () => ({ method: "DELETE", url: `/api/v1/account/sessions/${theirs().session}` }),
    },
    // The last owner cannot leave.
    "DELETE /api/v1/account/workspaces/:id": {
      own: () => ({ method: "DELETE", url: `/api/v1/account/workspaces/${world().test.a.workspace}` }),
      status: 409,
      foreign: () => ({ method: "DELETE", url: `/api/v1/account/workspaces/${b().workspace}` }),
    },
    "GET /api/v1/people": { own: () => ({ url: "/api/v1/people" }), status: 200 },
    "PUT /api/v1/people/:id": {
      own: async () => ({
        method: "PUT",
        url: `/api/v1/people/${await newMember()}`,
        payload: { role: "agent", units: ["north"] },
      }),
      status: 204,
      foreign: () => ({
        method: "PUT",
        url: `/api/v1/people/${theirs().owner}`,
        payload: { role: "viewer" },
      }),
    },
    "DELETE /api/v1/people/:id": {
      own: async () => ({ method: "DELETE", url: `/api/v1/people/${await newMember()}` }),
      status: 204,
      foreign: () => ({ method: "DELETE", url: `/api/v1/people/${theirs().owner}` }),
    },
    "POST /api/v1/invitations": {
      own: () => {
        const email = `more-${invited++}@example.com`;
        return post("/api/v1/invitations", { email, role: "viewer", units: ["north"], language: "en" });
      },
      status: 200,
    },
    "POST /api/v1/invitations/:id/again": {
      own: async () => post(`/api/v1/invitations/${await newInvitation(world().test.a)}/again`, {}),
      status: 200,
      foreign: () => post(`/api/v1/invitations/${theirs().invitation}/again`, {}),
    },
    "DELETE /api/v1/invitations/:id": {
      own: async () => ({
        method: "DELETE",
        url: `/api/v1/invitations/${await newInvitation(world().test.a)}`,
      }),
      status: 204,
      foreign: () => ({ method: "DELETE", url: `/api/v1/invitations/${theirs().invitation}` }),
    },
    "POST /api/v1/join/read": {
      own: () => post("/api/v1/join/read", { token: nobodysToken }),
      status: 404,
    },
    "POST /api/v1/join": {
      own: () => post("/api/v1/join", { token: nobodysToken, name: "Eva", password, language: "es" }),
      status: 404,
    },
    "POST /api/v1/join/accept": {
      own: () => post("/api/v1/join/accept", { token: nobodysToken }),
      status: 404,
    },
    "POST /api/v1/workspaces": { own: () => post("/api/v1/workspaces", { name: "Another" }), status: 200 },
  };
}
