// Personal invitations: one link for one person and one answer, which stands on that person's timeline; who is held back is
// kept with the reason; and however many processes want the same people, and whichever of them is killed, nobody is asked
// more often than the rules say.

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { invitationOfToken } from "../../src/actions/asking/invitation-token.ts";
import { sendLetters } from "../../src/actions/asking/send-letters.ts";
import { logIdlePartials } from "../../src/actions/partial-responses.ts";
import { openRows } from "../../src/intake/sources/files/open-rows.ts";
import { until } from "../processes.ts";
import { type AskedProduct, kill, noRules, openAskedProduct, tokenIn } from "./asked-product.ts";

const droppedInvitations = new URL(
  "../../src/records/migrations/0028-dropped-invitations.sql",
  import.meta.url,
);

let p: AskedProduct;

beforeAll(async () => {
  p = await openAskedProduct();
});

afterAll(() => p?.close());

const open = "/api/v1/public-surveys";
const answer = (token: string, answers: object, what = "responses") =>
  p.test.call({
    method: "POST",
    url: `${open}/${token}/${what}`,
    payload: { id: randomUUID(), version: 1, language: "es", answers },
  });

const timeline = async (kind: string, value: string) => {
  await p.inLog();
  const query = `kind=${kind}&value=${encodeURIComponent(value)}`;
  const { id } = (await p.ask("GET", `/api/v1/customers/lookup?${query}`)).json();
  return (await p.ask("GET", `/api/v1/customers/${id}/timeline`)).json().items;
};

describe("a personal link", () => {
  it("is answered once, by whom it was sent to, from whatever device", async () => {
    const survey = await p.publish("relationship_nps");
    const people = [{ user: "U-1", email: "uno@example.com", name: "Ana", unit: "norte" }];
    const invited = await p.invite(survey.id, { way: "link", people });
    expect(invited).toMatchObject({ invited: 1, held: {}, repeated: 0, problems: [] });
    const [made] = await p.invitations(survey.id);
    const token = tokenIn(made?.link ?? null);
    expect(token).toMatch(/^[\w-]{43}$/);
    const opened = (await p.test.call({ url: `${open}/${token}` })).json();
    expect(opened).toMatchObject({
      state: "open",
      personal: { response: made?.id, name: "Ana", language: "es", hidden: { unit: "norte" } },
    });
    expect((await answer(token, { recommend: 9 }, "partials")).statusCode).toBe(204);
    for (let i = 0; i < 3; i++) expect((await answer(token, { recommend: 9 })).statusCode).toBe(200);
    expect((await p.test.call({ url: `${open}/${token}` })).json()).toMatchObject({
      state: "used",
      questionnaire: null,
    });
    expect((await answer(token, { recommend: 0 })).statusCode).toBe(200);
    const items = await timeline("user", "U-1");
    expect(items.map(({ kind, unit }: { kind: string; unit: string }) => [kind, unit])).toEqual([
      ["answered", "norte"],
      ["invited", "norte"],
    ]);
    expect(items[0].answers).toMatchObject([{ metric: "nps", score: 9 }]);
    const results = (await p.ask("POST", `/api/v1/surveys/${survey.id}/results`, {})).json();
    expect(results.responses).toBe(1);
    const [after] = await p.invitations(survey.id);
    for (const step of ["openedAt", "startedAt", "completedAt"]) expect(after?.[step]).not.toBeNull();
  });

  it("that is left half way stands on the person's timeline all the same", async () => {
    const survey = await p.publish("relationship_nps");
    await p.invite(survey.id, { way: "link", people: [{ phone: "+34600000777" }] });
    const [made] = await p.invitations(survey.id);
    await answer(tokenIn(made?.link ?? null), { recommend: 2 }, "partials");
    await p.test.app.database.run("UPDATE survey_partial SET updated_at = updated_at - interval '1 hour'");
    await logIdlePartials(p.test.app);
    const items = await timeline("phone", "+34600000777");
    const said = items.find(({ kind }: { kind: string }) => kind === "answered");
    expect(said.answers).toMatchObject([{ metric: "nps", score: 2 }]);
  });

  it("cannot be guessed, changed, used late or after its person has declined", async () => {
    const survey = await p.publish("event");
    const people = [{ email: "late@example.com" }, { email: "no@example.com" }];
    await p.invite(survey.id, { way: "link", people });
    const all = await p.invitations(survey.id);
    const tokenOf = (email: string) => tokenIn(all.find((one) => one.email === email)?.link ?? null);
    const token = tokenOf("late@example.com");
    const bytes = Buffer.from(token, "base64url");
    for (const at of [0, 15, 16, 31]) {
      const forged = Buffer.from(bytes);
      forged[at] = (forged[at] ?? 0) ^ 1;
      expect((await p.test.call({ url: `${open}/${forged.toString("base64url")}` })).statusCode).toBe(404);
    }
    // The last sign has two bits that say nothing: with others it is another text, and no token.
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = alphabet.indexOf(token.at(-1) ?? "");
    const twin = `${token.slice(0, -1)}${alphabet[last ^ 1]}`;
    expect(Buffer.from(twin, "base64url").equals(bytes)).toBe(true);
    expect(await invitationOfToken(p.test.app, twin)).toBeUndefined();
    await p.test.app.database.run(
      "UPDATE survey_invitation SET expires_at = now() - interval '1 day' WHERE email = 'late@example.com'",
    );
    expect((await p.test.call({ url: `${open}/${token}` })).json().state).toBe("expired");
    expect((await answer(token, { satisfaction: 5 })).statusCode).toBe(409);
    const declined = tokenOf("no@example.com");
    const decline = await p.test.call({ method: "POST", url: `${open}/${declined}/decline` });
    expect(decline.statusCode).toBe(204);
    expect((await p.test.call({ url: `${open}/${declined}` })).json().state).toBe("used");
  });
});

