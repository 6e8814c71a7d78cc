// One's own account against the real server: another e-mail holds once its mail was answered, and a visit belongs to the
// person, whatever the device.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext, silentLog } from "../../src/context.ts";
import { visitEndMs } from "../../src/domain/visit.ts";
import { openSmtpMail } from "../../src/mail/smtp-mail.ts";
import { listAudit } from "../../src/records/audit-store.ts";
import { putMembership } from "../../src/records/membership-store.ts";
import { browser, openTestApp, type TestApp } from "../app.ts";
import { linkIn, type Mailbox, openMailbox } from "../mailbox.ts";

let test: TestApp;
let mailbox: Mailbox;
let sender: ReturnType<typeof openSmtpMail>;
let now = Date.parse("2026-06-01T10:00:00Z");

beforeAll(async () => {
  mailbox = await openMailbox();
  sender = openSmtpMail({ url: mailbox.url, from: "cx@example.com" });
  const context = { ...createContext(silentLog, sender), now: () => now };
  test = await openTestApp({ context, env: { VIVENCIA_URL: "https://cx.example.com" } });
});
afterAll(async () => {
  await test?.close();
  sender?.close();
  await mailbox?.close();
});

const send = (method: "POST" | "PUT" | "DELETE", url: string, payload: object | null, session = "") =>
  test.call({ method, url, ...(payload ? { payload } : {}) }, session === "" ? {} : browser(session));
const account = async (session: string) =>
  (await test.call({ url: "/api/v1/account" }, browser(session))).json();
const write = (session: string, email: string) =>
  send("PUT", "/api/v1/account", { name: "Luz", email, language: "es" }, session);
const mailsTo = (email: string) => mailbox.received.filter(({ to }) => to.includes(email));

/** The token of the latest mail to an address, once there are so many. */
async function tokenTo(email: string, count = 1): Promise<string> {
  await expect.poll(() => mailsTo(email).length, { timeout: 30_000 }).toBe(count);
  const link = linkIn(mailbox.latestTo(email));
  expect(link).toMatch(/^https:\/\/cx\.example\.com\/new-email#/);
  return link.split("#")[1] ?? "";
}

/** Asks for a new password by mail, and gives what uses its link. */
async function forgotten(email: string) {
  const before = mailsTo(email).length;
  expect((await send("POST", "/api/v1/password/forgotten", { email })).statusCode).toBe(204);
  await expect.poll(() => mailsTo(email).length, { timeout: 30_000 }).toBe(before + 1);
  const token = linkIn(mailbox.latestTo(email)).split("#")[1] ?? "";
  return () => send("POST", "/api/v1/password/reset", { token, password: "otra contraseña larga" });
}

const prove = (token: string) => send("POST", "/api/v1/email/prove", { token });

describe("another e-mail", () => {
  it("holds once the link sent to it was opened; until then the old one does, which is told afterwards", async () => {
    const { email, session } = await test.openMember(test.a, "analyst");
    expect((await write(session, "Luz@New.example")).statusCode).toBe(204);
    expect(await account(session)).toMatchObject({ name: "Luz", email, pendingEmail: "luz@new.example" });
    const token = await tokenTo("luz@new.example");
    expect(mailsTo(email)).toEqual([]);
    const proved = await prove(token);
    expect([proved.statusCode, proved.json()]).toEqual([200, { email: "luz@new.example" }]);
    expect(await account(session)).toMatchObject({ email: "luz@new.example", pendingEmail: null });
    await expect.poll(() => mailsTo(email).length).toBe(1);
    expect(mailbox.latestTo(email).mail.text).toContain("luz@new.example");
    expect((await prove(token)).statusCode).toBe(401);
    const trail = await listAudit(test.app.database, test.a.workspace, { limit: 5 });
    expect(trail[0]).toMatchObject({ action: "email.changed", actor: { name: "Luz" } });
  });

  it("is dropped by its person, by a newer one, and by a new password", async () => {
    const { email, session } = await test.openMember(test.a, "analyst");
    await write(session, "first@new.example");
    const first = await tokenTo("first@new.example");
    await write(session, "second@new.example");
    const second = await tokenTo("second@new.example");
    expect((await prove(first)).statusCode).toBe(401);
    expect((await send("DELETE", "/api/v1/account/pending-email", null, session)).statusCode).toBe(204);
    expect((await prove(second)).statusCode).toBe(401);
    await write(session, "third@new.example");
    const third = await tokenTo("third@new.example");
    const reset = await forgotten(email);
    const password = "una contraseña larga";
    expect((await send("PUT", "/api/v1/account/password", { password }, session)).statusCode).toBe(204);
    expect((await prove(third)).statusCode).toBe(401);
    // What was mailed before ends as well.
    expect((await reset()).statusCode).toBe(401);
    expect(await account(session)).toMatchObject({ email, pendingEmail: null });
    expect((await write(session, "fourth@new.example")).statusCode).toBe(403);
  });

  it("goes to nobody when somebody else has it, also when they took it meanwhile", async () => {
    const [one, other] = [await test.openMember(test.a, "agent"), await test.openMember(test.b, "agent")];
    expect((await write(one.session, other.email)).statusCode).toBe(409);
    await write(one.session, "both@new.example");
    const token = await tokenTo("both@new.example");
    await write(other.session, "both@new.example");
    const reset = await forgotten(other.email);
    expect((await prove(await tokenTo("both@new.example", 2))).statusCode).toBe(200);
    // Whoever reads the old mailbox has no way in any more.
    expect((await reset()).statusCode).toBe(401);
    expect((await prove(token)).statusCode).toBe(409);
    expect((await account(one.session)).email).toBe(one.email);
  });

  it("that is the first of an account holds at once: there is no other way in to keep", async () => {
    expect((await write(test.b.session, "owner-b@new.example")).statusCode).toBe(204);
    expect(await account(test.b.session)).toMatchObject({
      email: "owner-b@new.example",
      pendingEmail: null,
    });
    expect(mailsTo("owner-b@new.example")).toEqual([]);
  });
});

describe("a visit", () => {
  const visit = async (session: string, read = false) =>
    (await send("POST", "/api/v1/visits", { read }, session)).json().before;
  const at = (ms: number) => new Date(ms).toISOString();

  it("goes on while the app is used, on any device, and ends after half an hour without use", async () => {
    const { session } = await test.openMember(test.a, "viewer");
    const noon = now;
    expect(await visit(session)).toBeNull();
    now = noon + visitEndMs - 1;
    expect(await visit(session)).toBeNull();
    const used = now;
    now += visitEndMs;
    expect(await visit(session)).toBe(at(used));
    now += visitEndMs - 1;
    expect(await visit(session)).toBe(at(used));
    // A clock that was set back begins no new visit.
    now -= 86_400_000;
    expect(await visit(session)).toBe(at(used));
    now += 86_400_000;
  });

  it("whose news was read has none, and each workspace has visits of its own", async () => {
    const { session, person } = await test.openMember(test.a, "viewer");
    await visit(session);
    now += 86_400_000;
    expect(await visit(session, true)).toBe(at(now));
    const read = now;
    now += 60_000;
    expect(await visit(session)).toBe(at(read));
    await putMembership(test.app.database, test.b.workspace, person, "viewer", null);
    await send("PUT", "/api/v1/session/workspace", { workspace: test.b.workspace }, session);
    expect(await visit(session)).toBeNull();
  });
});
