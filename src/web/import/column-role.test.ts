import { describe, expect, it } from "vitest";
import { parseRecipe } from "../../domain/recipe.ts";
import { columnRoles, hasManyRows, type RecipeJson, roleOf, withRole } from "./column-role.ts";

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
