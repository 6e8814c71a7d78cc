// The product with a real mail server, a dashboard of every kind of tile, and a clock that can be turned to the next Monday.
// A second process on the same database is stood in for by connections of its own.

import { expect } from "vitest";
import { z } from "zod";
import type { App } from "../../src/actions/app.ts";
import { type WeeklyMails, weeklyMailsSchema } from "../../src/api/contract-dashboard-mails.ts";
import { createContext, type MailSender, silentLog } from "../../src/context.ts";
import { plainView } from "../../src/domain/figure-view.ts";
import { nextDue } from "../../src/domain/weekly.ts";
import { openSmtpMail } from "../../src/mail/smtp-mail.ts";
import { type Database, openDatabase } from "../../src/records/database.ts";
import { browser, openTestApp, type TestApp, type TestMember } from "../app.ts";
import { type Mailbox, openMailbox, type ReceivedMail } from "../mailbox.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The saved questions of the dashboard. */
export const views = {
  number: plainView({ metric: "nps" }),
  channels: plainView({ metric: "csat", by: ["channel"] }),
  trend: plainView({ metric: "nps", time: "week" }),
  few: plainView({ metric: "ces" }),
  orders: plainView({ metric: "orders" }),
} as const;

/** When mails are asked for. */
export const monday = { weekday: 1, hour: 8, language: "es" } as const;

/** Where one asks for them. */
export const mailUrl = (dashboard: string) => `/api/v1/dashboards/${dashboard}/mail`;

/** A header of a mail that came; "" when it has none. */
export const headerOf = ({ mail }: ReceivedMail, name: string) =>
  mail.headers.find(({ key }) => key === name)?.value ?? "";

type Answer = Awaited<ReturnType<TestApp["call"]>>;