describe("inviting", () => {
  it("again under the same batch invites nobody twice", async () => {
    const survey = await p.publish("visit");
    const people = Array.from({ length: 150 }, (_, i) => ({ email: `again${i}@example.com` }));
    const batch = randomUUID();
    expect((await p.invite(survey.id, { way: "link", batch, people })).invited).toBe(150);
    const again = await p.invite(survey.id, { way: "link", batch, people });
    expect(again).toMatchObject({ invited: 0, repeated: 150 });
    expect((await p.invitations(survey.id)).length).toBe(150);
  });

  it("tells who could not be understood, and keeps who is held back with the reason", async () => {
    await p.test.track(p.test.a, [
      {
        type: "identify",
        userId: "refuser",
        traits: { email: "refuser@example.com" },
        context: { consent: { categoryPreferences: { surveys: false } } },
      },
    ]);
    const survey = await p.publish("complaint");
    await p.setAsking(survey.id, (asking) => ({
      ...asking,
      contact: { ...asking.contact, purpose: "Surveys" },
    }));
    const text = [
      "correo;nombre;idioma",
      "fine@example.com;Fe;en-GB",
      "FINE@example.com;Fe otra vez;es",
      "refuser@example.com;;",
      "stopped@example.com;;",
      "broken;;",
    ].join("\n");
    await p.ask("POST", "/api/v1/invitations/reports", {
      reports: [{ email: "Stopped@example.com", kind: "complained" }],
    });
    const listed = await p.ask("POST", `/api/v1/surveys/${survey.id}/invitations/list`, {
      ...{ way: "link", batch: randomUUID(), text },
    });
    // The same person twice in one list is the same occasion.
    expect(listed.json()).toMatchObject({
      invited: 1,
      repeated: 1,
      held: { consent_refused: 1, no_contact: 1 },
      problems: [{ line: 6, problem: "bad_email" }],
    });
    const shown = await p.invitations(survey.id, "held=true");
    expect(shown.map(({ email, hold, link }) => [email, hold, link]).sort()).toEqual([
      ["refuser@example.com", "consent_refused", null],
      ["stopped@example.com", "no_contact", null],
    ]);
    const taken = (query: string) =>
      p.test.call({
        url: `/api/v1/surveys/${survey.id}/invitations/export?language=es${query}`,
        headers: { cookie: `vivencia_session=${p.test.a.session}` },
      });
    const file = await taken("");
    expect(file.body).toMatch(/^\uFEFFcorreo;teléfono;identificador;.*\r\n/);
    expect(file.body).toMatch(
      /fine@example\.com;;fine@example\.com;Fe;en;;https:\/\/cx\.example\.com\/a\/[\w-]{43};/,
    );
    const book = await taken("&format=xlsx");
    const { header, blocks } = await openRows(() => Readable.from([book.rawPayload]), "links.xlsx");
    expect(header.slice(0, 3)).toEqual(["correo", "teléfono", "identificador"]);
    const rows = [];
    for await (const block of blocks) rows.push(...block);
    const fine = rows.find(({ cells }) => cells[0] === "fine@example.com");
    expect(fine?.cells[6]).toMatch(/^https:\/\/cx\.example\.com\/a\/[\w-]{43}$/);
  });

  it("knows a customer under all their identifiers, and explains on their page why they are not asked", async () => {
    await p.test.track(p.test.a, [
      { type: "identify", userId: "many", traits: { email: "many@example.com", name: "Eva Ríos" } },
    ]);
    const survey = await p.publish("purchase");
    await p.invite(survey.id, { way: "link", people: [{ user: "many" }] });
    const second = await p.invite(survey.id, { way: "link", people: [{ email: "many@example.com" }] });
    expect(second).toMatchObject({ invited: 0, held: { same_survey: 1 } });
    await p.inLog();
    const { id } = (await p.ask("GET", "/api/v1/customers/lookup?kind=user&value=many")).json();
    const contact = (await p.ask("GET", `/api/v1/customers/${id}/contact`)).json();
    expect(contact.noContact).toBeNull();
    expect(
      contact.invitations.map(({ state, hold, name }: Record<string, unknown>) => [state, hold, name]),
    ).toEqual([
      ["held", "same_survey", "Eva Ríos"],
      ["made", null, "Eva Ríos"],
    ]);
    const own = contact.surveys.find((one: { id: string }) => one.id === survey.id);
    expect(own.decision).toMatchObject({ kind: "hold", why: "same_survey" });
    expect((await p.ask("PUT", `/api/v1/customers/${id}/no-contact`)).statusCode).toBe(204);
    const third = await p.invite((await p.publish("delivery")).id, {
      ...{ way: "link", people: [{ email: "many@example.com" }] },
    });
    expect(third.held).toEqual({ no_contact: 1 });
    expect((await p.ask("DELETE", `/api/v1/customers/${id}/no-contact`)).statusCode).toBe(204);
  });

  it("lets a waiting invitation give way to a survey of higher priority", async () => {
    await p.setRules({ ...noRules, afterInvitation: 5 });
    const [low, high] = [await p.publish("visit"), await p.publish("complaint")];
    await p.setAsking(high.id, (asking) => ({ ...asking, contact: { ...asking.contact, priority: 9 } }));
    const people = [{ email: "priority@example.com" }];
    await p.invite(low.id, { way: "email", people });
    expect(await p.invite(high.id, { way: "email", people })).toMatchObject({ invited: 1 });
    const [gave] = await p.invitations(low.id);
    expect([gave?.state, gave?.hold]).toEqual(["held", "gave_way"]);
    await p.test.app.database.run("DELETE FROM survey_invitation WHERE email = 'priority@example.com'");
  });

  it("does not count people whose letter was dropped because its survey had closed, nor stumbles over them", async () => {
    await p.setRules({ ...noRules, afterInvitation: 5 });
    const [low, same, high] = [
      await p.publish("visit"),
      await p.publish("event"),
      await p.publish("complaint"),
    ];
    await p.setAsking(high.id, (asking) => ({ ...asking, contact: { ...asking.contact, priority: 9 } }));
    const people = [{ email: "dropped@example.com" }, { email: "opener@example.com" }];
    await p.invite(low.id, { way: "email", people });
    const opener = (await p.invitations(low.id)).find(({ email }) => email === "opener@example.com");
    await p.test.call({ url: `${open}/${tokenIn(opener?.link ?? null)}` });
    expect((await p.ask("POST", `/api/v1/surveys/${low.id}/close`)).statusCode).toBe(200);
    expect(await sendLetters(p.test.app)).toBe(0);
    expect(
      (await p.invitations(low.id)).map(({ email, state, hold }) => [email, state, hold]).sort(),
    ).toEqual([
      ["dropped@example.com", "held", "closed"],
      ["opener@example.com", "made", null],
    ]);
    expect(await p.invite(same.id, { way: "email", people })).toMatchObject({
      invited: 1,
      held: { invited: 1 },
    });
    // A letter that is gone cannot be taken back: what is left of it is a contact like any other.
    await p.test.app.database.run("UPDATE survey_letter SET state = 'dropped' WHERE state = 'waiting'");
    expect(await p.invite(high.id, { way: "email", people })).toMatchObject({
      invited: 0,
      held: { invited: 2 },
    });
    // What an older version left so is mended when the database is opened.
    await p.test.app.database.run(readFileSync(droppedInvitations, "utf8"));
    expect((await p.invitations(same.id)).find(({ state }) => state !== "held")).toBeUndefined();
    expect(await p.invite(high.id, { way: "email", people })).toMatchObject({
      invited: 1,
      held: { invited: 1 },
    });
  });
});

