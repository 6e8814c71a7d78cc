import { describe, expect, it } from "vitest";
import { answersOf, newDraft, parseDraft } from "./answer-draft.ts";
import { newId } from "./new-id.ts";

describe("a response on its way", () => {
  it("has an id of its own that is a UUID", () => {
    const ids = new Set(Array.from({ length: 100 }, newId));
    expect(ids.size).toBe(100);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("sends what was gone past, and null for what was passed over", () => {
    expect(answersOf({ given: { a: 1, c: 3 }, past: ["a", "b"] })).toEqual({ a: 1, b: null });
  });

  it("is found again, but not under another version unless it was sent", () => {
    const draft = { ...newDraft(2), given: { a: 1 }, past: ["a"] };
    const text = JSON.stringify(draft);
    expect(parseDraft(text, 2)).toEqual(draft);
    expect(parseDraft(text, 3)).toBeNull();
    expect(parseDraft(JSON.stringify({ ...draft, done: true }), 3)?.done).toBe(true);
  });

  it("is begun anew when what was kept is no draft", () => {
    for (const text of [
      null,
      "",
      "{",
      "[]",
      "{}",
      '{"id":1}',
      '{"id":"x","startedAt":"y","given":[],"past":{}}',
    ])
      expect(parseDraft(text, 1)).toBeNull();
  });
});
