import { describe, expect, it } from "vitest";
import { newDraft, parseDraft } from "./run.ts";

describe("parseDraft", () => {
  it("reads what was kept, with the values that the page gave", () => {
    const draft = { ...newDraft(3), past: ["a"], given: { a: 1 }, hidden: { order: "17" } };
    expect(parseDraft(JSON.stringify(draft), 3)).toEqual(draft);
    expect(parseDraft(JSON.stringify(draft), 4)).toBeUndefined();
    expect(parseDraft("[", 3)).toBeUndefined();
  });
});
