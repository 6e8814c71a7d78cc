// Accounts against the real server: the ways in, invitations, who may change whom, and that whoever is removed is out with
// their next request.

import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext, silentLog } from "../../src/context.ts";
import { openSmtpMail } from "../../src/mail/smtp-mail.ts";
import { bearer, browser, openTestApp, type TestApp, type TestMember } from "../app.ts";
import { linkIn, type Mailbox, openMailbox } from "../mailbox.ts";

let test: TestApp;
let mailbox: Mailbox;
let sender: ReturnType<typeof openSmtpMail>;
let ahead = 0;
let held: number | undefined;
/** Session of an owner of company A whom no test changes. */
let boss = "";

beforeAll(async () => {
  mailbox = await openMailbox();
  sender = openSmtpMail({ url: mailbox.url, from: "cx@example.com" });
  const context = { ...createContext(silentLog, sender), now: () => (held ?? Date.now()) + ahead };
  test = await openTestApp({ context, env: { VIVENCIA_URL: "https://cx.example.com" } });
  boss = (await test.openMember(test.a, "owner")).session;
});

afterAll(async () => {
  await test?.close();
  sender?.close();
  await mailbox?.close();
});

const password = "una contraseña larga";

/** All rate limits are full again. */
function later(): void {
  ahead += 3_600_000;
}

async function send(method: "POST" | "PUT" | "DELETE", url: string, payload?: object, session?: string) {
  later();
  return test.call(
    { method, url, ...(payload ? { payload } : {}) },
    session === undefined ? {} : browser(session),
  );
}

const read = (url: string, session: string) => test.call({ url }, browser(session));
const statusOf = async (session: string) => (await read("/api/v1/me", session)).statusCode;

type Answer = Awaited<ReturnType<typeof send>>;

function sessionIn(answer: Answer): string {
  return answer.cookies.findLast(({ name }) => name === "vivencia_session")?.value ?? "";
}

/** Waits for a mail. */
const mailTo = (email: string) =>
  expect.poll(() => mailbox.received.some(({ to }) => to.includes(email)), { timeout: 30_000 }).toBe(true);

/** A code of an authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds. */
function codeOf(secret: string, at = Date.now()): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** A member with a password. */
async function withPassword(role: Parameters<TestApp["openMember"]>[1]): Promise<TestMember> {
  const member = await test.openMember(test.a, role);
  const set = await send("PUT", "/api/v1/account/password", { password }, member.session);
  expect([set.statusCode, set.body]).toEqual([204, ""]);
  return member;
}

const signIn = (email: string, said = password) =>
  send("POST", "/api/v1/session/password", { email, password: said });