/** The open product. */
export interface MailedProduct {
  readonly test: TestApp;
  readonly mailbox: Mailbox;
  /** Connections of another process. */
  readonly other: Database;
  /** An owner of company A, who made the dashboard `board`. */
  readonly boss: TestMember;
  readonly board: string;
  readonly send: MailSender["send"];
  readonly now: () => number;
  /** Asks as a member, when all rate limits are full again. */
  readonly call: (
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: string,
    as: TestMember,
    payload?: object,
  ) => Promise<Answer>;
  readonly makeBoard: (name: string) => Promise<string>;
  readonly subscribe: (member: TestMember, dashboard?: string, body?: object) => Promise<void>;
  readonly mailsOf: (member: TestMember) => Promise<WeeklyMails>;
  /** Turns the clock to a little after the next Monday at eight, or one some weeks later. */
  readonly untilMonday: (weeks?: number) => void;
  readonly received: (member: TestMember) => ReceivedMail[];
  /** The same product in another process, and if wanted with another mail server. */
  readonly process2: (send?: MailSender["send"]) => App;
  /** How often each letter was tried, and whether somebody holds it. */
  readonly letters: () => Promise<{ attempts: number; claimed: boolean }[]>;
  /** As after the time for which a dead process holds its letters. */
  readonly forgetClaims: () => Promise<number>;
  /** As after the wait before the next try. */
  readonly waitOver: () => Promise<number>;
  /** Everyone's mails are ended, so that a test has its own only. */
  readonly forgetAll: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Answers of 45 days in two stores: people in Norte are less happy, and so is everyone of the earlier half. */
function messages(): object[] {
  const now = Date.now();
  return Array.from({ length: 400 }, (_, i) => {
    const unit = i % 4 === 0 ? "Norte" : "Centro";
    const recent = i % 2 === 0;
    return {
      type: "track",
      messageId: `mail-${i}`,
      userId: `u${i}`,
      event: "Survey Answered",
      timestamp: new Date(now - ((i % 20) + (recent ? 0 : 25)) * dayMs - minuteMs).toISOString(),
      properties: {
        unit,
        channel: ["phone", "store", "web", "<b>x</b>"][i % 4],
        answers: [
          { metric: "nps", score: unit === "Norte" ? i % 9 : recent ? 10 : 6 + (i % 3) },
          { metric: "csat", score: 1 + (i % 5) },
          ...(i % 40 === 0 ? [{ metric: "ces", score: 6 }] : []),
        ],
      },
    };
  });
}

function tilesOf(questions: ReadonlyMap<string, string>): object[] {
  const id = (key: keyof typeof views) => questions.get(key) ?? "";
  const tile = (i: number, extra: object) => ({ id: `t${i}`, x: 0, y: i * 3, w: 6, h: 3, ...extra });
  return [
    tile(0, { kind: "text", text: "# Cada lunes\n**Mira** esto: [guía](https://example.com/g?a=1&b=2)" }),
    tile(1, { kind: "figure", question: id("number") }),
    tile(2, { kind: "figure", question: id("channels") }),
    tile(3, { kind: "figure", question: id("trend") }),
    tile(4, { kind: "goal", question: id("number"), target: -90, direction: "at_least" }),
    tile(5, { kind: "figure", question: id("few") }),
    tile(6, { kind: "figure", question: id("orders") }),
  ];
}

/** Opens everything. Close it in `afterAll`. */
export async function openMailedProduct(): Promise<MailedProduct> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const mailbox = await openMailbox();
  const sender = openSmtpMail({ url: mailbox.url, from: "Vivencia <cx@example.com>" });
  const context = { ...createContext(silentLog, sender), now };
  const test = await openTestApp({ context, env: { VIVENCIA_URL: "https://cx.example.com" } });
  const other = openDatabase({ url: test.app.config.databaseUrl ?? "" });
  const boss = await test.openMember(test.a, "owner");
  await other.run("UPDATE workspace SET time_zone = 'Europe/Madrid' WHERE id = $1", [test.a.workspace]);
  await test.track(test.a, messages());
  const call: MailedProduct["call"] = async (method, url, as, payload) => {
    ahead += 5 * minuteMs;
    return test.call({ method, url, ...(payload && { payload }) }, browser(as.session));
  };
  const questions = new Map<string, string>();
  for (const [key, view] of Object.entries(views)) {
    const made = await call("POST", "/api/v1/questions", boss, { name: `<i>${key}</i> & más`, view });
    questions.set(key, made.json().id);
  }
  const makeBoard = async (name: string): Promise<string> => {
    const made = await call("POST", "/api/v1/dashboards", boss, { name, tiles: tilesOf(questions) });
    expect([made.statusCode, made.body]).toEqual([200, made.body]);
    return made.json().id;
  };
  const board = await makeBoard("La semana");
  return {
    ...{ test, mailbox, other, boss, board, now, call, makeBoard, send: sender.send },
    subscribe: async (member, dashboard = board, body = monday) => {
      const put = await call("PUT", mailUrl(dashboard), member, body);
      expect([put.statusCode, put.body]).toEqual([204, ""]);
    },
    mailsOf: async (member) =>
      weeklyMailsSchema.parse((await call("GET", "/api/v1/dashboard-mails", member)).json()),
    untilMonday: (weeks = 1) => {
      ahead += nextDue(now(), monday, "Europe/Madrid") - now() + (weeks - 1) * 7 * dayMs + minuteMs;
    },
    received: ({ email }) => mailbox.received.filter(({ to }) => to.includes(email)),
    process2: (send = sender.send) => ({
      ...test.app,
      database: other,
      context: { ...test.app.context, mail: { canSend: true, send } },
    }),
    letters: () =>
      other.rows(
        z.object({ attempts: z.number(), claimed: z.boolean() }),
        "SELECT attempts, claim IS NOT NULL AS claimed FROM dashboard_mail_letter",
      ),
    forgetClaims: () =>
      other.run(
        "UPDATE dashboard_mail_letter SET claimed_until = now() - interval '1 second' WHERE state = 'waiting'",
      ),
    waitOver: () => other.run("UPDATE dashboard_mail_letter SET next_try_at = now() WHERE state = 'waiting'"),
    forgetAll: () => other.run("DELETE FROM dashboard_mail"),
    close: async () => {
      await other.close();
      await test.close();
      sender.close();
      await mailbox.close();
    },
  };
}
