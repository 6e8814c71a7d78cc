// Single sign-on against a real OpenID provider on the loopback: only those get in who belong or were invited.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findFreePort } from "../../src/engines/free-port.ts";
import { browser, openTestApp, type TestApp } from "../app.ts";

let test: TestApp;
let server: Server;
let issuer = "";
let publicUrl = "";

/** Who signs in at the provider next, and whether it vouches for the e-mail. */
let next = { email: "", verified: true };

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  publicUrl = `http://127.0.0.1:${await findFreePort()}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "vivencia",
        client_secret: "a secret of the provider",
        redirect_uris: [`${publicUrl}/api/v1/session/sso/callback`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ["for tests only"] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: next.email, email_verified: next.verified, name: "Sol Prado" }),
    }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    // The person signs in and consents at once.
    void (async () => {
      const { prompt, session, grantId, params } = await provider.interactionDetails(request, response);
      if (prompt.name === "login")
        return provider.interactionFinished(request, response, {
          login: { accountId: `sub of ${next.email}` },
        });
      const grant = grantId
        ? await provider.Grant.find(grantId)
        : new provider.Grant({ accountId: session?.accountId ?? "", clientId: String(params["client_id"]) });
      grant?.addOIDCScope("openid email profile");
      const id = await grant?.save();
      return provider.interactionFinished(request, response, { consent: id ? { grantId: id } : {} });
    })();
  });
  test = await openTestApp({
    env: {
      VIVENCIA_URL: publicUrl,
      VIVENCIA_OIDC_ISSUER: issuer,
      VIVENCIA_OIDC_CLIENT_ID: "vivencia",
      VIVENCIA_OIDC_CLIENT_SECRET: "a secret of the provider",
    },
  });
});

afterAll(async () => {
  await test?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

/** A browser's cookies, kept as a browser would. */
class Jar {
  readonly #cookies = new Map<string, string>();

  keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

const setCookies = (value: string | string[] | number | undefined) =>
  value === undefined ? [] : [value].flat().map(String);

/** Follows the provider until it sends the browser back; the address it sends to. */
async function throughProvider(url: string): Promise<string> {
  const jar = new Jar();
  let at = url;
  for (let hop = 0; hop < 12 && at.startsWith(issuer); hop++) {
    const answer = await fetch(at, { redirect: "manual", headers: { cookie: jar.header } });
    jar.keep(answer.headers.getSetCookie());
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`${answer.status} ${await answer.text()}`);
    at = new URL(location, at).href;
  }
  return at;
}

/** Signs in through the provider; where it leads, and the session. `spoil` changes the address that comes back. */
async function signIn(spoil: (address: URL) => void = () => {}) {
  const ours = new Jar();
  const begun = await test.call({ method: "POST", url: "/api/v1/session/sso" });
  expect([begun.statusCode, begun.statusCode === 200 ? "" : begun.body]).toEqual([200, ""]);
  ours.keep(setCookies(begun.headers["set-cookie"]));
  const back = new URL(await throughProvider(begun.json().url));
  expect(`${back.origin}${back.pathname}`).toBe(`${publicUrl}/api/v1/session/sso/callback`);
  spoil(back);
  const ended = await test.call({ url: `${back.pathname}${back.search}` }, { cookie: ours.header });
  const session = ended.cookies.find(({ name }) => name === "vivencia_session")?.value ?? "";
  return { leadsTo: ended.headers.location, session, back, cookie: ours.header };
}

const me = (session: string) => test.call({ url: "/api/v1/me" }, browser(session));

describe("single sign-on", () => {
  it("is offered when it is configured", async () => {
    expect((await test.call({ url: "/api/v1/session/ways" })).json()).toMatchObject({ singleSignOn: true });
  });

  it("lets someone in who belongs here, again and again as the same person", async () => {
    const member = await test.openMember(test.a, "analyst");
    next = { email: member.email, verified: true };
    for (let time = 0; time < 2; time++) {
      const { leadsTo, session } = await signIn();
      expect(leadsTo).toBe("/");
      expect((await me(session)).json()).toMatchObject({
        user: { name: "The analyst", role: "analyst" },
        workspace: { id: test.a.workspace },
      });
    }
  });

  it("refuses a stranger, and one whose e-mail the provider does not vouch for", async () => {
    const member = await test.openMember(test.a, "analyst");
    for (const who of [
      { email: "stranger@example.com", verified: true },
      { email: member.email, verified: false },
    ]) {
      next = who;
      const { leadsTo, session } = await signIn();
      expect([leadsTo, session]).toEqual(["/enter?problem=sso", ""]);
    }
  });

  it("takes the invitation of whoever was invited under that e-mail", async () => {
    const body = { email: "sol@example.com", role: "agent", units: ["south"], language: "es" };
    await test.call({ method: "POST", url: "/api/v1/invitations", payload: body }, browser(test.a.session));
    next = { email: "Sol@Example.com", verified: true };
    const { leadsTo, session } = await signIn();
    expect(leadsTo).toBe("/");
    expect((await me(session)).json().user).toMatchObject({ name: "Sol Prado", role: "agent" });
    const people = (await test.call({ url: "/api/v1/people" }, browser(test.a.session))).json();
    expect(people.invitations).toEqual([]);
    const sol = people.members.find(({ name }: { name: string }) => name === "Sol Prado");
    expect(sol).toMatchObject({ units: ["south"] });
    await test.call({ method: "DELETE", url: `/api/v1/people/${sol.person}` }, browser(test.a.session));
    expect((await me(session)).statusCode).toBe(401);
    expect((await signIn()).leadsTo).toBe("/enter?problem=sso");
  });

  it("takes an answer once, and only in the browser that asked", async () => {
    const member = await test.openMember(test.a, "viewer");
    next = { email: member.email, verified: true };
    const spoiled = await signIn((address) => address.searchParams.set("state", "another state"));
    expect(spoiled.leadsTo).toBe("/enter?problem=sso");
    const { back, cookie } = await signIn();
    const replayed = await test.call({ url: `${back.pathname}${back.search}` }, { cookie });
    expect(replayed.headers.location).toBe("/enter?problem=sso");
    const begun = await test.call({ method: "POST", url: "/api/v1/session/sso" });
    const other = new URL(await throughProvider(begun.json().url));
    const elsewhere = await test.call({ url: `${other.pathname}${other.search}` });
    expect(elsewhere.headers.location).toBe("/enter?problem=sso");
  });

  it("keeps none of the provider's tokens", async () => {
    const columns = await test.app.database.run(
      "SELECT FROM information_schema.columns WHERE table_name = 'credential' AND column_name LIKE '%token%'",
    );
    expect(columns).toBe(0);
  });
});
