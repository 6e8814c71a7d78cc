// Personal links by webhook to a real messaging tool: signed, once whatever is killed, again when the tool was away, never to
// whom the tool says to leave alone, and never to machines that only the server can reach.

import { createHmac, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { logInvitations } from "../../src/actions/asking/log-invitations.ts";
import { sendLetters } from "../../src/actions/asking/send-letters.ts";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { until } from "../processes.ts";
import { openWebhookReceiver, type ReceivedWebhook, type WebhookReceiver } from "../webhook-receiver.ts";
import { type AskedProduct, kill, noRules, openAskedProduct } from "./asked-product.ts";

let p: AskedProduct;
let tool: WebhookReceiver;
let secret = "";

const url = "/api/v1/messenger";
const hook = "/hook?channel=sms";

const told = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.object({
    invitation: z.string(),
    reminder: z.number(),
    survey: z.object({ id: z.string(), key: z.string() }),
    to: z.object({
      phone: z.string().nullable(),
      email: z.string().nullable(),
      name: z.string(),
      identifier: z.object({ kind: z.string(), value: z.string() }),
    }),
    language: z.string(),
    company: z.string(),
    text: z.string(),
    link: z.string(),
    stopLink: z.string(),
    expiresAt: z.string(),
    hidden: z.record(z.string(), z.string()),
  }),
});

const bodyOf = ({ text }: ReceivedWebhook) => told.parse(JSON.parse(text));
const idOf = ({ headers }: ReceivedWebhook) => String(headers["webhook-id"]);
const about = (survey: string) => tool.received.filter(({ text }) => text.includes(survey));
const db = () => p.test.app.database;
const minutesPass = (minutes: number) =>
  db().run("UPDATE survey_letter SET next_try_at = next_try_at - make_interval(mins => $1)", [minutes]);
const health = async () => (await p.ask("GET", url)).json().messenger;

beforeAll(async () => {
  p = await openAskedProduct({ VIVENCIA_PRIVATE_WEBHOOKS: "on" });
  tool = await openWebhookReceiver();
  await p.setRules(noRules);
});

afterEach(() => tool?.answer(() => ({ status: 204 })));

afterAll(async () => {
  await p?.close();
  await tool?.close();
});

