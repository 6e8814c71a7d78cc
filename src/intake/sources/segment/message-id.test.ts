import { describe, expect, it } from "vitest";
import { messageIdMax, messageIdOf } from "./message-id.ts";

describe("messageIdOf", () => {
  it("keeps the sender's own id, numbers included", () => {
    expect(messageIdOf({ messageId: " m-1 " }, "track", true, "x")).toBe("m-1");
    expect(messageIdOf({ messageId: 17 }, "track", true, "x")).toBe("17");
  });

  it("hashes ids that are too long, so that two long ones stay two", () => {
    const long = "m".repeat(messageIdMax + 1);
    const one = messageIdOf({ messageId: `${long}1` }, "track", true, "x");
    const two = messageIdOf({ messageId: `${long}2` }, "track", true, "x");
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(one).not.toBe(two);
    expect(one.length).toBeLessThanOrEqual(messageIdMax);
  });

  it("knows a repeated message by its content, whatever the order of its fields and the time it was sent", () => {
    const message = {
      event: "x",
      userId: "1",
      timestamp: "2026-01-01T00:00:00Z",
      properties: { a: 1, b: [2] },
    };
    const again = {
      properties: { b: [2], a: 1 },
      userId: "1",
      timestamp: "2026-01-01T00:00:00Z",
      event: "x",
    };
    const id = messageIdOf(message, "track", true, "first arrival");
    expect(
      messageIdOf({ ...again, sentAt: "later", _metadata: { retryCount: 3 } }, "track", true, "second"),
    ).toBe(id);
    expect(messageIdOf({ ...message, event: "y" }, "track", true, "first arrival")).not.toBe(id);
    expect(messageIdOf(message, "page", true, "first arrival")).not.toBe(id);
  });

  it("tells two equal messages without time apart by their arrival", () => {
    const message = { event: "x", userId: "1" };
    expect(messageIdOf(message, "track", false, "1 a")).not.toBe(messageIdOf(message, "track", false, "1 b"));
    expect(messageIdOf(message, "track", false, "1 a")).toBe(messageIdOf(message, "track", false, "1 a"));
  });

  it("survives a message of brackets", () => {
    const deep: unknown = JSON.parse(`${"[".repeat(15_000)}${"]".repeat(15_000)}`);
    expect(messageIdOf({ properties: deep }, "track", true, "")).toMatch(/^sha256:/);
  });
});
