import { describe, expect, it } from "vitest";
import { parseResults, plainResults, resultsSearch } from "./results-view.ts";

describe("the address of results", () => {
  it("of everything is bare", () => {
    expect(resultsSearch(plainResults)).toEqual({});
    expect(parseResults({})).toEqual(plainResults);
  });

  it("tells back what is looked at", () => {
    const view = {
      ...plainResults,
      period: { kind: "30d", on: null } as const,
      filters: [{ field: "channel" as const, op: "is" as const, values: ["email", "web"] }],
      by: "version" as const,
      held: { question: "aspects.staff", score: 5, choice: "" },
      search: "muy bien",
      response: "12345678901234567890",
    };
    expect(parseResults(resultsSearch(view))).toEqual(view);
    const chosen = { ...plainResults, held: { question: "why", score: null, choice: "price" } };
    expect(parseResults(resultsSearch(chosen))).toEqual(chosen);
  });

  it("with nonsense in it is that of everything", () => {
    expect(parseResults({ by: "nothing", held: ",", response: "x", period: "never" })).toEqual(plainResults);
    expect(parseResults({ held: "recommend,many" }).held).toEqual({
      question: "recommend",
      score: null,
      choice: "",
    });
  });
});
