// Weekly mails of dashboards over a real mail server: what they say is what the API answers to the same person, each week
// comes once whatever happens to the processes that send it, and whoever holds a mail can stop it without signing in.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { retryWaitsMs, sendDueMails } from "../../src/actions/dashboard-mails/send-due-mails.ts";
import { figureAnswerSchema } from "../../src/api/contract-figures.ts";
import type { Mail } from "../../src/context.ts";
import { createFormat } from "../../src/domain/format.ts";
import { nextDue } from "../../src/domain/weekly.ts";
import { openSmtpMail } from "../../src/mail/smtp-mail.ts";
import type { WarehouseQuery } from "../../src/warehouse/warehouse.ts";
import { browser, markerB, type TestMember } from "../app.ts";
import { openMailbox } from "../mailbox.ts";
import { headerOf, type MailedProduct, mailUrl, monday, openMailedProduct, views } from "./mailed-product.ts";

const minuteMs = 60_000;

let p: MailedProduct;

beforeAll(async () => {
  p = await openMailedProduct();
});

afterAll(() => p?.close());

describe("a weekly mail", () => {
  it("says the figures that the API answers to the same person, in their language", async () => {
    const store = await p.test.openMember(p.test.a, "viewer", ["Norte"]);
    await p.subscribe(p.boss);
    await p.subscribe(store, p.board, { ...monday, language: "en" });
    p.untilMonday();
    await sendDueMails(p.test.app);
    for (const [member, language] of [
      [p.boss, "es"],
      [store, "en"],
    ] as const) {
      const [letter, ...more] = p.received(member);
      expect([more.length, letter?.mail.subject?.startsWith("La semana: ")]).toEqual([0, true]);
      const text = letter?.mail.text ?? "";
      const plainHtml = (letter?.mail.html ?? "").replaceAll("&#39;", "'").replaceAll("&amp;", "&");
      const format = createFormat(language, "Europe/Madrid", "EUR");
      for (const key of ["number", "channels", "few", "orders", "trend"] as const) {
        const answered = await p.call("POST", "/api/v1/figures", member, { view: views[key] });
        const { answer } = figureAnswerSchema.parse(answered.json());
        const { total, unit } = answer;
        const said = [
          format.score(total.score, unit),
          ...(total.low === null ? [] : [format.score(total.low, unit), format.score(total.high, unit)]),
          ...(unit === "count" ? [] : [`n = ${format.count(total.n)}`]),
          ...answer.rows.map((row) => `${format.score(row.score, unit)}${row.indicative ? "*" : ""}`),
          ...(total.change && !total.indicative ? [format.change(total.change.change, unit)] : []),
        ];
        // A trend has its latest steps only.
        for (const words of key === "trend" ? said.slice(0, 4) : said) {
          expect([key, words, text.includes(words)]).toEqual([key, words, true]);
          expect([key, words, plainHtml.includes(words)]).toEqual([key, words, true]);
        }
      }
      expect(text).toContain(language === "es" ? "Objetivo alcanzado" : "Goal reached");
      expect(text).toContain(language === "es" ? "Orientativo" : "Indicative");
      expect(text).toContain(language === "es" ? "Teléfono" : "Phone");
    }
    // The store manager's figures are those of the store.
    const counts = [p.boss, store].map(
      (member) => /n = (\d+)/.exec(p.received(member)[0]?.mail.text ?? "")?.[1],
    );
    expect(Number(counts[0])).toBeGreaterThan(2 * Number(counts[1]));
    await p.forgetAll();
  });

  it("leads to the dashboard over the days that it shows, asks nobody for anything, and holds no markup of people", async () => {
    const letter = p.received(p.boss)[0];
    const html = letter?.mail.html ?? "";
    const today =
      /href="https:\/\/cx\.example\.com\/dashboards\/[0-9a-f-]+\?period=30d&amp;on=\d{4}-\d\d-\d\d"/;
    expect(html).toMatch(today);
    expect(html).not.toMatch(/<(img|script|link|style|iframe|b>x|i>)|url\(|@import|src=/i);
    expect(html).toContain("&lt;i&gt;number&lt;/i&gt; &amp; más");
    expect(html).toContain('<a href="https://example.com/g?a=1&amp;b=2"');
    expect(html).toContain('lang="es"');
  });

  it("has what the person may see when it leaves, not when it was asked for", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    await p.subscribe(member);
    const put = { role: "viewer", units: ["Norte"] };
    expect((await p.call("PUT", `/api/v1/people/${member.person}`, p.boss, put)).statusCode).toBeLessThan(
      300,
    );
    p.untilMonday();
    await sendDueMails(p.test.app);
    const answered = await p.call("POST", "/api/v1/figures", member, { view: views.number });
    const { n } = figureAnswerSchema.parse(answered.json()).answer.total;
    expect(p.received(member)[0]?.mail.text).toContain(`n = ${n}`);
    await p.forgetAll();
  });

  it("is never sent to who has left, nor while its dashboard is removed", async () => {
    const [gone, stays] = [
      await p.test.openMember(p.test.a, "viewer"),
      await p.test.openMember(p.test.a, "viewer"),
    ];
    const removed = await p.makeBoard("Removed for a while");
    await p.subscribe(gone);
    await p.subscribe(stays, removed);
    expect((await p.call("DELETE", `/api/v1/people/${gone.person}`, p.boss)).statusCode).toBe(204);
    expect((await p.call("DELETE", `/api/v1/dashboards/${removed}`, p.boss)).statusCode).toBe(204);
    expect((await p.mailsOf(stays)).mails).toEqual([]);
    p.untilMonday();
    expect(await sendDueMails(p.test.app)).toBe(0);
    expect((await p.call("POST", `/api/v1/dashboards/${removed}/restore`, p.boss)).statusCode).toBe(204);
    p.untilMonday();
    expect(await sendDueMails(p.test.app)).toBe(1);
    expect([p.received(gone).length, p.received(stays).length]).toEqual([0, 1]);
    await p.forgetAll();
  });
});

