// Surveys that ask by themselves: one invitation for each thing that happened, whatever repeats, restarts or is killed.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/actions/app.ts";
import { inviteSegment } from "../../src/actions/asking/manage-invitations.ts";
import { runTriggers } from "../../src/actions/asking/run-triggers.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { type AskedProduct, noRules, openAskedProduct } from "./asked-product.ts";

let p: AskedProduct;

beforeAll(async () => {
  p = await openAskedProduct();
  await p.setRules(noRules);
});

afterAll(() => p?.close());

const plain = {
  ...{ enabled: true, delayMinutes: 0, hours: { from: 0, to: 0 }, percent: 100, way: "link" },
  ...{ unitWeekly: 0, answersWeekly: 0 },
};
const on = (event: string) => ({
  kind: "event",
  where: [{ field: "event", op: "is", values: [event] }],
});

async function triggered(trigger: object) {
  const survey = await p.publish("delivery");
  await p.setAsking(survey.id, (asking) => ({ ...asking, contact: { ...asking.contact, sameSurvey: 0 } }));
  const put = await p.ask("PUT", `/api/v1/surveys/${survey.id}/trigger`, { ...plain, ...trigger });
  expect([put.statusCode, put.body]).toEqual([204, ""]);
  return survey;
}

const happen = (event: string, people: readonly string[], more: object = {}) =>
  p.test.track(
    p.test.a,
    people.map((user) => ({
      ...{ type: "track", messageId: randomUUID(), userId: user, event },
      properties: more,
    })),
  );

const states = async (survey: string) =>
  (await p.invitations(survey)).map(({ state, hold }) => hold ?? state).sort();

