// Invitations by e-mail over a real mail server: the first question is inside, every letter arrives once whatever is killed,
// who has begun is not reminded, and one click ends it.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { sendLetters } from "../../src/actions/asking/send-letters.ts";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { logIdlePartials } from "../../src/actions/partial-responses.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { until } from "../processes.ts";
import { type AskedProduct, headerOf, kill, noRules, openAskedProduct, tokenIn } from "./asked-product.ts";

let p: AskedProduct;

beforeAll(async () => {
  p = await openAskedProduct();
  await p.setRules(noRules);
});

afterAll(() => p?.close());

const receivedBy = (email: string) => p.mailbox.received.filter(({ to }) => to.includes(email));
const db = () => p.test.app.database;
const daysPass = (days: number) =>
  db().run("UPDATE survey_letter SET next_try_at = next_try_at - make_interval(days => $1)", [days]);

describe("an invitation by e-mail", () => {
  it("asks the first question inside, in the person's language and the company's words", async () => {
    const survey = await p.publish("relationship_nps");
    await p.setAsking(survey.id, (asking) => ({
      ...asking,
      texts: {
        es: { subject: "{name}, una pregunta", text: "Hola, {name}:\n\nSomos <b>{company}</b>." },
        en: { subject: "", text: "" },
      },
    }));
    const people = [
      { email: "ana@example.com", name: "Ana", language: "es" },
      { email: "bob@example.com", language: "en-GB" },
    ];
    await p.invite(survey.id, { way: "email", people });
    expect(await sendLetters(p.test.app)).toBe(2);
    const [ana] = receivedBy("ana@example.com");
    expect(ana?.mail.subject).toBe("Ana, una pregunta");
    expect(ana?.mail.text).toContain("Somos <b>Vivencia</b>.");
    expect(ana?.mail.html).toContain("Somos &lt;b&gt;");
    const scores = [
      ...(ana?.mail.html ?? "").matchAll(/href="(https:\/\/cx\.example\.com\/a\/[\w-]{43}\?score=(\d+))"/g),
    ];
    expect(scores.map(([, , score]) => Number(score))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(ana?.mail.html).toContain("recomiende");
    expect(ana && headerOf(ana, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const [bob] = receivedBy("bob@example.com");
    expect(bob?.mail.text).toContain("Hello:");
    expect(bob?.mail.text).toContain("How likely are you");
    expect(bob?.mail.html).not.toMatch(/<(script|img)|url\(/);
    const shown = await p.invitations(survey.id);
    expect(shown.map(({ state }) => state)).toEqual(["sent", "sent"]);
  });

  it("is not sent to whom it cannot reach, and says so", async () => {
    const survey = await p.publish("visit");
    const outcome = await p.invite(survey.id, { way: "email", people: [{ user: "no-address" }] });
    expect(outcome).toMatchObject({ invited: 0, held: { no_address: 1 } });
  });

  it("reminds who has not begun, after the days that were said, and nobody else", async () => {
    const survey = await p.publish("event");
    await p.setAsking(survey.id, (asking) => ({ ...asking, reminderDays: [3, 7] }));
    const names = ["idle", "begun", "declined", "done"];
    await p.invite(survey.id, {
      way: "email",
      people: names.map((name) => ({ email: `${name}@remind.example.com` })),
    });
    expect(await sendLetters(p.test.app)).toBe(4);
    expect(await sendLetters(p.test.app)).toBe(0);
    const all = await p.invitations(survey.id);
    const post = (name: string, what: string, answers?: object) => {
      const link = all.find(({ email }) => email?.startsWith(name))?.link ?? null;
      const payload = { id: randomUUID(), version: 1, language: "es", answers };
      return p.test.call({
        method: "POST",
        url: `/api/v1/public-surveys/${tokenIn(link)}/${what}`,
        ...(answers && { payload }),
      });
    };
    await post("begun", "partials", { satisfaction: 4 });
    await post("done", "responses", { satisfaction: 4, recommend: 8 });
    await post("declined", "decline");
    await daysPass(3);
    expect(await sendLetters(p.test.app)).toBe(1);
    const es = { subject: "Aún está a tiempo", text: "" };
    await p.setAsking(survey.id, (asking) => ({ ...asking, reminderTexts: { es } }));
    await daysPass(4);
    expect(await sendLetters(p.test.app)).toBe(1);
    await daysPass(30);
    expect(await sendLetters(p.test.app)).toBe(0);
    const mails = receivedBy("idle@remind.example.com");
    expect(mails.length).toBe(3);
    expect(new Set(mails.map((mail) => headerOf(mail, "message-id"))).size).toBe(3);
    expect(mails[1]?.mail.subject).toContain("aún puede");
    expect(mails[2]?.mail.subject).toBe("Aún está a tiempo");
  });

  it("is ended by one click of a mail program, and by no GET", async () => {
    const survey = await p.publish("purchase");
    await p.invite(survey.id, { way: "email", people: [{ email: "stop@example.com" }] });
    await sendLetters(p.test.app);
    const [mail] = receivedBy("stop@example.com");
    const header = mail ? headerOf(mail, "list-unsubscribe") : "";
    const url = new URL(/^<(.*)>$/.exec(header)?.[1] ?? "").pathname;
    const state = async () =>
      (await p.test.call({ url: `/api/v1/survey-stops/${url.split("/").at(-1)}` })).json().stopped;
    await p.test.call({ url });
    expect(await state()).toBe(false);
    const click = await p.test.call({
      method: "POST",
      url,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "List-Unsubscribe=One-Click",
    });
    expect([click.statusCode, await state()]).toEqual([204, true]);
    const other = await p.publish("delivery");
    expect(await p.invite(other.id, { way: "email", people: [{ email: "STOP@example.com" }] })).toMatchObject(
      {
        held: { no_contact: 1 },
      },
    );
    expect((await p.test.call({ method: "DELETE", url })).statusCode).toBe(204);
    expect(await state()).toBe(false);
  });

  it("keeps the rate that was set, over all processes", async () => {
    const survey = await p.publish("digital_task");
    const people = Array.from({ length: 40 }, (_, i) => ({ email: `rate${i}@example.com` }));
    await p.invite(survey.id, { way: "email", people });
    await db().run("UPDATE survey_letter SET claimed_at = NULL");
    const app = { ...p.test.app, config: { ...p.test.app.config, invitationsPerMinute: 25 } };
    const sent = await Promise.all([sendLetters(app), sendLetters(app), sendLetters(app)]);
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(25);
    expect(await sendLetters(app)).toBe(0);
    await db().run("UPDATE survey_letter SET claimed_at = claimed_at - interval '2 minutes'");
    expect(await sendLetters(app)).toBe(15);
  });
});

describe("what mail servers send back", () => {
  const reportSchema = z.object({ kind: z.string() }).nullable();
  const dsn = (header: string, action: string, status: string) =>
    [
      "From: mailer-daemon@mx.example.net",
      "Subject: Undelivered",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n",
      `Final-Recipient: rfc822; whoever@example.net\r\nAction: ${action}\r\nStatus: ${status}\r\n`,
      `--b\r\nContent-Type: text/rfc822-headers\r\n\r\n${header}\r\n\r\n--b--\r\n`,
    ].join("\r\n");
  const arf = (header: string) =>
    dsn(header, "failed", "5.1.1")
      .replace("report-type=delivery-status", "report-type=feedback-report")
      .replace("message/delivery-status", "message/feedback-report")
      .replace("Reporting-MTA: dns; mx.example.net", "Feedback-Type: abuse");
  const report = async (payload: string, key = p.test.a.secretKey) => {
    const headers = { "content-type": "message/rfc822", authorization: `Bearer ${key}` };
    const { statusCode, body } = await p.test.call({
      method: "POST",
      url: "/api/v1/mail-reports",
      headers,
      payload,
    });
    return statusCode === 200 ? JSON.parse(body) : statusCode;
  };
  const keyOf = async (system: ReturnType<typeof systemOf>) =>
    (await makeKey(p.test.app, system, "secret", "mail", { scopes: ["invite"] })).key;

  it("ends lost addresses and annoyed people by the header of the letter, and nobody else", async () => {
    const survey = await p.publish("visit");
    const people = ["hard", "soft", "policy", "annoyed", "done"].map((name) => ({
      email: `${name}@returned.example.com`,
    }));
    await p.invite(survey.id, { way: "email", people });
    await sendLetters(p.test.app);
    const [key, foreign] = [
      await keyOf(systemOf(p.test.a.workspace)),
      await keyOf(systemOf(p.test.b.workspace)),
    ];
    const letter = (name: string) => {
      const [mail] = receivedBy(`${name}@returned.example.com`);
      if (!mail) throw new Error(`no mail to ${name}`);
      return mail;
    };
    const byId = (name: string) => `Message-ID: ${headerOf(letter(name), "message-id")}`;
    const byStop = (name: string) => `List-Unsubscribe: ${headerOf(letter(name), "list-unsubscribe")}`;
    const { link } =
      (await p.invitations(survey.id)).find(({ email }) => email === "done@returned.example.com") ?? {};
    await p.test.call({
      method: "POST",
      url: `/api/v1/public-surveys/${tokenIn(link ?? null)}/partials`,
      payload: { id: randomUUID(), version: 1, language: "es", answers: { satisfaction: 4 } },
    });
    const told = {
      forged: await report(dsn("To: hard@returned.example.com", "failed", "5.1.1"), key),
      guessed: await report(
        dsn(`Message-ID: <ask.${randomUUID()}.0@cx.example.com>`, "failed", "5.1.1"),
        key,
      ),
      foreign: await report(dsn(byId("hard"), "failed", "5.1.1"), foreign),
      unscoped: await report(dsn(byId("hard"), "failed", "5.1.1")),
      words: await report("Subject: hello\r\n\r\nHello", key),
      hard: await report(dsn(byId("hard"), "failed", "5.1.1"), key),
      soft: await report(dsn(byId("soft"), "delayed", "4.4.1"), key),
      policy: await report(dsn(byStop("policy"), "failed", "5.7.1"), key),
      annoyed: await report(arf(byStop("annoyed")), key),
      done: await report(dsn(byId("done"), "failed", "5.1.1"), key),
    };
    expect(told).toMatchObject({
      forged: { outcome: "unmatched" },
      guessed: { outcome: "unmatched" },
      foreign: { outcome: "unmatched", invitation: null },
      unscoped: 403,
      words: { outcome: "ignored" },
      hard: { outcome: "bounced", stopped: true, status: "5.1.1" },
      soft: { outcome: "delayed", stopped: false },
      policy: { outcome: "bounced", stopped: false },
      annoyed: { outcome: "complained", stopped: true },
      done: { outcome: "ignored" },
    });
    await report(dsn(byId("hard"), "failed", "5.1.1"), key);
    const shown = new Map(
      (await p.invitations(survey.id)).map((one) => [
        one.email?.split("@")[0],
        [one["bouncedAt"] !== null, reportSchema.parse(one["report"])?.kind],
      ]),
    );
    expect(Object.fromEntries(shown)).toEqual({
      hard: [true, "bounced"],
      soft: [false, "delayed"],
      policy: [true, "bounced"],
      annoyed: [false, "complained"],
      done: [false, undefined],
    });
    const other = await p.publish("delivery");
    expect(await p.invite(other.id, { way: "email", people })).toMatchObject({
      invited: 3,
      held: { no_contact: 2 },
    });
  });
});

describe("a score that is clicked in a mail", () => {
  async function invited(email: string) {
    const survey = await p.publish("relationship_nps");
    await p.invite(survey.id, { way: "email", people: [{ email }] });
    await sendLetters(p.test.app);
    const [mail] = receivedBy(email);
    const token = /\/a\/([\w-]{43})\?score=0/.exec(mail?.mail.html ?? "")?.[1] ?? "";
    const say = (what: string, recommend: number, clicked = true) =>
      p.test.call({
        method: "POST",
        url: `/api/v1/public-surveys/${token}/${what}`,
        payload: { id: randomUUID(), version: 1, language: "es", answers: { recommend }, clicked },
      });
    const counted = async () => {
      await db().run("UPDATE survey_partial SET updated_at = updated_at - interval '11 minutes'");
      await logIdlePartials(p.test.app);
      await p.inLog();
      const results = (await p.ask("POST", `/api/v1/surveys/${survey.id}/results`, {})).json();
      return results.questions[0].counts.map(({ score }: { score: number }) => score);
    };
    return { survey, token, say, counted };
  }

  it("counts although nothing else is said, on the timeline of whom it was sent to", async () => {
    const { say, counted, survey } = await invited("click@example.com");
    expect((await say("partials", 8)).statusCode).toBe(204);
    expect(await counted()).toEqual([8]);
    const [shown] = await p.invitations(survey.id);
    expect(shown?.["startedAt"]).not.toBeNull();
  });

  it("is no answer by being looked at, nor when a program opens one score after the other", async () => {
    const { token, say, counted } = await invited("scanner@example.com");
    for (let score = 0; score <= 10; score++) {
      await p.test.call({ url: `/a/${token}?score=${score}` });
      await p.test.call({ url: `/api/v1/public-surveys/${token}` });
    }
    expect(await counted()).toEqual([]);
    for (let score = 0; score <= 10; score++) await say("partials", score);
    expect(await counted()).toEqual([]);
    // A person who comes after the program still can.
    await say("partials", 6, false);
    expect(await counted()).toEqual([6]);
  });

  it("gives way to what a person does on the page, and never comes back over it", async () => {
    const { say, counted } = await invited("person@example.com");
    await say("partials", 3);
    await say("partials", 9, false);
    await say("partials", 3);
    expect(await counted()).toEqual([9]);
  });
});

/** How many are sent while processes are killed; VIVENCIA_TEST_INVITATIONS=10000 is the long way. */
const many = Number(process.env.VIVENCIA_TEST_INVITATIONS ?? 400);

describe("killed in the middle, twice", { timeout: 900_000 }, () => {
  it("every invitation arrives, and none twice but those under way, under the same Message-ID", async () => {
    const survey = await p.publish("transactional_nps");
    const people = Array.from({ length: many }, (_, i) => ({ email: `many${i}@example.com` }));
    for (let start = 0; start < many; start += 500)
      await p.invite(survey.id, { way: "email", people: people.slice(start, start + 500) });
    const mails = () => p.mailbox.received.filter(({ to }) => /^many\d/.test(to[0] ?? ""));
    for (const at of [many * 0.2, many * 0.55]) {
      const child = await p.run("send", survey.id);
      await until(`${at} were sent`, () => mails().length >= at, 600_000);
      await kill(child);
      // As after the time for which a dead process is waited for.
      await db().run(
        "UPDATE survey_letter SET claimed_until = now() - interval '1 second' WHERE state = 'waiting'",
      );
    }
    await until("all are there", async () => (await sendLetters(p.test.app)) === 0, 600_000);
    const byPerson = new Map<string, Set<string>>();
    for (const mail of mails()) {
      const [to = ""] = mail.to;
      byPerson.set(to, (byPerson.get(to) ?? new Set()).add(headerOf(mail, "message-id")));
    }
    expect(byPerson.size).toBe(many);
    expect([...byPerson.values()].every((ids) => ids.size === 1)).toBe(true);
    // Three lanes of each of two killed processes, at most, had handed one over and not noted it.
    expect(mails().length - many).toBeLessThanOrEqual(6);
    const { steps } = (await p.ask("GET", `/api/v1/surveys/${survey.id}/funnel`)).json();
    expect(steps).toMatchObject({ invited: many, sent: many });
  });
});

describe("a mail server that refuses", () => {
  it("for good ends the address; the invitation says so", async () => {
    const survey = await p.publish("complaint");
    await p.invite(survey.id, { way: "email", people: [{ email: "gone@example.com" }] });
    p.mailbox.refuseAll();
    expect(await sendLetters(p.test.app)).toBe(0);
    const [shown] = await p.invitations(survey.id);
    expect([shown?.state, shown?.["bouncedAt"] !== null]).toEqual(["failed", true]);
    const again = await p.invite((await p.publish("visit")).id, {
      ...{ way: "email", people: [{ email: "gone@example.com" }] },
    });
    expect(again.held).toEqual({ no_contact: 1 });
  });
});