describe("each week", () => {
  it("comes once, however many processes send", async () => {
    const members = await Promise.all([1, 2, 3].map(() => p.test.openMember(p.test.a, "viewer")));
    for (const member of members) await p.subscribe(member);
    p.untilMonday();
    const rounds = [p.test.app, p.process2(), p.test.app, p.process2(), p.process2()].map((app) =>
      sendDueMails(app),
    );
    expect((await Promise.all(rounds)).reduce((a, b) => a + b)).toBe(3);
    expect(await sendDueMails(p.process2())).toBe(0);
    expect(members.map((member) => p.received(member).length)).toEqual([1, 1, 1]);
    await p.forgetAll();
  });

  it("that was missed is not made up for: after three weeks away one mail comes", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    await p.subscribe(member);
    p.untilMonday(4);
    expect([await sendDueMails(p.test.app), await sendDueMails(p.test.app)]).toEqual([1, 0]);
    p.untilMonday();
    expect(await sendDueMails(p.test.app)).toBe(1);
    expect(p.received(member).length).toBe(2);
    const ids = p.received(member).map((letter) => headerOf(letter, "message-id"));
    expect(new Set(ids).size).toBe(2);
    await p.forgetAll();
  });

  it("comes although a process died before it sent, and once", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    await p.subscribe(member);
    p.untilMonday();
    const dying = p.process2(() => new Promise(() => {}));
    const dead = new AbortController();
    void sendDueMails(dying, dead.signal);
    await expect
      .poll(async () => (await p.letters()).map(({ claimed }) => claimed), { timeout: 20_000 })
      .toEqual([true]);
    dead.abort();
    expect(await sendDueMails(p.test.app)).toBe(0);
    await p.forgetClaims();
    expect(await sendDueMails(p.test.app)).toBe(1);
    expect(p.received(member).length).toBe(1);
    await p.forgetAll();
  });

  it("that was sent by a process which died before it could say so comes again under the same Message-ID", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    await p.subscribe(member);
    p.untilMonday();
    const dying = p.process2(async (mail: Mail) => {
      await p.send(mail);
      await new Promise(() => {});
    });
    void sendDueMails(dying);
    await expect.poll(() => p.received(member).length, { timeout: 20_000 }).toBe(1);
    expect(await sendDueMails(p.test.app)).toBe(0);
    await p.forgetClaims();
    expect(await sendDueMails(p.test.app)).toBe(1);
    const ids = p.received(member).map((letter) => headerOf(letter, "message-id"));
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect(ids[0]).toMatch(/^<dashboard\.[0-9a-f-]{36}\.\w+@cx\.example\.com>$/);
    await p.forgetAll();
  });

  it("is tried again later when the mail server refuses, and given up in the end, with the reason shown", async () => {
    const box = await openMailbox();
    box.refuseAll();
    const refusing = openSmtpMail({ url: box.url, from: "cx@example.com" });
    const member = await p.test.openMember(p.test.a, "viewer");
    await p.subscribe(member);
    p.untilMonday();
    const app = p.process2(refusing.send);
    expect([await sendDueMails(app), await sendDueMails(app)]).toEqual([0, 0]);
    const [waiting] = (await p.mailsOf(member)).mails;
    expect(waiting?.trouble).toMatchObject({ reason: "mail-server", detail: expect.stringContaining("550") });
    expect(Date.parse(waiting?.trouble?.retryAt ?? "")).toBeGreaterThan(Date.now() + minuteMs / 2);
    expect((await p.letters())[0]?.attempts).toBe(1);
    for (const _ of retryWaitsMs) {
      await p.waitOver();
      await sendDueMails(app);
    }
    expect((await p.mailsOf(member)).mails[0]?.trouble).toMatchObject({
      reason: "mail-server",
      retryAt: null,
    });
    await p.waitOver();
    expect([await sendDueMails(app), p.received(member).length]).toEqual([0, 0]);
    p.untilMonday();
    expect(await sendDueMails(p.test.app)).toBe(1);
    expect((await p.mailsOf(member)).mails[0]).toMatchObject({ trouble: null });
    expect((await p.mailsOf(member)).mails[0]?.lastSentAt).not.toBeNull();
    refusing.close();
    await box.close();
    await p.forgetAll();
  });

  it("is left alone by a process without a mail server", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    await p.subscribe(member);
    p.untilMonday();
    const { context } = p.test.app;
    const mute = { ...p.test.app, context: { ...context, mail: { ...context.mail, canSend: false } } };
    expect([await sendDueMails(mute), await sendDueMails(p.test.app)]).toEqual([0, 1]);
    await p.forgetAll();
  });

  it("follows the workspace into another time zone, and comes once in the week of the move", async () => {
    const member = await p.test.openMember(p.test.b, "viewer");
    const ownBoard = await p.test.call(
      { method: "POST", url: "/api/v1/dashboards", payload: { name: "Of B" } },
      browser(p.test.b.session),
    );
    await p.subscribe(member, ownBoard.json().id);
    const moveTo = async (zone: string) => {
      await p.other.run("UPDATE workspace SET time_zone = $2 WHERE id = $1", [p.test.b.workspace, zone]);
      expect(await sendDueMails(p.test.app)).toBe(0);
      return Date.parse((await p.mailsOf(member)).mails[0]?.nextDueAt ?? "");
    };
    expect(await moveTo("America/Bogota")).toBe(nextDue(p.now(), monday, "America/Bogota"));
    await moveTo("Europe/Madrid");
    p.untilMonday();
    expect(await sendDueMails(p.test.app)).toBe(1);
    // There it is the small hours of the same Monday.
    expect((await moveTo("America/Bogota")) - p.now()).toBeGreaterThan(6 * 86_400_000);
    await p.forgetAll();
  });
});

