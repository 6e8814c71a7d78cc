// What the walk sends to the routes of asking people.

import { randomUUID } from "node:crypto";
import { browser } from "../app.ts";
import type { Case, WalkedWorld } from "./walk-case.ts";

const base = "/api/v1/surveys";

/** The cases of asking by method and path. */
export function askingCases(world: () => WalkedWorld): Readonly<Record<string, Case>> {
  const ask = async (which: "a" | "b", method: "POST" | "GET" | "PUT", url: string, payload?: object) => {
    const as = browser(world().test[which].session);
    const answer = await world().test.call({ method, url, ...(payload && { payload }) }, as);
    if (answer.statusCode > 204) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.json();
  };

  /** One for all cases of a company: a survey for each would be more than a workspace may have. */
  const kept = new Map<"a" | "b", Promise<string>>();

  async function publish(which: "a" | "b"): Promise<string> {
    const { id, revision } = await ask(which, "POST", base, { template: "event", language: "en" });
    await ask(which, "POST", `${base}/${id}/publish`, { revision });
    return id;
  }

  function published(which: "a" | "b"): Promise<string> {
    const known = kept.get(which) ?? publish(which);
    kept.set(which, known);
    return known;
  }

  /** A survey with an invitation; none is made in the other company, where it would be something that happened. */
  async function invited(which: "a" | "b"): Promise<string> {
    const id = await published(which);
    if (which === "b") return id;
    const people = [{ email: `walk${randomUUID().slice(0, 8)}@example.com` }];
    await ask(which, "POST", `${base}/${id}/invitations`, { ...wish(), people });
    return id;
  }

  async function tokenOf(): Promise<string> {
    const { invitations } = await ask("a", "GET", `${base}/${await invited("a")}/invitations`);
    return invitations[0].link.split("/a/")[1];
  }

  // Nothing is sent there: the network of the server is not to be reached.
  const messenger = () => ({
    method: "PUT" as const,
    url: "/api/v1/messenger",
    payload: { url: "https://127.0.0.1/hook" },
  });
  const connect = () => ask("a", "PUT", messenger().url, messenger().payload);

  const customer = async (which: "a" | "b") => world()[which === "a" ? "inA" : "inB"].customer;

  const wish = () => ({ way: "link", batch: randomUUID() });

  const about = (
    method: "GET" | "POST" | "PUT",
    url: (id: string) => string,
    payload?: (which: "a" | "b") => Promise<object>,
    id: (which: "a" | "b") => Promise<string> = published,
    status = 200,
  ): Case => {
    const send = (which: "a" | "b") => async () => ({
      method,
      url: url(await id(which)),
      ...(payload && { payload: await payload(which) }),
    });
    return { own: send("a"), status, foreign: send("b") };
  };

  return {
    [`GET ${base}/:id/invitations`]: about("GET", (id) => `${base}/${id}/invitations`, undefined, invited),
    [`POST ${base}/:id/invitations`]: about(
      "POST",
      (id) => `${base}/${id}/invitations`,
      async () => ({ ...wish(), people: [{ email: "walk@example.com" }] }),
    ),
    [`POST ${base}/:id/invitations/list`]: about(
      "POST",
      (id) => `${base}/${id}/invitations/list`,
      async () => ({ ...wish(), text: "list@example.com" }),
    ),
    [`PUT ${base}/:id/invitations/file`]: {
      own: async () => ({
        method: "PUT",
        url: `${base}/${await published("a")}/invitations/file?way=link&batch=${randomUUID()}&name=a.csv`,
        headers: { "content-type": "application/octet-stream" },
        payload: Buffer.from("email,name\nfile@example.com,Fe\n"),
      }),
      status: 200,
      foreign: async () => ({
        method: "PUT",
        url: `${base}/${await published("b")}/invitations/file?way=link&batch=${randomUUID()}&name=a.csv`,
        headers: { "content-type": "application/octet-stream" },
        payload: Buffer.from("email,name\nfile@example.com,Fe\n"),
      }),
    },
    // The survey is another company's; a segment of theirs is one that is not known.
    [`POST ${base}/:id/invitations/segment`]: about(
      "POST",
      (id) => `${base}/${id}/invitations/segment`,
      async () => ({ ...wish(), segment: world().inA.segment }),
    ),
    [`POST ${base}/:id/invitations/customer`]: about(
      "POST",
      (id) => `${base}/${id}/invitations/customer`,
      async (which) => ({ ...wish(), customer: await customer(which) }),
    ),
    [`GET ${base}/:id/invitations/export`]: about(
      "GET",
      (id) => `${base}/${id}/invitations/export`,
      undefined,
      invited,
    ),
    [`GET ${base}/:id/asking`]: about("GET", (id) => `${base}/${id}/asking`),
    [`PUT ${base}/:id/asking`]: about(
      "PUT",
      (id) => `${base}/${id}/asking`,
      async () => ask("a", "GET", `${base}/${await published("a")}/asking`),
      published,
      204,
    ),
    [`GET ${base}/:id/trigger`]: about("GET", (id) => `${base}/${id}/trigger`),
    [`PUT ${base}/:id/trigger`]: about(
      "PUT",
      (id) => `${base}/${id}/trigger`,
      async () => ({
        ...{ enabled: false, delayMinutes: 120, hours: { from: 9, to: 22 }, percent: 50, way: "link" },
        ...{ unitWeekly: 0, answersWeekly: 0 },
        when: { kind: "event", where: [{ field: "event", op: "is", values: ["Order Completed"] }] },
      }),
      published,
      204,
    ),
    [`POST ${base}/:id/trigger/preview`]: about(
      "POST",
      (id) => `${base}/${id}/trigger/preview`,
      async () => ({ when: { kind: "event", where: { field: "kind", op: "is", values: ["bought"] } } }),
    ),
    [`GET ${base}/:id/funnel`]: about("GET", (id) => `${base}/${id}/funnel`, undefined, invited),
    "GET /api/v1/messenger": { own: () => ({ url: "/api/v1/messenger" }), status: 200 },
    "PUT /api/v1/messenger": { own: messenger, status: 200 },
    "DELETE /api/v1/messenger": {
      own: async () => {
        await connect();
        return { method: "DELETE", url: "/api/v1/messenger" };
      },
      status: 204,
    },
    "POST /api/v1/messenger/test": {
      own: async () => {
        await connect();
        return { method: "POST", url: "/api/v1/messenger/test", payload: {} };
      },
      status: 200,
    },
    "GET /api/v1/invitation-ways": { own: () => ({ url: "/api/v1/invitation-ways" }), status: 200 },
    "GET /api/v1/contact-rules": { own: () => ({ url: "/api/v1/contact-rules" }), status: 200 },
    "PUT /api/v1/contact-rules": {
      own: () => ({
        method: "PUT",
        url: "/api/v1/contact-rules",
        payload: { most: { times: 0, days: 0 }, afterInvitation: 0, afterAnswer: 0, afterDecline: 0 },
      }),
      status: 204,
    },
    "GET /api/v1/customers/:id/contact": about(
      "GET",
      (id) => `/api/v1/customers/${id}/contact`,
      undefined,
      customer,
    ),
    "PUT /api/v1/customers/:id/no-contact": about(
      "PUT",
      (id) => `/api/v1/customers/${id}/no-contact`,
      undefined,
      customer,
      204,
    ),
    "DELETE /api/v1/customers/:id/no-contact": {
      own: async () => ({ method: "DELETE", url: `/api/v1/customers/${await customer("a")}/no-contact` }),
      status: 204,
      foreign: async () => ({
        method: "DELETE",
        url: `/api/v1/customers/${await customer("b")}/no-contact`,
      }),
    },
    "POST /api/v1/invitations/reports": {
      own: () => ({
        method: "POST",
        url: "/api/v1/invitations/reports",
        payload: { reports: [{ email: "bounced@example.com", kind: "bounced" }] },
      }),
      status: 200,
    },
    "POST /api/v1/mail-reports": {
      own: () => ({
        method: "POST",
        url: "/api/v1/mail-reports",
        headers: { "content-type": "message/rfc822" },
        payload: "Subject: hello\r\n\r\nNo report.\r\n",
      }),
      status: 200,
    },
    "GET /api/v1/survey-stops/:token": {
      own: async () => ({ url: `/api/v1/survey-stops/${await tokenOf()}` }),
      status: 200,
    },
    "POST /survey-stop/:token": {
      own: async () => ({ method: "POST", url: `/survey-stop/${await tokenOf()}` }),
      status: 204,
    },
    "DELETE /survey-stop/:token": {
      own: async () => ({ method: "DELETE", url: `/survey-stop/${await tokenOf()}` }),
      status: 204,
    },
  };
}
