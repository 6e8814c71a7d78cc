// Each text that the server says over HTTP exists in Spanish, with the same places for values, and no table holds what
// nobody says. What zod and the web framework say is asked of themselves, so that a new version of them is noticed.

import Fastify from "fastify";
import { expect, test } from "vitest";
import { z } from "zod";
import { esFramework } from "../../src/api/problem-words/es-access.ts";
import { esZod } from "../../src/api/problem-words/es-checks.ts";
import { inSpanish, spanishTables } from "../../src/api/problem-words/in-spanish.ts";
import { compileFinding, type Phrases } from "../../src/api/problem-words/phrases.ts";
import { readSaidTexts } from "./said-texts.ts";

/** Senders of events are programs, whatever language their browser asks for. */
const forPrograms = "src/api/routes/tracking-";
const { said, passed, all } = readSaidTexts(
  /^src\/(api(?!\/problem-words)|actions|intake|records|domain|warehouse|mail)\/|^src\/context/,
);
const texts = [
  ...new Map(said.filter(({ at }) => !at.startsWith(forPrograms)).map((one) => [one.text, one.at])),
];

/** A text with something at its places that is in no table. */
const filled = (text: string) => text.replace(/\{(\d)\}/g, "‹$1›");

/** All tables with those inside. */
function tablesIn(tables: readonly Phrases[]): Phrases[] {
  return [...new Set(tables.flatMap((one) => [one, ...tablesIn(one.inside ?? [])]))];
}

const tables = tablesIn(spanishTables);
const find = compileFinding(tables);

test("the reader follows constants, tables, choices and arguments", () => {
  expect(texts.length).toBeGreaterThan(250);
  const known = texts.map(([text]) => text);
  for (const text of [
    'There is already a segment called "{1}" in this workspace, or one with its id; give it another name.',
    "The second factor is not set up.",
    "url: must not hold a user or a password; check the signature instead.",
    "The query is nested more than {1} levels deep.",
  ])
    expect(known).toContain(text);
});

test("only what others have worded is passed on", () => {
  expect([...new Set(passed)].filter((path) => !path.startsWith(forPrograms)).sort()).toEqual([
    // The table above it, which is read as such.
    "src/actions/accounts/refusals.ts",
    // What schemas and the framework say.
    "src/api/problem.ts",
  ]);
});

test("each text that the server says exists in Spanish, with what stands in its places", () => {
  const missing = texts
    .filter(([text]) => text !== "{1}: {2}")
    .filter(([text]) => {
      const found = find(filled(text));
      // Names of queries, which say what the log was doing.
      const kept =
        found?.kept.filter((value) => !/^(insert into|making the database) ‹1›$/.test(value)) ?? [];
      return found === undefined || kept.some((value) => /[a-z]{2,} [a-z]{2,}/i.test(value));
    });
  expect(missing, "say these in Spanish in src/api/problem-words/es-*.ts").toEqual([]);
});

test("each Spanish text has the places of the English one, each phrase is there once, and somebody says it", () => {
  const used = new Set(texts.map(([text]) => find(filled(text))?.phrase));
  const written = compileFinding([{ texts: Object.fromEntries([...all].map((text) => [text, text])) }]);
  // As it is written in the sources, or put together there of a text and a word.
  const isSaid = (phrase: string) =>
    used.has(phrase) ||
    all.has(phrase) ||
    written(filled(phrase))?.kept.every((value) => /^‹\d›$/.test(value) || all.has(value)) === true;
  const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join("");
  const seen = new Set<string>();
  const unsaid: string[] = [];
  const foreign = tablesIn([esZod, esFramework]);
  for (const table of tables)
    for (const [phrase, spanish] of Object.entries(table.texts)) {
      expect([phrase, places(spanish)]).toEqual([phrase, places(phrase)]);
      expect([phrase, places(phrase)]).toEqual([
        phrase,
        [..."123456789"]
          .slice(0, places(phrase).length / 3)
          .map((n) => `{${n}}`)
          .join(""),
      ]);
      if (foreign.includes(table)) continue;
      if (spanishTables.includes(table)) expect([phrase, seen.has(phrase)]).toEqual([phrase, false]);
      seen.add(phrase);
      if (!isSaid(phrase)) unsaid.push(phrase);
    }
  expect(unsaid, "nobody says these any more").toEqual([]);
});

test("what zod says is said in Spanish", () => {
  const cases: readonly [z.ZodType, unknown][] = [
    [z.string(), undefined],
    [z.int(), "a"],
    [z.int(), 1.5],
    [z.literal("a"), "b"],
    [z.enum(["a", "b"]), "c"],
    [z.union([z.string(), z.number()]), null],
    [z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })]), { kind: "b" }],
    [z.string().min(1), ""],
    [z.string().min(3), ""],
    [z.string().max(1), "aa"],
    [z.string().length(2), ""],
    [z.string().length(2), "aaa"],
    [z.array(z.string()).min(1), []],
    [z.array(z.string()).min(2), []],
    [z.array(z.string()).max(0), ["a"]],
    ...[z.number(), z.int()].flatMap((one): [z.ZodType, unknown][] => [
      [one.min(1), 0],
      [one.max(1), 2],
      [one.gt(1), 1],
      [one.lt(1), 1],
    ]),
    [z.date().min(new Date(0)), new Date(-1)],
    [z.date().max(new Date(0)), new Date(1)],
    [z.string().startsWith("a"), "b"],
    [z.string().endsWith("a"), "b"],
    [z.string().includes("a"), "b"],
    [z.string().regex(/^a$/), "b"],
    [z.email(), "b"],
    [z.url(), "b"],
    [z.uuid(), "b"],
    [z.iso.date(), "b"],
    [z.iso.datetime(), "b"],
    [z.number().multipleOf(2), 3],
    [z.strictObject({}), { a: 1 }],
    [z.strictObject({}), { a: 1, b: 2 }],
    [z.record(z.string().max(1), z.string()), { aa: "" }],
    [z.object({ a: z.string().optional().nonoptional() }), {}],
  ];
  for (const [schema, value] of cases) {
    const [issue] = schema.safeParse(value).error?.issues ?? [];
    expect([issue?.message, inSpanish(issue?.message ?? "")]).not.toEqual([issue?.message, issue?.message]);
  }
});

test("what the web framework says of bodies is said in Spanish", async () => {
  const server = Fastify({ bodyLimit: 10 });
  server.post("/", async () => "");
  const sent: readonly [string, string][] = [
    ["application/json", ""],
    ["application/json", "{"],
    ["application/json", '"more than ten bytes"'],
    ["application/x-www-form-urlencoded", "a"],
  ];
  for (const [type, payload] of sent) {
    const answer = await server.inject({
      method: "POST",
      url: "/",
      headers: { "content-type": type },
      payload,
    });
    const { message } = answer.json();
    expect([message, inSpanish(message)]).not.toEqual([message, message]);
  }
  await server.close();
});
