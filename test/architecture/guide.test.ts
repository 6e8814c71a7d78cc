// What the guide tells people to type works: its commands and options exist, its recipes are recipes, its events become
// interactions, in both languages.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { metricKeys } from "../../src/domain/question.ts";
import { parseRecipe } from "../../src/domain/recipe.ts";
import { arrivalsOf } from "../../src/intake/sources/segment/arrivals-of.ts";
import { readFiles, root } from "./source-files.ts";

const pages = [
  ...readFiles("docs/guide", /\.md$/),
  { path: "README.md", text: readFileSync(join(root, "README.md"), "utf8") },
];

function blocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    (match) => match[1] ?? "",
  );
}

/** The `npx vivencia …` lines of a text, as words. */
function commands(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/npx vivencia ([^`#\n>]+)/g)].map((match) => (match[1] ?? "").trim().split(/\s+/));
}

test("every command that the guide names exists, with its options", () => {
  const unknown = pages.flatMap(({ path, text }) =>
    commands(text).flatMap(([name = "", ...words]) => {
      const file = join(root, "src/cli/commands", `${name}.ts`);
      if (!existsSync(file)) return [`${path}: ${name}`];
      const source = readFileSync(file, "utf8");
      const second = words[0] !== undefined && /^[a-z-]+$/.test(words[0]) ? [words[0]] : [];
      const options = words.filter((word) => word.startsWith("--"));
      return [...options, ...second]
        .filter((word) => !source.includes(word) && !(metricKeys as readonly string[]).includes(word))
        .map((word) => `${path}: ${name} ${word}`);
    }),
  );
  expect(pages.flatMap(({ text }) => commands(text)).length).toBeGreaterThan(10);
  expect(unknown).toEqual([]);
});

test("every file of the examples that the guide names is there", () => {
  const named = pages.flatMap(({ text }) => text.match(/examples\/[\w/.-]+\.\w+/g) ?? []);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("every recipe of the guide is one", () => {
  const recipes = pages
    .filter(({ path }) => path.endsWith("import.md"))
    .flatMap(({ text }) => blocks(text, "json"));
  expect(recipes.length).toBe(2);
  for (const recipe of recipes) expect(parseRecipe(JSON.parse(recipe))).toMatchObject({ ok: true });
});

test("every event of the guide becomes an interaction with its answers", () => {
  const bodies = pages
    .filter(({ path }) => path.endsWith("track.md"))
    .flatMap(({ text }) => [
      ...blocks(text, "json"),
      ...[...text.matchAll(/-d '(\{[\s\S]*?\n\})'/g)].map((match) => match[1] ?? ""),
    ]);
  expect(bodies.length).toBe(4);
  for (const body of bodies) {
    const entry = {
      workspace: 1,
      callType: "track",
      receivedAt: Date.UTC(2026, 0, 1),
      body: Buffer.from(body),
    };
    const [item] = arrivalsOf(entry);
    expect(item?.arrival).toMatchObject({ type: "interaction" });
  }
});