describe("stopping", () => {
  async function letterTo(member: TestMember): Promise<string> {
    await p.subscribe(member);
    p.untilMonday();
    await sendDueMails(p.test.app);
    const letter = p.mailbox.latestTo(member.email);
    expect(headerOf(letter, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const url = /^<(https:\/\/cx\.example\.com\/mail-stop\/[\w-]{60,})>$/.exec(
      headerOf(letter, "list-unsubscribe"),
    );
    expect(letter.mail.text).toContain(url?.[1]);
    return new URL(url?.[1] ?? "").pathname;
  }

  const oneClick = (url: string) =>
    p.test.call({
      method: "POST",
      url,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "List-Unsubscribe=One-Click",
    });

  it("needs one click of a mail program, and nothing but the mail; looking at the page stops nothing", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    const url = await letterTo(member);
    const token = url.split("/").at(-1);
    for (let i = 0; i < 3; i++) {
      await p.test.call({ url });
      const shown = await p.test.call({ url: `/api/v1/mail-stops/${token}` });
      expect([shown.statusCode, shown.json()]).toEqual([200, { name: "La semana", language: "es" }]);
    }
    expect((await p.mailsOf(member)).mails.length).toBe(1);
    expect((await oneClick(url)).statusCode).toBe(204);
    expect((await p.mailsOf(member)).mails).toEqual([]);
    expect((await oneClick(url)).statusCode).toBe(204);
    expect((await p.test.call({ url: `/api/v1/mail-stops/${token}` })).json()).toEqual({
      name: null,
      language: null,
    });
    p.untilMonday();
    expect(await sendDueMails(p.test.app)).toBe(0);
    const trail = await p.call("GET", "/api/v1/audit?limit=20", p.boss);
    expect(trail.body).toContain("mail.stopped");
    expect(trail.body).toContain("mail.started");
  });

  it("also by a form with boundaries, and never with a token that was tampered with or is another's", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    const url = await letterTo(member);
    const token = url.split("/").at(-1) ?? "";
    const bytes = Buffer.from(token, "base64url");
    for (const at of [0, 15, 16, bytes.length - 1]) {
      const forged = Buffer.from(bytes);
      forged[at] = (forged[at] ?? 0) ^ 1;
      expect((await oneClick(`/mail-stop/${forged.toString("base64url")}`)).statusCode).toBe(404);
    }
    expect((await p.mailsOf(member)).mails.length).toBe(1);
    const multipart = await p.test.call({
      method: "POST",
      url,
      headers: { "content-type": "multipart/form-data; boundary=x" },
      payload: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    });
    expect(multipart.statusCode).toBe(204);
    // Who asks again gets a mail of its own; the link of the old one does not end it.
    await p.subscribe(member);
    await oneClick(url);
    expect((await p.mailsOf(member)).mails.length).toBe(1);
    await p.forgetAll();
  });

  it("holds for a mail that is being made", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    await p.subscribe(member);
    p.untilMonday();
    const app = p.process2(async (mail) => {
      throw new Error(`sent after all: ${mail.subject}`);
    });
    const { warehouse } = p.test.app;
    let stopped = false;
    const ask = async <Row>(
      query: WarehouseQuery<Row>,
      options?: { signal?: AbortSignal },
    ): Promise<Row[]> => {
      // While the first figure is asked, its reader stops the mail.
      if (!stopped) expect((await p.call("DELETE", mailUrl(p.board), member)).statusCode).toBe(204);
      stopped = true;
      return warehouse.ask(query, options);
    };
    expect(await sendDueMails({ ...app, warehouse: { ...warehouse, ask } })).toBe(0);
    expect([stopped, p.received(member).length]).toEqual([true, 0]);
  });
});

