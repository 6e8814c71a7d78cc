import { describe, expect, it } from "vitest";
import { batchBytesMax, batchEventsMax, eventBytesMax, parseBody } from "./parse-body.ts";

const body = (value: unknown) => Buffer.from(JSON.stringify(value));

function sized(bytes: number): Buffer {
  const empty = JSON.stringify({ event: "x", pad: "" }).length;
  return body({ event: "x", pad: "p".repeat(bytes - empty) });
}

describe("parseBody", () => {
  it("gives the one message of a single call with its key", () => {
    const message = { event: "x", writeKey: "k", sentAt: "now" };
    expect(parseBody(body(message), "track")).toEqual({ ok: true, writeKey: "k", messages: [message] });
  });

  it("gives the messages of a batch with what they share", () => {
    const batch = [{ type: "track" }, 5, null];
    const shared = { sentAt: "2026-01-01T00:00:00Z", context: { locale: "es" } };
    expect(parseBody(body({ batch, writeKey: "k", ...shared, context: shared.context }), "batch")).toEqual({
      ok: true,
      writeKey: "k",
      messages: batch,
      ...shared,
    });
    expect(parseBody(body({ batch: [{ writeKey: "inside" }] }), "import")).toMatchObject({
      writeKey: "inside",
    });
  });

  it.each([[""], ["{"], ["nope"], ['{"a": NaN}'], ["{'a': 1}"], ["\u0000"], ['{"a": 1} {"b": 2}']])(
    "refuses %j, which is no JSON, with 400",
    (text) => {
      expect(parseBody(Buffer.from(text), "track")).toMatchObject({ ok: false, status: 400 });
      expect(parseBody(Buffer.from(text), "batch")).toMatchObject({ ok: false, status: 400 });
    },
  );

  it.each([[5], ["x"], [null], [[]], [{}], [{ batch: {} }], [{ batch: "x" }], [[{ type: "track" }]]])(
    "takes %j, valid JSON of the wrong shape, as one message to be judged",
    (value) => {
      expect(parseBody(body(value), "batch")).toEqual({ ok: true, messages: [value] });
      expect(parseBody(body(value), "track")).toEqual({ ok: true, messages: [value] });
    },
  );

  it("takes a single message sent to the batch path for what it is", () => {
    const message = { type: "track", event: "x", writeKey: "k" };
    expect(parseBody(body(message), "batch")).toEqual({ ok: true, writeKey: "k", messages: [message] });
  });

  it("accepts exactly 32 KB an event and not a byte more", () => {
    expect(parseBody(sized(eventBytesMax), "track")).toMatchObject({ ok: true });
    expect(parseBody(sized(eventBytesMax + 1), "track")).toMatchObject({ ok: false, status: 400 });
  });

  it("measures bytes, not letters", () => {
    const message = body({ event: "ñ".repeat(eventBytesMax / 2) });
    expect(parseBody(message, "track").ok).toBe(false);
  });

  it("accepts 500 KB and 2,500 events a batch and not one more", () => {
    const padded = (bytes: number) =>
      body({ batch: [{ pad: "p".repeat(bytes - '{"batch":[{"pad":""}]}'.length) }] });
    expect(parseBody(padded(batchBytesMax), "batch").ok).toBe(true);
    expect(parseBody(padded(batchBytesMax + 1), "batch")).toMatchObject({ ok: false, status: 400 });
    const events = (n: number) => body({ batch: Array.from({ length: n }, () => ({})) });
    expect(parseBody(events(batchEventsMax), "batch").ok).toBe(true);
    const refused = parseBody(events(3000), "batch");
    expect(refused).toMatchObject({ ok: false, status: 400 });
    expect(refused.ok ? "" : refused.reason).toContain("3000 events");
  });

  it("reads a body behind a byte order mark and repairs broken UTF-8", () => {
    expect(parseBody(Buffer.from('\uFEFF{"event":"x"}'), "track")).toEqual({
      ok: true,
      messages: [{ event: "x" }],
    });
    const broken = Buffer.concat([Buffer.from('{"event":"'), Buffer.from([0xff, 0xc3]), Buffer.from('"}')]);
    expect(parseBody(broken, "track")).toEqual({ ok: true, messages: [{ event: "\uFFFD\uFFFD" }] });
  });

  it("survives a body of brackets", () => {
    const brackets = Buffer.from(`${"[".repeat(250_000)}${"]".repeat(250_000)}`);
    expect(parseBody(brackets, "batch").ok).toBe(true);
  });
});
