import { describe, expect, it } from "vitest";
import type { Arrival, ArrivedInteraction, ArrivedProfile } from "../../../domain/arrival.ts";
import { type CallFacts, parseCall } from "./parse-call.ts";

const receivedAt = Date.UTC(2026, 0, 31, 12);
const facts: CallFacts = { workspace: 1, receivedAt };

function one(value: unknown, more: Partial<CallFacts> = {}): Arrival {
  const arrivals = parseCall(value, { ...facts, ...more });
  expect(arrivals).toHaveLength(1);
  return arrivals[0] as Arrival;
}

function interaction(value: unknown, more?: Partial<CallFacts>): ArrivedInteraction {
  const arrival = one(value, more);
  if (arrival.type !== "interaction") throw new Error(`not an interaction: ${JSON.stringify(arrival)}`);
  return arrival;
}

function profile(value: unknown, more?: Partial<CallFacts>): ArrivedProfile {
  const arrival = one(value, more);
  if (arrival.type !== "profile") throw new Error(`not a profile: ${JSON.stringify(arrival)}`);
  return arrival;
}

function track(message: object = {}): ArrivedInteraction {
  return interaction({ type: "track", event: "x", userId: "u-1", ...message });
}

function reasonOf(value: unknown): string {
  const arrival = one(value);
  return arrival.type === "broken" ? arrival.reason : arrival.type;
}

describe("the kind of call", () => {
  it("is the path's, else the message's own type", () => {
    expect(interaction({ event: "x", userId: "u" }, { callType: "track" }).callType).toBe("track");
    expect(interaction({ type: "page", userId: "u" }, { callType: "batch" }).callType).toBe("page");
    expect(interaction({ type: "page", event: "x", userId: "u" }, { callType: "track" }).callType).toBe(
      "track",
    );
  });

  it("keeps aside what is no message of a known kind", () => {
    for (const value of [null, 5, "x", [], true]) expect(reasonOf(value)).toBe("not-an-object");
    for (const type of [undefined, "merge", 5, "constructor", "__proto__"])
      expect(reasonOf({ type, userId: "u", event: "x" })).toBe("unknown-type");
    expect(reasonOf({ type: "track", event: "x", userId: "u", properties: [1] })).toBe("not-an-object");
    expect(reasonOf({ type: "identify", userId: "u", traits: "x" })).toBe("not-an-object");
  });
});

describe("the time", () => {
  const at = (message: object, more?: Partial<CallFacts>) =>
    interaction({ type: "track", event: "x", userId: "u", ...message }, more).at;

  it("is receivedAt − (sentAt − originalTimestamp), so that a wrong clock does no harm", () => {
    const originalTimestamp = "2019-05-01T10:00:00.000Z";
    const sentAt = "2019-05-01T10:00:07.250Z";
    expect(at({ originalTimestamp, sentAt })).toBe(receivedAt - 7250);
    expect(at({ timestamp: originalTimestamp, sentAt })).toBe(receivedAt - 7250);
    expect(at({ timestamp: originalTimestamp }, { sentAt })).toBe(receivedAt - 7250);
    expect(at({ originalTimestamp, timestamp: "2026-01-30T00:00:00Z", sentAt })).toBe(receivedAt - 7250);
    expect(at({ timestamp: "2031-05-01T10:00:00Z", sentAt: "2031-05-01T10:00:01Z" })).toBe(receivedAt - 1000);
  });

  it("takes the batch's sentAt before the message's own, which a queue may have kept", () => {
    const timestamp = "2026-01-31T11:00:00Z";
    expect(at({ timestamp, sentAt: "2026-01-31T11:00:01Z" }, { sentAt: "2026-01-31T11:59:00Z" })).toBe(
      receivedAt - 59 * 60_000,
    );
  });

  it("is the sender's time when it does not say when it sent, and ours when it says no time", () => {
    expect(at({ timestamp: "2026-01-30T00:00:00Z" })).toBe(Date.UTC(2026, 0, 30));
    expect(at({ timestamp: "2026-01-30T00:00:00Z", sentAt: "nonsense" })).toBe(Date.UTC(2026, 0, 30));
    expect(at({})).toBe(receivedAt);
    expect(at({ sentAt: "2026-01-30T00:00:00Z" })).toBe(receivedAt);
    expect(at({ timestamp: null, originalTimestamp: "" })).toBe(receivedAt);
  });

  it("believes the time that a RudderStack caller set by hand", () => {
    const message = {
      channel: "server",
      originalTimestamp: "2026-01-31T12:00:00.000Z",
      timestamp: "2020-02-02T00:00:00.000Z",
      sentAt: "2026-01-31T12:00:01.000Z",
    };
    expect(at(message)).toBe(Date.UTC(2020, 1, 2));
    expect(at({ ...message, timestamp: undefined })).toBe(receivedAt - 1000);
  });

  it("is ours when it claims to be more than a day ahead", () => {
    expect(at({ timestamp: "2026-02-01T11:59:59Z" })).toBe(Date.UTC(2026, 1, 1, 11, 59, 59));
    expect(at({ timestamp: "2026-02-01T12:00:01Z" })).toBe(receivedAt);
    expect(at({ timestamp: 9e15 })).toBe(receivedAt);
  });

  it("keeps aside times that are none or before 1990", () => {
    for (const timestamp of ["yesterday", {}, true, "1989-12-31T23:59:59.999Z", -9e15])
      expect(reasonOf({ type: "track", event: "x", userId: "u", timestamp })).toBe("bad-time");
    expect(at({ timestamp: "1990-01-01T00:00:00Z" })).toBe(Date.UTC(1990, 0, 1));
  });
});

