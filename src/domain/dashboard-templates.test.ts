import { describe, expect, it } from "vitest";
import { dashboardSchema } from "./dashboard-schema.ts";
import { fillTemplate, templateKeys } from "./dashboard-templates.ts";
import { figureViewSchema } from "./figure-view-schema.ts";
import { languages } from "./language.ts";

describe.each(templateKeys)("the template %s", (key) => {
  it.each(languages)("is a sound dashboard in %s whose tiles show its own questions", (language) => {
    const filled = fillTemplate(key, language);
    const ids = new Map(filled.questions.map((question, i) => [question.key, i]));
    const tiles = filled.tiles.map((tile) => {
      if (tile.kind === "text") return tile;
      expect(ids.has(tile.question)).toBe(true);
      const question = "0198c0de-0000-4000-8000-000000000000";
      return tile.kind === "goal" ? { ...tile, question, direction: "at_least" } : { ...tile, question };
    });
    expect(
      dashboardSchema.parse({ name: filled.name, description: filled.description, tiles }).tiles,
    ).toHaveLength(tiles.length);
    for (const { view } of filled.questions) expect(figureViewSchema.parse(view)).toEqual(view);
    expect(new Set(filled.questions.map(({ name }) => name)).size).toBe(filled.questions.length);
  });
});
