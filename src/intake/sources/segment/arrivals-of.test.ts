import { describe, expect, it } from "vitest";
import { arrivalsOf } from "./arrivals-of.ts";
import { needTag, tagCall, untagCall } from "./entry-tag.ts";
import { parseCall } from "./parse-call.ts";

const receivedAt = Date.UTC(2026, 0, 31, 12);

function items(callType: string, value: unknown) {
  const body = Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
  return arrivalsOf({ workspace: 1, callType, receivedAt, body });
}

function idsOf(callType: string, value: unknown): string[] {
  return items(callType, value).map(({ arrival }) => (arrival.type === "broken" ? "" : arrival.messageId));
}

describe("arrivalsOf", () => {
  it("gives one item for each message of a batch, the broken ones in their places", () => {
    const batch = [
      { type: "track", event: "x", userId: "u" },
      7,
      { type: "identify", userId: "u" },
      { type: "?" },
    ];
    const arrived = items("batch", { batch });
    expect(arrived.map(({ arrival }) => arrival.type)).toEqual([
      "interaction",
      "broken",
      "profile",
      "broken",
    ]);
    expect(arrived.every(({ received, line }) => received === receivedAt && line === null)).toBe(true);
  });

  it("lends the batch's context and sending time to its messages, whose own context wins", () => {
    const [item] = items("batch", {
      sentAt: "2026-01-31T11:00:10.000Z",
      context: { locale: "en-GB", timezone: "Europe/London" },
      batch: [
        {
          type: "track",
          event: "x",
          userId: "u",
          timestamp: "2026-01-31T11:00:00.000Z",
          context: { locale: "es-ES" },
        },
      ],
    });
    expect(item?.arrival).toMatchObject({
      at: receivedAt - 10_000,
      language: "es",
      properties: { context: { locale: "es-ES", timezone: "Europe/London" } },
    });
  });

  it("keeps aside the one event of a batch that is too large and accepts the others", () => {
    const small = { type: "track", event: "x", userId: "u" };
    const arrived = items("batch", {
      batch: [small, { ...small, properties: { pad: "p".repeat(33_000) } }, small],
    });
    expect(arrived.map(({ arrival }) => (arrival.type === "broken" ? arrival.reason : arrival.type))).toEqual(
      ["interaction", "too-large", "interaction"],
    );
  });

  it("what is kept aside says everything itself: parsing it again needs nothing but when it came", () => {
    const [item] = items("batch", {
      writeKey: "k",
      sentAt: "2026-01-31T11:00:10.000Z",
      context: { locale: "es-ES" },
      batch: [
        {
          type: "track",
          event: "x",
          userId: "u",
          writeKey: "k",
          timestamp: "2026-01-31T11:00:00.000Z",
          properties: { answers: [{ metric: "nps", score: 12 }] },
        },
      ],
    });
    expect(item?.arrival).toMatchObject({ type: "broken", reason: "score-out-of-scale" });
    const raw = item?.raw() ?? "";
    expect(raw).not.toContain("writeKey");
    const repaired: unknown = JSON.parse(raw.replace('"score":12', '"score":10'));
    expect(parseCall(repaired, { workspace: 1, receivedAt })).toMatchObject([
      { type: "interaction", at: receivedAt - 10_000, language: "es", answers: [{ score: 10 }] },
    ]);
  });

  it("what is kept aside of a single call remembers which call it was", () => {
    const [item] = items("track", { userId: "u", properties: { a: 1 } });
    expect(JSON.parse(item?.raw() ?? "")).toMatchObject({ type: "track", userId: "u", properties: { a: 1 } });
  });

  it("keeps a hostile body whole", () => {
    const deep = `[${"[".repeat(200_000)}${"]".repeat(200_000)}]`;
    const [item] = items("track", `{"event":5,"x":${"[".repeat(15_000)}${"]".repeat(15_000)}}`);
    expect(item?.arrival).toMatchObject({ type: "broken" });
    expect(items("batch", deep)[0]?.raw()).toBe(deep);
  });

  it("gives an item even for an entry that is damaged", () => {
    expect(items("track", "{")).toMatchObject([{ arrival: { type: "broken" } }]);
    expect(items("track", "{")[0]?.raw()).toBe("{");
  });
});

describe("messages without id and time", () => {
  const click = { type: "track", event: "Clicked", userId: "u" };

  it("are as many as were sent, within a batch and across requests of one millisecond", () => {
    const ids = [
      ...idsOf("batch#a", { batch: [click, click] }),
      ...idsOf("track#b", click),
      ...idsOf("track#c", click),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it("have the same ids each time the journal is read", () => {
    expect(idsOf("batch#a", { batch: [click, click] })).toEqual(idsOf("batch#a", { batch: [click, click] }));
  });

  it("keep their id when they were kept aside and come again", () => {
    const [item] = items("track#a", click);
    const again = parseCall(JSON.parse(item?.raw() ?? ""), { workspace: 1, receivedAt });
    expect(again).toEqual([item?.arrival]);
  });

  it("are the only ones that need a tag", () => {
    expect(needTag([click])).toBe(true);
    expect(needTag([{ ...click, messageId: "m" }, { ...click, timestamp: "2026-01-01" }, 5, null])).toBe(
      false,
    );
    expect(needTag([{ ...click, messageId: "" }])).toBe(true);
    expect(untagCall(tagCall("track", "x1"))).toEqual({ call: "track", tag: "x1" });
    expect(untagCall("batch")).toEqual({ call: "batch", tag: "" });
  });
});