describe("one mailbox", () => {
  it("is written to once, under however many names its owner is in a list", async () => {
    await p.setRules(noRules);
    const survey = await p.publish("relationship_nps");
    const people = ["M-1", "M-2"].map((user) => ({ user, email: "mailbox@example.com" }));
    const invited = await p.invite(survey.id, { way: "email", people });
    expect(invited).toMatchObject({ invited: 1, held: { twice: 1 } });
  });

  it("keeps the rests of all who read it, whichever name comes first", async () => {
    await p.setRules({ ...noRules, afterInvitation: 5 });
    const [first, second] = [await p.publish("visit"), await p.publish("event")];
    await p.invite(first.id, { way: "email", people: [{ user: "B-1", email: "both@example.com" }] });
    const held = { invited: 0, held: { invited: 1 } };
    for (const person of [{ email: "both@example.com" }, { user: "B-2", email: "both@example.com" }])
      expect(await p.invite(second.id, { way: "email", people: [person] })).toMatchObject(held);
    await p.invite(first.id, { way: "email", people: [{ email: "alone@example.com" }] });
    const later = await p.invite(second.id, {
      ...{ way: "email", people: [{ user: "B-3", email: "alone@example.com" }] },
    });
    expect(later).toMatchObject(held);
  });
});

const counts = z.object({ identity: z.string(), n: z.number() });

