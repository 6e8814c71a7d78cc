import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogues, languageFor, languages } from "./language.ts";

type Texts = { readonly [key: string]: string | Texts };

function read(language: string, catalogue: string): Texts {
  const text = readFileSync(new URL(`./${language}/${catalogue}.json`, import.meta.url), "utf8");
  return JSON.parse(text) as Texts;
}

function flatten(texts: Texts, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") flat.set(`${prefix}${key}`, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const plural = /_(zero|one|two|few|many|other)$/;
const holes = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

describe.each(catalogues)("the catalogue %s", (catalogue) => {
  const texts = new Map(languages.map((language) => [language, flatten(read(language, catalogue))]));
  const es = texts.get("es") ?? new Map<string, string>();

  it("has the same keys in every language, plural forms aside", () => {
    const base = (map: ReadonlyMap<string, string>) => [
      ...new Set([...map.keys()].map((k) => k.replace(plural, ""))),
    ];
    for (const flat of texts.values()) expect(base(flat).sort()).toEqual(base(es).sort());
  });

  it("has every plural form that its language counts with, `many` of Spanish included", () => {
    for (const [language, flat] of texts) {
      const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
      const counted = [...flat.keys()]
        .filter((key) => plural.test(key))
        .map((key) => key.replace(plural, ""));
      for (const key of new Set(counted)) {
        const has = [...flat.keys()]
          .filter((other) => other.replace(plural, "") === key && plural.test(other))
          .map((other) => other.slice(key.length + 1));
        expect([key, has.toSorted()]).toEqual([key, wanted]);
      }
    }
  });

  it("fills the same holes in every language and leaves no text empty", () => {
    for (const flat of texts.values()) {
      for (const [key, text] of flat) {
        expect([key, text.trim() === ""]).toEqual([key, false]);
        const other = es.get(key) ?? es.get(key.replace(plural, "_other")) ?? "";
        expect([key, holes(text)]).toEqual([key, holes(other)]);
      }
    }
  });

  it("stays below 400 lines", () => {
    for (const language of languages) {
      const file = readFileSync(new URL(`./${language}/${catalogue}.json`, import.meta.url), "utf8");
      expect(file.split("\n").length).toBeLessThan(400);
    }
  });
});

describe("the texts of the app", () => {
  it("every catalogue file is known to the app", () => {
    for (const language of languages) {
      const files = readdirSync(new URL(`./${language}/`, import.meta.url)).map((name) =>
        name.replace(".json", ""),
      );
      expect(files.toSorted()).toEqual([...catalogues].toSorted());
    }
  });

  it("no component holds a text of its own", () => {
    const root = new URL("../", import.meta.url);
    const found: string[] = [];
    for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".tsx")) continue;
      const source = readFileSync(new URL(name, root), "utf8");
      // Letters between tags, and texts for people given to attributes.
      for (const match of source.matchAll(/(?<!=)>\s*([^<>{}=();]*\p{L}{3,}[^<>{}=();]*)\s*<\//gu))
        found.push(`${name}: ${match[1]?.trim() ?? ""}`);
      for (const match of source.matchAll(
        /\b(?:aria-label|title|placeholder|label|alt)="([^"]*\p{L}{2,}[^"]*)"/gu,
      ))
        found.push(`${name}: ${match[1] ?? ""}`);
    }
    // A name and a command are the same in every language.
    expect(found.filter((text) => !/: (vivencia|npx vivencia link)$/.test(text))).toEqual([]);
  });
});

describe("the language of a reader", () => {
  it("is the one chosen, else the first of the browser's that exists, else English", () => {
    expect(languageFor("en", ["es-ES"])).toBe("en");
    expect(languageFor(null, ["ca-ES", "es-MX", "en"])).toBe("es");
    expect(languageFor(null, ["fr", "de"])).toBe("en");
    expect(languageFor("xx", ["es"])).toBe("es");
    expect(languageFor(null, [])).toBe("en");
  });
});
