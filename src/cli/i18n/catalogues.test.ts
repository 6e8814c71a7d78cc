// Both catalogues say all there is to say, and nothing is said past them.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { quarantineReasons } from "../../domain/arrival.ts";
import { interactionKinds } from "../../domain/interaction.ts";
import { groupFields, intervals } from "../../domain/question.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

/** Every text of a catalogue by its path; texts with gaps are filled with their position. */
function textsOf(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  if (typeof value === "function") return new Map([[path, String(value(..."123456"))]]);
  return new Map(
    Object.entries(Object(value)).flatMap(([key, below]) => [...textsOf(below, `${path}.${key}`)]),
  );
}

const english = textsOf(en);
const spanish = textsOf(es);

test("both have the same texts, and none is empty", () => {
  expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  expect(english.size).toBeGreaterThan(250);
  for (const texts of [english, spanish])
    expect([...texts].filter(([, text]) => text.trim() === "").map(([path]) => path)).toEqual([]);
});

test("sentences are translated: what is the same in both is a name, a code or a single word", () => {
  const same = [...english].filter(([path, text]) => spanish.get(path) === text && / .* /.test(text));
  expect(same.map(([path]) => path)).toEqual([".doctor.enginesSaid"]);
});

test("a gap of one is a gap of the other", () => {
  const gaps = (text: string) => new Set(text.match(/[1-6]/g) ?? []);
  const differing = [...english]
    .filter(([path, text]) => gaps(text).size !== gaps(spanish.get(path) ?? "").size)
    .map(([path]) => path);
  expect(differing).toEqual([]);
});

test("every reason, kind, field and grain of the vocabulary has its words", () => {
  for (const words of [en, es]) {
    expect(Object.keys(words.reason).sort()).toEqual([...quarantineReasons].sort());
    expect(Object.keys(words.kind).sort()).toEqual([...interactionKinds].sort());
    expect(Object.keys(words.ask.field).sort()).toEqual([...groupFields].sort());
    expect(Object.keys(words.ask.grain).sort()).toEqual([...intervals].sort());
  }
});

test("no sentence stands in the code of the command line", () => {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("i18n"),
  );
  expect(files.length).toBeGreaterThan(15);
  const sentences = files.flatMap((name) => {
    const code = readFileSync(join(folder, name), "utf8").replace(/^\s*(\/\/|\/?\*).*$/gm, "");
    // Two words with a space between them, as no key, path, option or pattern has.
    const found = [...code.matchAll(/"([^"\n]*)"|`([^`]*)`/g)].map((match) =>
      (match[1] ?? match[2] ?? "").replace(/\$\{[^}]*\}/g, ""),
    );
    return found
      .filter((text) => /[a-záéíóúñ]{2,} [a-záéíóúñ]{2,}/i.test(text))
      .map((text) => `${name}: ${text}`);
  });
  expect(sentences).toEqual([]);
});
