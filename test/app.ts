// The whole product inside one test: both engines of the run, boot, and the real server with all its routes. Two companies
// live in it, each with an owner, keys and data of every kind, so that a test can look from one over the wall to the other.
// Invariant: every text that the second company sent carries `markerB`, and the first one never sent it.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import type { App } from "../src/actions/app.ts";
import { ensureWorkspace, makeSignInToken } from "../src/actions/first-start.ts";
import { makeKey } from "../src/actions/manage-keys.ts";
import { createServer, type ServerOptions } from "../src/api/server.ts";
import { boot } from "../src/boot.ts";
import { readConfig } from "../src/config.ts";
import { type Context, createContext, silentLog } from "../src/context.ts";
import { systemOf } from "../src/domain/audit.ts";
import { defaultCatalogue } from "../src/domain/default-catalogue/default-catalogue.ts";
import type { Role } from "../src/domain/role.ts";
import { createOwner, putMembership } from "../src/records/membership-store.ts";
import { createPerson } from "../src/records/person-store.ts";
import { createSignInLink } from "../src/records/session-store.ts";
import { saveTouchpoints } from "../src/records/touchpoint-store.ts";
import { createWorkspace } from "../src/records/workspace-store.ts";
import { openTestEngines } from "./engines.ts";

/** Stands in everything that company B sent. */
export const markerB = "Bsecretmarker";

/** One company and the ways into it. */
export interface TestCompany {
  readonly workspace: number;
  readonly writeKey: string;
  readonly secretKey: string;
  /** Value of the session cookie of its owner. */
  readonly session: string;
}

/** Someone of a company, signed in. */
export interface TestMember {
  readonly person: string;
  readonly email: string;
  /** Value of the session cookie: `browser(member.session)` makes the headers. */
  readonly session: string;
}

/** An open product. */
export interface TestApp {
  readonly app: App;
  readonly server: FastifyInstance;
  readonly localToken: string;
  readonly a: TestCompany;
  readonly b: TestCompany;
  /** Makes a person who belongs to a company, signed in. `units` are those they may see; null is all. */
  readonly openMember: (
    company: TestCompany,
    role: Role,
    units?: readonly string[] | null,
  ) => Promise<TestMember>;
  /** Every route with its permission, as the server registered it. */
  readonly routes: readonly { readonly method: string; readonly url: string; readonly permission: string }[];
  /** Answers a request as the caller: headers of `as` are added. */
  readonly call: (request: InjectOptions, as?: Record<string, string>) => Promise<LightMyRequestResponse>;
  /** Sends tracking messages and waits until they are in the log. */
  readonly track: (company: TestCompany, messages: readonly object[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Headers of a caller with a secret key, or any other bearer. */
export function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

/** Headers of a signed-in browser. */
export function browser(session: string): Record<string, string> {
  return { cookie: `vivencia_session=${session}`, "x-vivencia": "1" };
}

async function enter(server: FastifyInstance, token: string): Promise<string> {
  const answer = await server.inject({ method: "POST", url: "/api/v1/session", payload: { token } });
  const cookie = answer.cookies.find(({ name }) => name === "vivencia_session");
  if (!cookie) throw new Error(`no session: ${answer.statusCode} ${answer.body}`);
  return cookie.value;
}

async function openCompany(server: FastifyInstance, app: App, workspace: number): Promise<TestCompany> {
  return {
    workspace,
    writeKey: (await makeKey(app, systemOf(workspace), "write", "web")).key,
    secretKey: (await makeKey(app, systemOf(workspace), "secret", "reports")).key,
    session: await enter(server, await makeSignInToken(app.database, workspace, app.context.random)),
  };
}

/** Opens the product on databases of its own. Close it in `afterAll`. */
export async function openTestApp(
  options: Partial<Pick<ServerOptions, "apiPerSecond" | "publicUrl" | "trackingPerSecond">> & {
    readonly context?: Context;
    /** Settings beside those of the engines. */
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestApp> {
  const engines = await openTestEngines();
  const dataDir = await mkdtemp(join(tmpdir(), "vivencia-app-"));
  const { url, username, password, database: name } = engines.clickhouse;
  const clickhouse = new URL(url);
  clickhouse.username = username;
  clickhouse.password = password;
  clickhouse.pathname = `/${name}`;
  const context = options.context ?? createContext(silentLog);
  const config = readConfig({
    VIVENCIA_DATA: dataDir,
    CLICKHOUSE_URL: clickhouse.href,
    DATABASE_URL: engines.postgres.url,
    ...options.env,
  });
  const { app, close } = await boot(config, context);
  const localToken = context.random(32).toString("base64url");
  const { workspace: first } = await ensureWorkspace(app.database, context.random);
  const routes: { method: string; url: string; permission: string }[] = [];
  const server = await createServer({
    context,
    app: () => app,
    readiness: () => ({ ready: true, waitingFor: [] }),
    localToken,
    defaultWorkspace: async () => first.id,
    webDir: undefined,
    publicUrl: options.publicUrl,
    trackingPerSecond: options.trackingPerSecond ?? 0,
    apiPerSecond: options.apiPerSecond ?? 0,
    version: "0.0.0-test",
    onRoute: (route) => {
      for (const method of [route.method].flat())
        routes.push({ method, url: route.url, permission: route.config?.permission ?? "none" });
    },
  });
  await server.ready();
  const second = await createWorkspace(app.database, `${markerB} Ltd`, "Europe/Madrid");
  await createOwner(app.database, second.id, `${markerB} owner`);
  await saveTouchpoints(app.database, second.id, defaultCatalogue(), { replaceExisting: false });
  return {
    app,
    server,
    localToken,
    a: await openCompany(server, app, first.id),
    b: await openCompany(server, app, second.id),
    openMember: async ({ workspace }, role, units = null) => {
      const email = `${role}-${context.random(6).toString("hex")}@example.com`;
      const said = { name: `The ${role}`, email, language: "en", emailVerified: true } as const;
      const person = await createPerson(app.database, said);
      await putMembership(app.database, workspace, person, role, units);
      const token = context.random(24).toString("base64url");
      await createSignInLink(app.database, person, token, 60_000);
      return { person, email, session: await enter(server, token) };
    },
    routes,
    call: (request, as = {}) => server.inject({ ...request, headers: { ...as, ...request.headers } }),
    track: async (company, messages) => {
      for (let start = 0; start < messages.length; start += 1000) {
        const answer = await server.inject({
          method: "POST",
          url: "/v1/batch",
          headers: bearer(company.writeKey),
          payload: { batch: messages.slice(start, start + 1000) },
        });
        if (answer.statusCode !== 200) throw new Error(`tracking: ${answer.statusCode} ${answer.body}`);
      }
      if (!(await app.consumer.caughtUp(20_000))) throw new Error("the log did not catch up");
    },
    close: async () => {
      await server.close();
      await close();
      await engines.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