// A password is slow to check, on purpose.
describe("passwords", () => {
  it("let the first owner in after they set an e-mail and one", async () => {
    const link = await test.call({ method: "POST", url: "/api/v1/links" }, bearer(test.localToken));
    const session = sessionIn(await send("POST", "/api/v1/session", { token: link.json().token }));
    const early = await send("PUT", "/api/v1/account/password", { password }, session);
    expect(early.statusCode).toBe(409);
    const body = { name: "Ana", email: "Ana@Example.com", language: "es" };
    expect((await send("PUT", "/api/v1/account", body, session)).statusCode).toBe(204);
    expect((await send("PUT", "/api/v1/account/password", { password }, session)).statusCode).toBe(204);
    const entered = await signIn("ana@EXAMPLE.com");
    expect(entered.statusCode).toBe(204);
    expect((await read("/api/v1/me", sessionIn(entered))).json().user).toMatchObject({
      name: "Ana",
      role: "owner",
    });
  });

  it("are refused in the same words whether the e-mail is known or not", async () => {
    const { email } = await withPassword("analyst");
    const answers = [await signIn(email, "wrong password"), await signIn("nobody@example.com")];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401]);
    expect(answers[0]?.json()).toEqual(answers[1]?.json());
    expect(answers.flatMap(({ cookies }) => cookies.map(({ name }) => name))).toEqual([]);
  });

  it("change only with the current one, and sign all other browsers out", async () => {
    const { email, session } = await withPassword("analyst");
    const other = sessionIn(await signIn(email));
    const change = (current: string) =>
      send("PUT", "/api/v1/account/password", { current, password: "otra contraseña" }, session);
    expect((await change("wrong password")).statusCode).toBe(403);
    expect((await change(password)).statusCode).toBe(204);
    expect([await statusOf(session), await statusOf(other)]).toEqual([200, 401]);
    expect((await signIn(email)).statusCode).toBe(401);
    expect((await signIn(email, "otra contraseña")).statusCode).toBe(204);
  });

  it("are tried only so often upon one e-mail, and again later", async () => {
    const { email } = await withPassword("viewer");
    const attempt = () =>
      test.call({
        method: "POST",
        url: "/api/v1/session/password",
        payload: { email, password: "wrong password" },
      });
    later();
    held = Date.now();
    const statuses = [];
    for (let tried = 0; tried < 11; tried++) statuses.push((await attempt()).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    held = undefined;
    expect((await signIn(email)).statusCode).toBe(204);
  });

  it("are set anew by a mail that works once and ends every session", async () => {
    const { email, session } = await withPassword("analyst");
    expect((await send("POST", "/api/v1/password/forgotten", { email })).statusCode).toBe(204);
    expect(
      (await send("POST", "/api/v1/password/forgotten", { email: "nobody@example.com" })).statusCode,
    ).toBe(204);
    await mailTo(email);
    const link = linkIn(mailbox.latestTo(email));
    expect(link).toMatch(/^https:\/\/cx\.example\.com\/new-password#/);
    const body = { token: link.split("#")[1], password: "una nueva contraseña" };
    expect((await send("POST", "/api/v1/password/reset", body)).statusCode).toBe(204);
    expect((await send("POST", "/api/v1/password/reset", body)).statusCode).toBe(401);
    expect(await statusOf(session)).toBe(401);
    expect((await signIn(email, "una nueva contraseña")).statusCode).toBe(204);
    expect(mailbox.received.some(({ to }) => to.includes("nobody@example.com"))).toBe(false);
  });
});

describe("links by mail", () => {
  it("sign in once, in the language of the person", async () => {
    const { email } = await test.openMember(test.a, "agent");
    expect((await send("POST", "/api/v1/session/mail", { email })).statusCode).toBe(204);
    await mailTo(email);
    const got = mailbox.latestTo(email);
    expect(got.mail.subject).toBe("Your link to sign in");
    const token = linkIn(got).split("#")[1];
    const entered = await send("POST", "/api/v1/session", { token });
    expect(await statusOf(sessionIn(entered))).toBe(200);
    expect((await send("POST", "/api/v1/session", { token })).statusCode).toBe(401);
  });
});

