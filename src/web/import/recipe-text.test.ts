import { describe, expect, it } from "vitest";
import { readRecipe, writeRecipe } from "./recipe-text.ts";

describe("a recipe as text", () => {
  it("comes back as it was", () => {
    const recipe = { version: 1, customer: [{ kind: "email", column: "Correo «ñ»" }] };
    expect(readRecipe(writeRecipe(recipe))).toEqual({ ok: true, recipe });
  });

  it("says the line where it stops being JSON", () => {
    expect(readRecipe('{\n  "version": 1,\n  "name" "x"\n}')).toMatchObject({
      ok: false,
      reason: "syntax",
      line: 3,
    });
    expect(readRecipe('{\n  "version": 1')).toMatchObject({ ok: false, reason: "syntax", line: 2 });
  });

  it("a list or a number is no recipe", () => {
    expect(readRecipe("[]")).toEqual({ ok: false, reason: "not-an-object" });
    expect(readRecipe("1")).toEqual({ ok: false, reason: "not-an-object" });
    expect(readRecipe("null")).toEqual({ ok: false, reason: "not-an-object" });
  });
});