describe("the rules of contact", { timeout: 180_000 }, () => {
  it("are never exceeded by two processes that want the same people, nor when one is killed again and again", async () => {
    await p.setRules({ ...noRules, most: { times: 2, days: 30 } });
    const survey = await p.publish("digital_task");
    await p.setAsking(survey.id, (asking) => ({ ...asking, contact: { ...asking.contact, sameSurvey: 0 } }));
    const people = 60;
    const asked = () =>
      p.test.app.database.rows(
        counts,
        "SELECT identity, count(*) AS n FROM survey_invitation WHERE survey = $1 AND state <> 'held' GROUP BY identity",
        [survey.id],
      );
    const held = async () =>
      (
        await p.test.app.database.row(
          z.object({ n: z.number() }),
          "SELECT count(*) AS n FROM survey_invitation WHERE survey = $1 AND state = 'held'",
          [survey.id],
        )
      )?.n ?? 0;
    const [one, two] = await Promise.all([
      p.run("invite", survey.id, people),
      p.run("invite", survey.id, people),
    ]);
    await until("some are asked", async () => (await asked()).length > 0, 60_000);
    await kill(one);
    const three = await p.run("invite", survey.id, people);
    await until("everyone was wanted more often", async () => (await held()) >= 4 * people, 90_000);
    await Promise.all([kill(two), kill(three)]);
    const all = await asked();
    expect(all.length).toBe(people);
    expect(new Set(all.map(({ n }) => n))).toEqual(new Set([2]));
  });
});
