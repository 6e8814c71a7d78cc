import { describe, expect, it } from "vitest";
import { parseVisit, visitAt, visitEndMs, visitRead } from "./visit.ts";

const noon = Date.UTC(2026, 5, 1, 12);

describe("a visit", () => {
  it("the first one has no visit before it", () => {
    expect(visitAt(null, noon)).toEqual({ before: null, active: noon });
  });

  it("goes on while the app is used, and what was news stays news meanwhile", () => {
    const kept = { before: noon - 86_400_000, active: noon };
    expect(visitAt(kept, noon + visitEndMs - 1)).toEqual({ ...kept, active: noon + visitEndMs - 1 });
  });

  it("ends after half an hour without use: news is counted from the last use", () => {
    const kept = { before: noon - 86_400_000, active: noon };
    expect(visitAt(kept, noon + visitEndMs)).toEqual({ before: noon, active: noon + visitEndMs });
  });

  it("a clock that was set back begins no new visit", () => {
    expect(visitAt({ before: 5, active: noon }, noon - 86_400_000).before).toBe(5);
  });

  it("read news is no news", () => {
    expect(visitRead(noon)).toEqual({ before: noon, active: noon });
  });

  it("whatever was kept is read without an error", () => {
    expect(parseVisit('{"before":null,"active":7}')).toEqual({ before: null, active: 7 });
    for (const text of [null, "", "{", "7", "null", "{}", '{"before":1}', '{"before":1,"active":"x"}'])
      expect(parseVisit(text)).toBeNull();
    expect(parseVisit('{"before":"x","active":7}')).toEqual({ before: null, active: 7 });
  });
});