describe("a trigger", () => {
  it("asks once for each thing that happened, however often and by however many it is looked at", async () => {
    // What happened before it was switched on asks nobody.
    await happen("Parcel Delivered", ["t0"]);
    const survey = await triggered({ when: on("Parcel Delivered") });
    await happen("Parcel Delivered", ["t1", "t2", "t3"]);
    await happen("Parcel Sent", ["t4"]);
    await Promise.all([runTriggers(p.test.app), runTriggers(p.test.app)]);
    await runTriggers(p.test.app);
    expect(await states(survey.id)).toEqual(["made", "made", "made"]);
    await happen("Parcel Delivered", ["t1"]);
    await runTriggers(p.test.app);
    await runTriggers(p.test.app);
    expect((await p.invitations(survey.id)).length).toBe(4);
  });

  it("sees all that happened in one round, also where it is more than is looked at in one piece", async () => {
    const survey = await triggered({ when: on("Crowd Left") });
    const crowd = Array.from({ length: 7 }, (_, i) => `crowd${i}`);
    await happen("Crowd Left", crowd.slice(0, 5));
    await happen("Crowd Left", crowd.slice(5));
    await runTriggers(p.test.app, undefined, 2);
    expect((await p.invitations(survey.id)).length).toBe(7);
  });

  it("looks at amounts, at parts of names, and at properties as they were sent", async () => {
    const where = {
      all: [
        { field: "event", op: "starts_with", values: ["order comp"] },
        { field: "amount", op: "at_least", amount: 50 },
        { not: { property: "cart.gift", op: "is", values: ["true"] } },
        { property: "plan", op: "contains", values: ["gold"] },
      ],
    };
    const survey = await triggered({ when: { kind: "event", where } });
    const bought = (user: string, total: number, plan: string, gift = false) =>
      happen("Order Completed", [user], { order_id: `o-${user}`, total, plan, cart: { gift } });
    await bought("a1", 50, "Gold Plus");
    await bought("a2", 49.99, "gold");
    await bought("a3", 80, "silver");
    await bought("a4", 80, "gold", true);
    await runTriggers(p.test.app);
    expect((await p.invitations(survey.id)).map(({ who }) => JSON.stringify(who))).toEqual([
      expect.stringContaining("a1"),
    ]);
    const url = `/api/v1/surveys/${survey.id}/trigger`;
    expect((await p.ask("GET", url)).json().trigger.when).toEqual({ kind: "event", where });
  });

  it("goes on where it was when it is killed between inviting and noting it", async () => {
    const survey = await triggered({ when: on("Visit Ended") });
    await happen("Visit Ended", ["k1", "k2"]);
    const dying: App = {
      ...p.test.app,
      database: {
        ...p.test.app.database,
        run: async (sql, values) => {
          if (sql.includes("state = 'done'")) throw new Error("killed");
          return p.test.app.database.run(sql, values);
        },
      },
    };
    await runTriggers(dying);
    expect((await p.invitations(survey.id)).length).toBe(2);
    await runTriggers(p.test.app);
    expect((await p.invitations(survey.id)).length).toBe(2);
  });

  it("waits for its delay and for the hours of the customer, and asks nobody about history", async () => {
    const survey = await triggered({ when: on("Call Ended"), delayMinutes: 120 });
    await happen("Call Ended", ["d1"]);
    await p.test.track(p.test.a, [
      {
        ...{ type: "track", messageId: randomUUID(), userId: "d2", event: "Call Ended" },
        timestamp: new Date(Date.now() - 5 * 86_400_000).toISOString(),
      },
    ]);
    await runTriggers(p.test.app);
    expect(await states(survey.id)).toEqual([]);
    const later: App = {
      ...p.test.app,
      context: { ...p.test.app.context, now: () => Date.now() + 121 * 60_000 },
    };
    await runTriggers(later);
    expect(await states(survey.id)).toEqual(["made"]);
    // Nobody looked for days, as while it is off: what should have asked then does not ask any more, and says so.
    await p.test.app.database.run("UPDATE survey_trigger SET looked_until = now() WHERE survey = $1", [
      survey.id,
    ]);
    await happen("Call Ended", ["d3"]);
    await runTriggers(p.test.app);
    const days = { ...p.test.app.context, now: () => Date.now() + 3 * 86_400_000 };
    await runTriggers({ ...p.test.app, context: days });
    expect(await states(survey.id)).toEqual(["made", "too_late"]);
  });

  it("goes by the clocks of the customer, whichever of their devices said where they are", async () => {
    const hour = new Date().getUTCHours();
    const hours = { from: (hour + 23) % 24, to: (hour + 2) % 24 };
    const survey = await triggered({ when: on("Lift Taken"), hours });
    for (const [user, timezone] of [
      ["z1", "Pacific/Auckland"],
      ["z2", "UTC"],
    ]) {
      const who = { userId: user, anonymousId: `${user}-phone` };
      const traits = { timezone, zona_reparto: "Norte" };
      await p.test.track(p.test.a, [{ type: "identify", messageId: randomUUID(), ...who, traits }]);
      const lift = { type: "track", messageId: randomUUID(), event: "Lift Taken" };
      await p.test.track(p.test.a, [{ ...lift, anonymousId: who.anonymousId }]);
    }
    await runTriggers(p.test.app);
    await p.test.app.database.run("UPDATE survey_occasion SET due_at = now() WHERE trigger = $1", [
      survey.id,
    ]);
    await runTriggers(p.test.app);
    expect((await p.invitations(survey.id)).map(({ who }) => JSON.stringify(who))).toEqual([
      expect.stringContaining("z2"),
    ]);
  });

  it("draws a share, keeps to what a unit may have in a week, and says so of the others", async () => {
    const survey = await triggered({ when: on("Store Left"), unitWeekly: 2 });
    await happen("Store Left", ["q1", "q2", "q3"], { unit: "norte" });
    await happen("Store Left", ["q4"], { unit: "sur" });
    await runTriggers(p.test.app);
    expect(await states(survey.id)).toEqual(["made", "made", "made", "quota"]);
    const none = await triggered({ when: on("App Closed"), percent: 0 });
    await happen("App Closed", ["n1"]);
    await runTriggers(p.test.app);
    expect(await states(none.id)).toEqual(["not_drawn"]);
  });

  it("asks the share that brings the answers aimed for, at each touchpoint for itself", async () => {
    const event = "Chat Ended";
    const people = (name: string, n: number) => Array.from({ length: n }, (_, i) => `${name}${i}`);
    const at = (touchpoint: string) => ({ touchpoint });
    const survey = await triggered({ when: on(event), answersWeekly: 2 });
    await happen(event, people("busy", 400), at("store_checkout"));
    await happen(event, people("calm", 8), at("phone_support"));
    await runTriggers(p.test.app);
    const shown = await p.invitations(survey.id);
    const made = (name: string) =>
      shown.filter(({ who, state }) => state === "made" && JSON.stringify(who).includes(name)).length;
    // One in five is thought to answer: ten are the aim, and twice as many the most.
    expect(made("busy")).toBeGreaterThanOrEqual(10);
    expect(made("busy")).toBeLessThanOrEqual(20);
    expect(made("calm")).toBe(8);
    expect(new Set(shown.map(({ hold }) => hold))).toEqual(new Set([null, "enough"]));
  });

  it("keeps to what a segment may have in a week, and tells what it did and when it looked", async () => {
    await happen("Vip Greeted", ["v1", "v2", "v3"]);
    const condition = { fact: "did", where: [{ field: "event", op: "is", values: ["Vip Greeted"] }] };
    const made = await p.ask("POST", "/api/v1/segments", { name: "Vips", condition });
    const segment = made.json().id;
    const where = { any: [on("Desk Left").where[0], { field: "event", op: "is", values: ["Till Left"] }] };
    const quotas = [{ segment, weekly: 1 }];
    const survey = await triggered({ when: { kind: "event", where }, quotas });
    await happen("Desk Left", ["v1", "v2", "s1"]);
    await happen("Till Left", ["v3", "s2"]);
    await p.test.track(p.test.a, [
      { type: "track", messageId: randomUUID(), anonymousId: "nobody-1", event: "Desk Left" },
    ]);
    await runTriggers(p.test.app);
    expect(await states(survey.id)).toEqual(["made", "made", "made", "quota", "quota"]);
    const url = `/api/v1/surveys/${survey.id}/trigger`;
    const { trigger, deeds } = (await p.ask("GET", url)).json();
    expect(trigger).toMatchObject({ when: { where }, quotas });
    expect(deeds).toMatchObject({ occasions: 6, waiting: 0, nobody: 1, asked: 3, held: { quota: 2 } });
    expect(Date.parse(deeds.lookedAt)).toBeGreaterThan(Date.now() - 60_000);
    const preview = (await p.ask("POST", `${url}/preview`, { when: trigger.when })).json();
    expect(preview).toEqual({ occasions: 6, weekly: [{ touchpoint: "", n: 6 }], members: null });
    // What a survey looks at is not taken away from it.
    const removed = await p.ask("DELETE", `/api/v1/segments/${segment}`);
    expect([removed.statusCode, removed.json().detail]).toEqual([409, expect.stringContaining("survey")]);
  });

  it("gives the places of a week to those who are asked, and none to whom the rules of contact keep back", async () => {
    await p.setRules({ ...noRules, afterInvitation: 5 });
    const before = await p.publish("visit");
    await p.invite(before.id, { way: "link", people: [{ user: "w1" }, { user: "w2" }] });
    const survey = await triggered({ when: on("Store Shut"), unitWeekly: 1 });
    for (const some of [
      ["w1", "w2"],
      ["w3", "w4"],
    ])
      await happen("Store Shut", some, { unit: "norte" });
    await runTriggers(p.test.app);
    expect(await states(survey.id)).toEqual(["invited", "invited", "made", "quota"]);
    await p.setRules(noRules);
  });

  it("on a schedule asks every member of a segment once in a round", async () => {
    const condition = { fact: "did", where: [{ field: "event", op: "is", values: ["Member Joined"] }] };
    for (const member of ["m1", "m2", "m3", "m4"]) await happen("Member Joined", [member]);
    const segment = (await p.ask("POST", "/api/v1/segments", { name: "Members", condition })).json().id;
    const survey = await triggered({ when: { kind: "schedule", segment, everyDays: 1 } });
    // While the members are read page by page the last of them does something, and stands first from then on.
    const { warehouse } = p.test.app;
    const whileActive = (user: string): App => {
      let pages = 0;
      const ask: typeof warehouse.ask = async (query, options) => {
        const rows = await warehouse.ask(query, options);
        if (query.name === "segment-members" && ++pages === 1) await happen("Page Seen", [user]);
        return rows;
      };
      return { ...p.test.app, warehouse: { ...warehouse, ask } };
    };
    await runTriggers(whileActive("m1"), undefined, 2);
    expect((await p.invitations(survey.id)).length).toBe(4);
    await p.test.app.database.run("UPDATE survey_trigger SET wave_on = NULL");
    await runTriggers(p.test.app);
    expect(await states(survey.id)).toEqual(["made", "made", "made", "made"]);
    // The same when they are invited by hand.
    const { workspace } = p.test.a;
    const once = await p.publish("visit");
    const wish = { survey: once.id, way: "link", batch: randomUUID(), origin: "segment" } as const;
    const sight = { workspace, units: null };
    const among = { segment, most: 100 };
    const app = whileActive("m2");
    expect(await inviteSegment(app, systemOf(workspace), sight, wish, among, 2)).toMatchObject({
      invited: 4,
      repeated: 0,
    });
  });
});
