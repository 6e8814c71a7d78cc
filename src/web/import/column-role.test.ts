import { describe, expect, it } from "vitest";
import { parseRecipe } from "../../domain/recipe.ts";
import {
  columnRoles,
  hasManyRows,
  type RecipeJson,
  roleOf,
  swapDayAndMonth,
  withRole,
} from "./column-role.ts";

const recipe: RecipeJson = {
  version: 1,
  name: "Encuesta",
  source: "encuesta",
  event: "Survey Answered",
  channel: "store",
  customer: [{ kind: "email", column: "Correo" }],
  time: { column: "Fecha", formats: ["DD/MM/YYYY"] },
  answers: [{ metric: "nps", column: "Recomendaría" }],
  comments: [{ column: "Comentario" }],
  unit: { column: "Tienda" },
  traits: { plan: "Plan" },
  properties: ["Otros"],
};

describe("the role of a column", () => {
  it("is read from the recipe", () => {
    const roles = ["Correo", "Fecha", "Recomendaría", "Comentario", "Tienda", "Plan", "Otros", "Nada"].map(
      (c) => roleOf(recipe, c),
    );
    expect(roles).toEqual(["email", "time", "nps", "comment", "unit", "trait", "property", "none"]);
  });

  it("a fixed value is not a column, also when a column has its name", () => {
    expect(roleOf(recipe, "store")).toBe("none");
  });

  it("every role can be given, is then the column's only one, and leaves a recipe that is valid", () => {
    for (const role of columnRoles) {
      const changed = withRole(recipe, "Nueva", role);
      expect(roleOf(changed, "Nueva")).toBe(role);
      expect(parseRecipe(changed)).toMatchObject({ ok: true });
      expect(roleOf(withRole(changed, "Nueva", "none"), "Nueva")).toBe("none");
    }
  });

  it("a changed role takes the column out of the one it had and touches no other column", () => {
    const changed = withRole(recipe, "Tienda", "trait");
    expect(changed["unit"]).toBeUndefined();
    expect(changed["traits"]).toEqual({ plan: "Plan", tienda: "Tienda" });
    expect(changed["answers"]).toEqual(recipe["answers"]);
  });

  it("says when the recipe reads a column in a way that no role names", () => {
    expect(roleOf({ ...recipe, event: { column: "Tipo" } }, "Tipo")).toBeUndefined();
    expect(
      roleOf({ ...recipe, customer: [{ kind: "external:crm", template: "A-{Id}" }] }, "Id"),
    ).toBeUndefined();
    expect(hasManyRows({ ...recipe, rows: [{}] })).toBe(true);
    expect(hasManyRows(recipe)).toBe(false);
  });
});

describe("dates in figures", () => {
  const formatsOf = (time: unknown) => swapDayAndMonth({ time });

  it("change between day first and month first and back, with what follows them", () => {
    const known = formatsOf({ column: "Fecha", formats: ["D/M/YYYY H:mm", "DD.MM.YY", "iso"] });
    expect(known).toEqual({
      dayFirst: true,
      swapped: { time: { column: "Fecha", formats: ["M/D/YYYY H:mm", "MM.DD.YY", "iso"] } },
    });
    expect(formatsOf(known?.swapped["time"])).toEqual({
      dayFirst: false,
      swapped: { time: { column: "Fecha", formats: ["D/M/YYYY H:mm", "DD.MM.YY", "iso"] } },
    });
  });

  it("are asked about only where the order makes a difference", () => {
    for (const time of [
      undefined,
      { at: "2026-01-01" },
      { column: "t", formats: ["iso"] },
      { column: "t", formats: ["D MMM YYYY"] },
      { column: "t", formats: ["D-MMM-YY"] },
      { column: "t", formats: ["MMMM D"] },
    ])
      expect([time, formatsOf(time)]).toEqual([time, undefined]);
    expect(
      formatsOf([
        { column: "a", formats: ["iso"] },
        { column: "b", formats: ["M/D/YY"] },
      ])?.dayFirst,
    ).toBe(false);
  });
});
