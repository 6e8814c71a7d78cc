import { describe, expect, it } from "vitest";
import { parseEvidence, parseMergeReason } from "./evidence-words.ts";

describe("evidence", () => {
  it("is read in the forms that intake writes", () => {
    expect(parseEvidence("row 12 of stores.csv")).toEqual({ kind: "row", line: "12", source: "stores.csv" });
    expect(parseEvidence("identify call of tracking")).toEqual({
      kind: "call",
      call: "identify",
      source: "tracking",
    });
    expect(parseEvidence("a person said so")).toEqual({ kind: "other", text: "a person said so" });
  });

  it("of a merge names both kinds and the place", () => {
    expect(parseMergeReason("user and external:crm together in row 3 of a of b.csv")).toEqual({
      one: "user",
      other: "external:crm",
      evidence: { kind: "row", line: "3", source: "a of b.csv" },
    });
    expect(parseMergeReason("by hand")).toBeUndefined();
  });
});
