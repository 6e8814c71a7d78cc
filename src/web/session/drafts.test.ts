import { describe, expect, it } from "vitest";
import { createDrafts } from "./drafts.ts";

describe("a draft", () => {
  it("stands by its own id until it is forgotten, and whoever shows it hears of every change", () => {
    const drafts = createDrafts<string>();
    const heard: (string | undefined)[] = [];
    const leave = drafts.subscribe(() => heard.push(drafts.get("a")));
    drafts.set("a", "one");
    drafts.set("b", "other");
    drafts.set("a", undefined);
    leave();
    drafts.set("a", "two");
    expect(heard).toEqual(["one", "one", undefined]);
    expect([drafts.get("a"), drafts.get("b")]).toEqual(["two", "other"]);
  });
});