describe("asking for a mail", () => {
  it("is for one's own workspace, one's own account, and accounts with an e-mail", async () => {
    const stranger = await p.test.openMember(p.test.b, "owner");
    expect((await p.call("PUT", mailUrl(p.board), stranger, monday)).statusCode).toBe(404);
    expect((await p.call("DELETE", mailUrl(p.board), stranger)).statusCode).toBe(404);
    expect((await p.call("POST", `${mailUrl(p.board)}/now`, stranger, { language: "en" })).statusCode).toBe(
      404,
    );
    await p.subscribe(p.boss);
    const viewer = await p.test.openMember(p.test.a, "viewer");
    expect((await p.mailsOf(viewer)).mails).toEqual([]);
    await p.call("DELETE", mailUrl(p.board), viewer);
    expect((await p.mailsOf(p.boss)).mails.length).toBe(1);
    const nobody = { person: "", email: "", session: p.test.a.session };
    const refused = await p.call("PUT", mailUrl(p.board), nobody, monday);
    expect([refused.statusCode, refused.json().code]).toEqual([409, "conflict"]);
    for (const body of [
      { ...monday, weekday: 8 },
      { ...monday, hour: 24 },
      { ...monday, language: "fr" },
      {},
    ])
      expect((await p.call("PUT", mailUrl(p.board), p.boss, body)).statusCode).toBe(400);
    await p.forgetAll();
  });

  it("changes when it comes and stays one mail", async () => {
    await p.subscribe(p.boss);
    await p.subscribe(p.boss, p.board, { weekday: 5, hour: 17, language: "en" });
    const { mails, canMail, email, timeZone } = await p.mailsOf(p.boss);
    expect({ canMail, email, timeZone }).toEqual({
      canMail: true,
      email: p.boss.email,
      timeZone: "Europe/Madrid",
    });
    expect(mails).toMatchObject([
      { dashboard: p.board, weekday: 5, hour: 17, language: "en", lastSentAt: null },
    ]);
    await p.forgetAll();
  });

  it("sends one at once to try, which changes nothing, and not many", async () => {
    const member = await p.test.openMember(p.test.a, "viewer");
    const now = () =>
      p.test.call(
        { method: "POST", url: `${mailUrl(p.board)}/now`, payload: { language: "en" } },
        browser(member.session),
      );
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push((await now()).statusCode);
    expect(answers).toEqual([204, 204, 204, 204, 204, 429]);
    expect(p.mailbox.latestTo(member.email).mail.text).toContain("You asked");
    expect(headerOf(p.mailbox.latestTo(member.email), "list-unsubscribe")).toBe("");
    expect((await p.mailsOf(member)).mails).toEqual([]);
    expect(p.mailbox.latestTo(member.email).mail.html).not.toContain(markerB);
  });
});
