import { describe, expect, it } from "vitest";
import { questionnaireHidden } from "./questionnaire-hidden.ts";

describe("questionnaireHidden", () => {
  it("keeps what the survey knows, as text that the server takes", () => {
    const given = {
      unit: " madrid-1 ",
      order: 17,
      note: "x".repeat(300),
      empty: " ",
      none: null,
      other: "y",
    };
    const hidden = ["unit", "order", "note", "empty", "none", "missing", "constructor"];
    expect(questionnaireHidden({ hidden }, given)).toEqual({
      unit: "madrid-1",
      order: "17",
      note: "x".repeat(200),
    });
  });
});