describe("identifiers", () => {
  it("are found wherever clients put them, strongest first", () => {
    const { identifiers } = track({
      userId: 77,
      anonymousId: "a-1",
      properties: { phone: "+34 612 345 678", loyaltyCard: "L-9" },
      context: {
        traits: { email: " Ana@Example.ORG " },
        externalIds: [
          { id: "s-1", type: "Shopify ID", collection: "users" },
          { id: "old-7", type: "user_id" },
        ],
        externalId: [{ id: "b-2", type: "brazeExternalId" }],
      },
    });
    expect(identifiers).toEqual([
      { kind: "user", value: "77" },
      { kind: "user", value: "old-7" },
      { kind: "external:brazeexternalid", value: "b-2" },
      { kind: "external:shopify_id", value: "s-1" },
      { kind: "loyalty", value: "L-9" },
      { kind: "email", value: "ana@example.org" },
      { kind: "phone", value: "+34612345678" },
      { kind: "anonymous", value: "a-1" },
    ]);
  });

  it("never are values that stand for nobody", () => {
    const nobody = ["null", "0000", "", "anonymous", "-1", "undefined", null, {}, [], true];
    for (const userId of nobody)
      expect(reasonOf({ type: "track", event: "x", userId })).toBe("no-identifier");
    expect(track({ userId: "0", anonymousId: "a-1" }).identifiers).toEqual([
      { kind: "anonymous", value: "a-1" },
    ]);
    expect(reasonOf({ type: "identify", traits: { email: "anonymous@shop.example" } })).toBe("no-identifier");
    expect(reasonOf({ type: "track", event: "x", userId: "u".repeat(201) })).toBe("no-identifier");
  });

  it("leave the properties and traits, and a broken e-mail stays there to be seen", () => {
    const { properties } = track({ properties: { email: "ana@example.org", phone: "612345678", a: 1 } });
    expect(properties).toEqual({ phone: "612345678", a: 1 });
    const arrival = profile({
      type: "identify",
      anonymousId: "a",
      traits: { email: "ana@example", plan: "pro", phone: "+34612345678" },
    });
    expect(arrival.traits).toEqual({ email: "ana@example", plan: "pro" });
    expect(arrival.identifiers).toEqual([
      { kind: "phone", value: "+34612345678" },
      { kind: "anonymous", value: "a" },
    ]);
  });
});

