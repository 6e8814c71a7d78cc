// The product with a real mail server and published surveys, for tests of asking people. Other processes on the same stores
// are programs of their own, which can be killed.

import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { createContext, silentLog } from "../../src/context.ts";
import { openSmtpMail } from "../../src/mail/smtp-mail.ts";
import { browser, openTestApp, type TestApp } from "../app.ts";
import { type Mailbox, openMailbox, type ReceivedMail } from "../mailbox.ts";
import { runScript } from "../processes.ts";

type Answer = Awaited<ReturnType<TestApp["call"]>>;

/** A published survey. */
export interface PublishedSurvey {
  readonly id: string;
  readonly key: string;
  readonly token: string;
  readonly name: string;
}

/** The open product. */
export interface AskedProduct {
  readonly test: TestApp;
  readonly mailbox: Mailbox;
  readonly env: Readonly<Record<string, string>>;
  readonly ask: (method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object) => Promise<Answer>;
  readonly publish: (template: string) => Promise<PublishedSurvey>;
  readonly invite: (survey: string, body: object) => Promise<{ batch: string; [key: string]: unknown }>;
  readonly invitations: (survey: string, query?: string) => Promise<InvitationShown[]>;
  readonly setRules: (rules: object) => Promise<void>;
  readonly setAsking: (survey: string, change: (asking: Asking) => object) => Promise<void>;
  readonly run: (task: "send" | "invite", survey: string, people?: number) => Promise<ChildProcess>;
  readonly inLog: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What tests look at of an invitation. */
export interface InvitationShown {
  readonly id: string;
  readonly email: string | null;
  readonly state: string;
  readonly hold: string | null;
  readonly link: string | null;
  readonly [key: string]: unknown;
}

interface Asking {
  readonly contact: object;
  readonly [key: string]: unknown;
}

/** Rules under which everyone may always be asked. */
export const noRules = {
  most: { times: 0, days: 0 },
  afterInvitation: 0,
  afterAnswer: 0,
  afterDecline: 0,
};

/** The path of a personal link. */
export const tokenIn = (link: string | null) => link?.split("/a/")[1]?.split("?")[0] ?? "";

/** A header of a mail; "" when it has none. */
export const headerOf = ({ mail }: ReceivedMail, name: string) =>
  mail.headers.find(({ key }) => key === name)?.value ?? "";

/** Ends a program at once and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

/** Opens everything, with settings of its own if wanted. Close it in `afterAll`. */
export async function openAskedProduct(given: Readonly<Record<string, string>> = {}): Promise<AskedProduct> {
  const mailbox = await openMailbox();
  const sender = openSmtpMail({ url: mailbox.url, from: "Tienda <cx@example.com>" });
  const settings = { VIVENCIA_URL: "https://cx.example.com", VIVENCIA_MAIL_RATE: "0", ...given };
  const test = await openTestApp({ context: createContext(silentLog, sender), env: settings });
  const { config } = test.app;
  const env = {
    ...settings,
    DATABASE_URL: config.databaseUrl ?? "",
    CLICKHOUSE_URL: config.clickhouseUrl ?? "",
    VIVENCIA_SMTP_URL: mailbox.url,
    VIVENCIA_MAIL_FROM: "cx@example.com",
  };
  const children: ChildProcess[] = [];
  const ask: AskedProduct["ask"] = (method, url, payload) =>
    test.call({ method, url, ...(payload && { payload }) }, browser(test.a.session));
  const done = async (answer: Promise<Answer>) => {
    const { statusCode, body } = await answer;
    expect([statusCode, body]).toEqual([204, ""]);
  };
  const base = "/api/v1/surveys";
  return {
    ...{ test, mailbox, env, ask },
    publish: async (template) => {
      const made = (await ask("POST", base, { template, language: "es" })).json();
      return (await ask("POST", `${base}/${made.id}/publish`, { revision: made.revision })).json();
    },
    invite: async (survey, body) => {
      const answer = await ask("POST", `${base}/${survey}/invitations`, { batch: randomUUID(), ...body });
      expect([answer.statusCode, answer.body]).toEqual([200, answer.body]);
      return answer.json();
    },
    invitations: async (survey, query = "limit=500") =>
      (await ask("GET", `${base}/${survey}/invitations?${query}`)).json().invitations,
    setRules: (rules) => done(ask("PUT", "/api/v1/contact-rules", rules)),
    setAsking: async (survey, change) => {
      const url = `${base}/${survey}/asking`;
      await done(ask("PUT", url, change((await ask("GET", url)).json())));
    },
    run: async (task, survey, people = 0) => {
      Object.assign(process.env, env);
      const args = [task, String(test.a.workspace), survey, String(people)];
      const { child } = await runScript("asking-worker.ts", args);
      for (const name of Object.keys(env)) delete process.env[name];
      children.push(child);
      return child;
    },
    inLog: async () => expect(await test.app.consumer.caughtUp(30_000)).toBe(true),
    close: async () => {
      await Promise.all(children.map(kill));
      await test.close();
      sender.close();
      await mailbox.close();
    },
  };
}
