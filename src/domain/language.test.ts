import { expect, it } from "vitest";
import { languageOf } from "./language.ts";

it.each([
  [undefined, "en"],
  ["", "en"],
  ["es", "es"],
  ["es-419", "es"],
  ["ES_es, en", "en"],
  ["fr-FR, pt;q=0.9", "en"],
  ["fr, es;q=0.5, en;q=0.4", "es"],
  ["es;q=0.3, en;q=0.9", "en"],
  ["en;q=0, es;q=0.1", "es"],
  ["en-GB,es", "en"],
  ["est, eng", "en"],
  ["es;q=much, en;q=2", "en"],
  [";;;,,,=", "en"],
  [`${"fr,".repeat(5000)}es`, "en"],
])("the header %j asks for %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});