describe("profiles", () => {
  it("an identify call gives flat traits and all identifiers that belong together", () => {
    const arrival = profile({
      type: "identify",
      messageId: "m",
      userId: "u-1",
      anonymousId: "a-1",
      traits: {
        firstName: "Ana",
        age: 41,
        vip: true,
        address: { city: "León", geo: { lat: 42.6 } },
        tags: ["x", "y", 3],
        gone: null,
        empty: "",
      },
      context: { traits: { firstName: "old", source: "app" } },
    });
    expect(arrival).toMatchObject({ messageId: "m", callType: "identify", at: receivedAt });
    expect(arrival.traits).toEqual({
      firstName: "Ana",
      source: "app",
      age: 41,
      vip: true,
      "address.city": "León",
      "address.geo.lat": 42.6,
      tags: "x, y, 3",
    });
  });

  it("a group's e-mail is not its member's", () => {
    const arrival = profile({
      type: "group",
      userId: "u-1",
      groupId: "g-7",
      traits: { name: "Acme", email: "info@acme.example", seats: 5 },
    });
    expect(arrival.identifiers).toEqual([{ kind: "user", value: "u-1" }]);
    expect(arrival.traits).toEqual({
      group: "g-7",
      "group.name": "Acme",
      "group.email": "info@acme.example",
      "group.seats": 5,
    });
    expect(reasonOf({ type: "group", userId: "u-1" })).toBe("no-identifier");
  });

  it("an alias names the two identifiers of one person", () => {
    const ids = (message: object) => profile({ type: "alias", ...message }).identifiers;
    expect(ids({ previousId: "temp-1", userId: "u-1" })).toEqual([
      { kind: "user", value: "u-1" },
      { kind: "anonymous", value: "temp-1" },
    ]);
    expect(ids({ from: "temp-1", to: "u-1" })).toEqual(ids({ previousId: "temp-1", userId: "u-1" }));
    expect(ids({ previousId: "Ana@example.org", userId: "u-1" })).toEqual([
      { kind: "user", value: "u-1" },
      { kind: "email", value: "ana@example.org" },
    ]);
    for (const message of [{ userId: "u-1" }, { previousId: "x" }, { previousId: "null", userId: "u-1" }])
      expect(reasonOf({ type: "alias", ...message })).toBe("no-identifier");
  });

  it("no trait is called __proto__ and names stay within what screens can ask for", () => {
    const traits: unknown = JSON.parse(`{"__proto__": {"x": 1}, "a\\u0007b": 1, "${"k".repeat(200)}": 2}`);
    const parsed = profile({ type: "identify", userId: "u", traits }).traits;
    expect(Object.keys(parsed)).toEqual(["ab", "k".repeat(80)]);
    expect(Reflect.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(parsed.ab).toBe(1);
  });
});

describe("the name of the event", () => {
  it("is what a track call says", () => {
    expect(track({ event: "  Order Completed " }).event).toBe("Order Completed");
    for (const event of [undefined, "", "  ", null, {}, "\0"])
      expect(reasonOf({ type: "track", userId: "u", event })).toBe("no-event");
  });

  it("is made for pages and screens in a way no track call is named", () => {
    const name = (message: object) => interaction({ userId: "u", ...message }).event;
    expect(name({ type: "page" })).toBe("Viewed a Page");
    expect(name({ type: "page", name: "Home" })).toBe("Viewed Home Page");
    expect(name({ type: "page", name: "Order Completed", category: "Shop" })).toBe(
      "Viewed Shop Order Completed Page",
    );
    expect(name({ type: "screen", properties: { name: "Cart" } })).toBe("Viewed Cart Screen");
  });
});

describe("repeats", () => {
  it("have the same id and content whenever and however often they come", () => {
    const message = { type: "track", event: "x", userId: "u", timestamp: "2026-01-30T00:00:00Z" };
    const first = one({ ...message, sentAt: "2026-01-30T00:00:01Z" });
    const retry = one({ ...message, sentAt: "2026-01-30T00:10:00Z" }, { receivedAt: receivedAt + 599_000 });
    expect(retry).toEqual(first);
  });
});