describe("a messaging tool", () => {
  it("is connected by an address that can be one, and its secret is shown once", async () => {
    expect((await p.ask("GET", url)).json()).toEqual({ allowsPlain: true, messenger: null });
    expect((await p.ask("GET", "/api/v1/invitation-ways")).json()).toEqual({ email: true, webhook: false });
    const survey = await p.publish("visit");
    const wish = { way: "webhook", batch: randomUUID(), people: [{ phone: "+34600000001" }] };
    const refused = await p.ask("POST", `/api/v1/surveys/${survey.id}/invitations`, wish);
    expect([refused.statusCode, refused.json().detail]).toEqual([
      409,
      expect.stringContaining("No messaging tool"),
    ]);
    for (const bad of ["tool.example.com", "ftp://tool.example.com", "https://me:word@tool.example.com/"])
      expect([bad, (await p.ask("PUT", url, { url: bad })).statusCode]).toEqual([bad, 400]);

    const set = async (body: object) => (await p.ask("PUT", url, body)).json().secret;
    const first = await set({ url: tool.origin + hook });
    expect(first).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await set({ url: `${tool.origin}/another` })).toBeNull();
    const elsewhere = await set({ url: "https://tool.example.com/" });
    const renewed = await set({ url: "https://tool.example.com/", newSecret: true });
    secret = await set({ url: tool.origin + hook, channel: "chat" });
    expect(new Set([first, elsewhere, renewed, secret]).size).toBe(4);
    expect((await p.ask("GET", url)).body).not.toContain("whsec_");
    expect((await p.ask("GET", "/api/v1/invitation-ways")).json()).toEqual({ email: true, webhook: true });
    // What is behind the host is often a secret.
    const trail = await db().rows(
      z.object({ all: z.string() }),
      "SELECT e::text AS all FROM audit_entry e WHERE action = 'messenger.changed'",
    );
    expect(trail.length).toBe(5);
    expect(trail.filter((one) => /hook|whsec_/.test(one.all))).toEqual([]);
  });

  it("is tried, and says what came of it", async () => {
    const attempt = async () => (await p.ask("POST", `${url}/test`, {})).json();
    expect(await attempt()).toEqual({ taken: true, said: "status 204" });
    expect(JSON.parse(tool.received.at(-1)?.text ?? "")).toMatchObject({ type: "test", data: {} });
    const before = tool.received.length;
    tool.answer(() => ({ status: 302, headers: { location: `${tool.origin}/elsewhere` } }));
    expect(await attempt()).toEqual({ taken: false, said: "status 302" });
    // No redirect is followed.
    expect(tool.received.length).toBe(before + 1);
    tool.answer(() => "hang up");
    expect(await attempt()).toEqual({ taken: false, said: "unreachable" });
  });

  it("is told who, in which language and words, and with which link, and can check that it is us", async () => {
    const survey = await p.publish("delivery");
    await p.setAsking(survey.id, (asking) => ({
      ...asking,
      texts: { es: { subject: "", text: "Hola, {name}: ¿qué tal la entrega de {company}?" } },
    }));
    const people = [
      { phone: "+34600000002", name: "Ana", language: "es", unit: "vigo" },
      { user: "u-77", language: "en" },
    ];
    expect(await p.invite(survey.id, { way: "webhook", people })).toMatchObject({ invited: 2, held: {} });
    expect(await sendLetters(p.test.app)).toBe(2);
    const [ana, user] = about(survey.id).sort((a, b) => (a.text.includes("Ana") ? -1 : b.text ? 1 : 0));
    if (!ana || !user) throw new Error("the tool was not told");
    const links = new Map((await p.invitations(survey.id)).map(({ id, link }) => [id, link]));
    const body = bodyOf(ana);
    expect(body).toMatchObject({
      type: "survey.invitation",
      data: {
        reminder: 0,
        survey: { id: survey.id, key: survey.key },
        to: {
          phone: "+34600000002",
          email: null,
          name: "Ana",
          identifier: { kind: "phone", value: "+34600000002" },
        },
        language: "es",
        text: "Hola, Ana: ¿qué tal la entrega de Vivencia?",
        link: links.get(body.data.invitation),
        hidden: { unit: "vigo" },
      },
    });
    expect(bodyOf(user).data.to).toMatchObject({ phone: null, identifier: { kind: "user", value: "u-77" } });
    expect(ana.method + ana.path).toBe(`POST${hook}`);
    const at = Number(ana.headers["webhook-timestamp"]);
    expect(Math.abs(at - Date.now() / 1000)).toBeLessThan(120);
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const mac = createHmac("sha256", key)
      .update(`${idOf(ana)}.${at}.${ana.text}`)
      .digest("base64");
    expect(ana.headers["webhook-signature"]).toBe(`v1,${mac}`);
    expect((await p.invitations(survey.id)).map(({ state }) => state)).toEqual(["sent", "sent"]);
    // The link is a personal one like any other.
    const answered = await p.test.call({
      method: "POST",
      url: `/api/v1/public-surveys/${body.data.link.split("/a/")[1]}/responses`,
      payload: { id: randomUUID(), version: 1, language: "es", answers: { satisfaction: 5 } },
    });
    expect(answered.statusCode).toBeLessThan(300);
    // On the timeline the invitation stands on the tool's channel.
    await logInvitations(p.test.app);
    await p.inLog();
    const lookup = "/api/v1/customers/lookup?kind=phone&value=%2B34600000002";
    const { id } = (await p.ask("GET", lookup)).json();
    const { items } = (await p.ask("GET", `/api/v1/customers/${id}/timeline`)).json();
    expect(
      items.map(({ kind, channel }: { kind: string; channel: string }) => [kind, channel]),
    ).toContainEqual(["invited", "chat"]);
    const { steps } = (await p.ask("GET", `/api/v1/surveys/${survey.id}/funnel`)).json();
    expect(steps).toMatchObject({ invited: 2, sent: 2, completed: 1 });
  });

  it("is told again under the same id when it was away, without a hundred who try in vain", async () => {
    const survey = await p.publish("purchase");
    tool.answer(() => ({ status: 503 }));
    const people = Array.from({ length: 60 }, (_, i) => ({ phone: `+3461000${String(i).padStart(4, "0")}` }));
    await p.invite(survey.id, { way: "webhook", people });
    expect(await sendLetters(p.test.app)).toBe(0);
    const tried = about(survey.id).length;
    expect(tried).toBeGreaterThan(0);
    expect(tried).toBeLessThan(60);
    expect(await health()).toMatchObject({ waiting: 60, trouble: { said: "status 503" } });
    expect(await sendLetters(p.test.app)).toBe(0);
    expect(about(survey.id).length).toBe(tried);
    tool.answer(() => ({ status: 200 }));
    await minutesPass(2);
    expect(await sendLetters(p.test.app)).toBe(60);
    const byId = new Map<string, Set<string>>();
    for (const one of about(survey.id)) {
      const { invitation } = bodyOf(one).data;
      byId.set(invitation, (byId.get(invitation) ?? new Set()).add(idOf(one)));
    }
    expect(byId.size).toBe(60);
    expect([...byId.values()].every((ids) => ids.size === 1)).toBe(true);
    expect(await health()).toMatchObject({ waiting: 0, trouble: null });
  });

  it("waits as long as it says, and is not told again what it will never send", async () => {
    const survey = await p.publish("event");
    const people = [{ phone: "+34620000001" }, { phone: "+34620000002" }];
    tool.answer(({ text }) =>
      text.includes("+34620000001") ? { status: 422 } : { status: 429, headers: { "retry-after": "3600" } },
    );
    await p.invite(survey.id, { way: "webhook", people });
    expect(await sendLetters(p.test.app)).toBe(0);
    tool.answer(() => ({ status: 200 }));
    await minutesPass(30);
    expect(await sendLetters(p.test.app)).toBe(0);
    await minutesPass(31);
    expect(await sendLetters(p.test.app)).toBe(1);
    const states = new Map((await p.invitations(survey.id)).map((one) => [one["phone"], one.state]));
    expect(Object.fromEntries(states)).toEqual({ "+34620000001": "failed", "+34620000002": "sent" });
  });

  it("reminds who has not begun, and reports by number whom to leave alone", async () => {
    const survey = await p.publish("relationship_nps");
    await p.setAsking(survey.id, (asking) => ({ ...asking, reminderDays: [3] }));
    const people = [{ phone: "+34630000001" }, { phone: "+34630000002" }];
    await p.invite(survey.id, { way: "webhook", people });
    expect(await sendLetters(p.test.app)).toBe(2);
    const { key } = await makeKey(p.test.app, systemOf(p.test.a.workspace), "secret", "tool", {
      scopes: ["invite"],
    });
    const report = (reports: object[]) =>
      p.test.call({
        method: "POST",
        url: "/api/v1/invitations/reports",
        headers: { authorization: `Bearer ${key}` },
        payload: { reports },
      });
    expect((await report([{ kind: "unsubscribed" }])).statusCode).toBe(400);
    expect((await report([{ phone: "600 000", kind: "unsubscribed" }])).statusCode).toBe(400);
    const stop = await report([{ phone: "+34 630 000 001", kind: "unsubscribed" }]);
    expect([stop.statusCode, stop.json()]).toEqual([200, { invitations: 1 }]);
    await minutesPass(3 * 24 * 60);
    expect(await sendLetters(p.test.app)).toBe(1);
    expect(
      about(survey.id)
        .map((one) => [bodyOf(one).type, bodyOf(one).data.to.phone])
        .at(-1),
    ).toEqual(["survey.reminder", "+34630000002"]);
    const other = await p.publish("complaint");
    expect(await p.invite(other.id, { way: "webhook", people })).toMatchObject({
      invited: 1,
      held: { no_contact: 1 },
    });
  });

  it("gets each once but those under way when the process is killed, under the same id", async () => {
    const survey = await p.publish("digital_task");
    const people = Array.from({ length: 200 }, (_, i) => ({ user: `killed-${i}` }));
    await p.invite(survey.id, { way: "webhook", people });
    const child = await p.run("send", survey.id);
    await until("some were told", () => about(survey.id).length >= 40, 60_000);
    await kill(child);
    await db().run(
      "UPDATE survey_letter SET claimed_until = now() - interval '1 second' WHERE state = 'waiting'",
    );
    await until("all were told", async () => (await sendLetters(p.test.app)) === 0, 60_000);
    const all = about(survey.id).filter(({ text }) => text.includes('"killed-'));
    const ids = new Set(all.map(idOf));
    expect(ids.size).toBe(200);
    // Three are handed over at a time.
    expect(all.length).toBeLessThanOrEqual(203);
    expect((await p.invitations(survey.id)).every(({ state }) => state === "sent")).toBe(true);
  });

  it("is never asked for at an address of the own network, unless whoever runs the server allows it", async () => {
    const survey = await p.publish("departure");
    await p.invite(survey.id, { way: "webhook", people: [{ user: "inside" }] });
    const { config } = p.test.app;
    const closed = { ...p.test.app, config: { ...config, privateWebhooks: false } };
    const count = tool.received.length;
    const { port } = new URL(tool.origin);
    for (const address of [
      tool.origin,
      `https://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      `https://[::1]:${port}/`,
      `https://0x7f.1:${port}/`,
    ]) {
      await db().run("UPDATE messenger SET url = $1", [address]);
      await minutesPass(24 * 60);
      expect([address, await sendLetters(closed)]).toEqual([address, 0]);
      expect((await health()).trouble.said).toBe(address.startsWith("https") ? "private" : "not_https");
    }
    expect(tool.received.length).toBe(count);
  });

  it("is taken away, and what waits says so", async () => {
    expect((await p.ask("DELETE", url)).statusCode).toBe(204);
    expect((await p.ask("DELETE", url)).statusCode).toBe(404);
    expect((await p.ask("POST", `${url}/test`, {})).statusCode).toBe(404);
    expect((await p.ask("GET", url)).json().messenger).toBeNull();
  });
});