describe("the second factor", () => {
  async function withSecondFactor() {
    const member = await withPassword("analyst");
    const url = "/api/v1/account/second-factor";
    expect((await send("POST", url, { password: "wrong password" }, member.session)).statusCode).toBe(403);
    const made = await send("POST", url, { password }, member.session);
    const { secret, uri, backupCodes } = made.json();
    expect(uri).toContain(`secret=${secret}`);
    const firstCode = codeOf(secret);
    const confirmed = await send("POST", `${url}/confirm`, { code: firstCode }, member.session);
    expect([confirmed.statusCode, confirmed.body]).toEqual([204, ""]);
    return { ...member, secret, firstCode, backupCodes, session: sessionIn(confirmed) };
  }

  const challengeOf = (answer: Answer) => ({
    cookie: answer.cookies
      .filter(({ name, value }) => name !== "vivencia_session" && value !== "")
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join("; "),
  });

  const give = (challenge: { cookie: string }, code: string) => {
    later();
    const url = "/api/v1/session/second-factor";
    return test.call({ method: "POST", url, payload: { code } }, challenge);
  };

  it("stands before the session, takes each code once and each backup code once", async () => {
    const { email, secret, firstCode, backupCodes, session } = await withSecondFactor();
    expect(await statusOf(session)).toBe(200);
    const due = await signIn(email);
    expect([due.statusCode, due.json()]).toEqual([202, { secondFactor: true }]);
    expect(sessionIn(due)).toBe("");
    expect((await give(challengeOf(due), "000000")).statusCode).toBe(403);
    // The code that set it up is spent; the next one of the app is not.
    expect((await give(challengeOf(due), firstCode)).statusCode).toBe(409);
    const next = codeOf(secret, Date.now() + 30_000);
    const second = await signIn(email);
    const both = await Promise.all([give(challengeOf(due), next), give(challengeOf(second), next)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
    expect(await statusOf(sessionIn(both.find(({ statusCode }) => statusCode === 204) as Answer))).toBe(200);
    const third = await signIn(email);
    expect((await give(challengeOf(third), backupCodes[0])).statusCode).toBe(204);
    expect((await give(challengeOf(await signIn(email)), backupCodes[0])).statusCode).toBe(403);
    expect((await give({ cookie: "" }, next)).statusCode).toBe(401);
  });

  it("stands before a link that came by mail too", async () => {
    const { email, backupCodes } = await withSecondFactor();
    await send("POST", "/api/v1/session/mail", { email });
    await mailTo(email);
    const due = await send("POST", "/api/v1/session", {
      token: linkIn(mailbox.latestTo(email)).split("#")[1],
    });
    expect(due.statusCode).toBe(202);
    expect((await give(challengeOf(due), backupCodes[1])).statusCode).toBe(204);
  });

  it("goes off only with the password", async () => {
    const { email, session } = await withSecondFactor();
    const end = (said: string) =>
      send("POST", "/api/v1/account/second-factor/end", { password: said }, session);
    expect((await end("wrong password")).statusCode).toBe(403);
    expect((await end(password)).statusCode).toBe(204);
    expect((await signIn(email)).statusCode).toBe(204);
  });
});

describe("invitations", () => {
  const invite = async (email: string, role = "analyst", more = {}) => {
    const body = { email, role, language: "es", ...more };
    return send("POST", "/api/v1/invitations", body, boss);
  };

  it("let someone in once, with the role and the units they name", async () => {
    const made = await invite("Luz@example.com", "analyst", { units: ["north"], byMail: true });
    const got = mailbox.latestTo("luz@example.com");
    expect(got.mail.subject).toMatch(/^Te invitan a /);
    const token = linkIn(got).split("#")[1];
    expect(token).toBe(made.json().token);
    const shown = await send("POST", "/api/v1/join/read", { token });
    expect(shown.json()).toMatchObject({ email: "luz@example.com", role: "analyst", isKnown: false });
    const body = { token, name: "Luz", password, language: "es" };
    const both = await Promise.all([send("POST", "/api/v1/join", body), send("POST", "/api/v1/join", body)]);
    const joined = both.find(({ statusCode }) => statusCode === 204) as Answer;
    expect(both.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
    expect(await statusOf(sessionIn(joined))).toBe(200);
    expect((await send("POST", "/api/v1/join", body)).statusCode).toBe(404);
    expect((await signIn("luz@example.com")).statusCode).toBe(204);
    const people = (await read("/api/v1/people", boss)).json();
    expect(people.members).toContainEqual(
      expect.objectContaining({ name: "Luz", role: "analyst", units: ["north"] }),
    );
    expect((await invite("luz@example.com")).statusCode).toBe(409);
  });

  it("end when they are revoked, replaced or too old", async () => {
    const first = (await invite("eva@example.com")).json();
    const second = (await invite("eva@example.com")).json();
    const again = (await send("POST", `/api/v1/invitations/${second.id}/again`, {}, boss)).json();
    const shown = async ({ token }: { token: string }) =>
      (await send("POST", "/api/v1/join/read", { token })).statusCode;
    expect([await shown(first), await shown(second), await shown(again)]).toEqual([404, 404, 200]);
    await send("DELETE", `/api/v1/invitations/${again.id}`, undefined, boss);
    expect(await shown(again)).toBe(404);
    const old = (await invite("old@example.com")).json();
    await test.app.database.run("UPDATE invitation SET expires_at = now() WHERE id = $1", [old.id]);
    expect(await shown(old)).toBe(404);
    const body = { token: old.token, name: "Old", password, language: "es" };
    expect((await send("POST", "/api/v1/join", body)).statusCode).toBe(404);
  });

  it("never open an account that exists: its owner accepts signed in, and may switch between workspaces", async () => {
    const member = await test.openMember(test.a, "viewer");
    const stranger = await test.openMember(test.a, "viewer");
    const body = { email: member.email, role: "analyst", language: "en" };
    const made = await send("POST", "/api/v1/invitations", body, test.b.session);
    const { token } = made.json();
    const asNew = { token, name: "Thief", password, language: "es" };
    expect((await send("POST", "/api/v1/join", asNew)).statusCode).toBe(409);
    expect((await send("POST", "/api/v1/join/accept", { token }, stranger.session)).statusCode).toBe(403);
    expect((await send("POST", "/api/v1/join/accept", { token }, member.session)).statusCode).toBe(204);
    const me = async () => (await read("/api/v1/me", member.session)).json();
    expect(await me()).toMatchObject({ user: { role: "analyst" }, workspace: { id: test.b.workspace } });
    const back = { workspace: test.a.workspace };
    expect((await send("PUT", "/api/v1/session/workspace", back, member.session)).statusCode).toBe(204);
    expect(await me()).toMatchObject({ user: { role: "viewer" }, workspace: { id: test.a.workspace } });
    const elsewhere = { workspace: test.b.workspace };
    expect((await send("PUT", "/api/v1/session/workspace", elsewhere, stranger.session)).statusCode).toBe(
      404,
    );
  });
});

describe("members", () => {
  it("are out with their next request when they are removed, and changed with it when their role is", async () => {
    const member = await withPassword("administrator");
    const url = `/api/v1/people/${member.person}`;
    expect((await read("/api/v1/people", member.session)).statusCode).toBe(200);
    await send("PUT", url, { role: "viewer" }, boss);
    expect((await read("/api/v1/people", member.session)).statusCode).toBe(403);
    await send("DELETE", url, undefined, boss);
    expect(await statusOf(member.session)).toBe(401);
    expect((await signIn(member.email)).statusCode).toBe(403);
  });

  it("who are administrators cannot make, change or remove owners", async () => {
    const administrator = await test.openMember(test.a, "administrator");
    const owner = await test.openMember(test.a, "owner");
    const own = `/api/v1/people/${owner.person}`;
    const mine = `/api/v1/people/${administrator.person}`;
    const as = administrator.session;
    const invitation = { email: "boss@example.com", role: "owner", language: "es" };
    const answers = [
      await send("PUT", mine, { role: "owner" }, as),
      await send("PUT", own, { role: "viewer" }, as),
      await send("DELETE", own, undefined, as),
      await send("POST", "/api/v1/invitations", invitation, as),
      await send("POST", "/api/v1/workspaces", { name: "Mine" }, as),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403]);
    // A link that an administrator makes leads to their own account, never to the owner's.
    const link = await send("POST", "/api/v1/links", undefined, as);
    const entered = await send("POST", "/api/v1/session", { token: link.json().token });
    expect((await read("/api/v1/me", sessionIn(entered))).json().user.role).toBe("administrator");
  });

  it("who own a workspace cannot all go, however fast they are", async () => {
    const first = await test.openMember(test.a, "owner");
    const made = await send("POST", "/api/v1/workspaces", { name: "Another" }, first.session);
    const { id } = made.json();
    await send("PUT", "/api/v1/session/workspace", { workspace: id }, first.session);
    const leave = (session: string) => send("DELETE", `/api/v1/account/workspaces/${id}`, undefined, session);
    expect((await leave(first.session)).statusCode).toBe(409);
    const self = `/api/v1/people/${first.person}`;
    expect((await send("PUT", self, { role: "viewer" }, first.session)).statusCode).toBe(409);
    const second = await test.openMember({ ...test.a, workspace: id }, "owner");
    const both = await Promise.all([leave(first.session), leave(second.session)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
  });

  it("see where they are signed in and end what they do not know", async () => {
    const { email, session } = await withPassword("agent");
    const other = sessionIn(await signIn(email));
    const { sessions } = (await read("/api/v1/account/sessions", session)).json();
    expect(sessions).toHaveLength(2);
    const unknown = sessions.find(({ isThis }: { isThis: boolean }) => !isThis);
    await send("DELETE", `/api/v1/account/sessions/${unknown.id}`, undefined, session);
    expect([await statusOf(session), await statusOf(other)]).toEqual([200, 401]);
  });
});

describe("what is kept", () => {
  it("holds no token, code or password as it was said", async () => {
    const { email } = await withPassword("viewer");
    const session = sessionIn(await signIn(email));
    const token = session.split(".")[0] ?? "";
    expect(token.length).toBeGreaterThan(20);
    for (const table of [
      "login_session",
      "credential",
      "verification",
      "sign_in_link",
      "second_factor",
      "invitation",
    ]) {
      const held = await test.app.database.run(
        `SELECT FROM ${table} t WHERE t::text LIKE '%' || $1 || '%' OR t::text LIKE '%' || $2 || '%'`,
        [token, password],
      );
      expect([table, held]).toEqual([table, 0]);
    }
  });
});
