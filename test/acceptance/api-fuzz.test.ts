// Hostile and random bodies for every route that takes one: wrong types, huge numbers, deep nesting, prototype names, texts
// of a megabyte, halves of characters, words of SQL. Whatever comes, the answer is one of the declared ones, it comes soon,
// and the server goes on serving.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { metricKeys } from "../../src/domain/question.ts";
import { browser } from "../app.ts";
import { inspect, storeFile, storeRecipe } from "../company-data.ts";
import {
  anything,
  hostileNumber,
  hostileText,
  keyset,
  openWatchedApp,
  seed,
  spoiled,
  type WatchedApp,
} from "../hostile-input.ts";

let watched: WatchedApp;
const send: WatchedApp["send"] = (request) => watched.send(request);
const stillServes = () => watched.stillServes();

beforeAll(async () => {
  watched = await openWatchedApp();
});

afterAll(() => watched?.test.close());

const day = fc
  .date({ min: new Date("1965-01-01"), max: new Date("2210-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString())
  .chain((iso) => fc.constantFrom(iso, iso.slice(0, 10), `${iso.slice(0, 19)}+05:30`));
const field = fc.oneof(
  fc.constantFrom(
    "channel",
    "touchpoint",
    "stage",
    "kind",
    "unit",
    "direct",
    "question",
    "event",
    "weekday",
    "hour",
  ),
  hostileText.map((text) => `trait:${text}`),
);
const filter = fc.record({
  field,
  op: fc.constantFrom("is", "is_not", "contains"),
  values: fc.array(hostileText, { minLength: 1, maxLength: 6 }),
});
const zone = fc.constantFrom(
  "UTC",
  "europe/madrid",
  "EUROPE/MADRID",
  "Asia/Kolkata",
  "Europe/Kyiv",
  "Etc/GMT+12",
  "Pacific/Apia",
  "EST5EDT",
  "GB",
  "Factory",
);
const interval = fc.constantFrom("hour", "day", "week", "month", "quarter", "year");
const period = { from: day, to: day };
const goodPeriod = { from: fc.constant("2026-05-01"), to: fc.constant("2026-06-01") };
const asked = {
  metric: fc.constantFrom(...metricKeys),
  by: fc.array(field, { maxLength: 5 }),
  interval,
  filters: fc.array(filter, { maxLength: 4 }),
  compare: fc.oneof(fc.constantFrom("previous", "year"), fc.record(period)),
  weighted: fc.boolean(),
  limit: fc.integer({ min: 1, max: 10_000 }),
  question: hostileText,
  timeZone: zone,
};
const comments = {
  filters: fc.array(filter, { maxLength: 4 }),
  search: hostileText,
  limit: fc.integer({ min: 1, max: 200 }),
  cursor: fc.oneof(keyset, hostileText),
  timeZone: zone,
};
const condition = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc.record({
      field: hostileText,
      op: fc.constantFrom("is", "contains", "exists", "at_least"),
      values: fc.array(fc.oneof(hostileText, hostileNumber)),
    }),
    fc.record({ all: fc.array(tie("node"), { maxLength: 3 }) }),
    fc.record({ not: tie("node") }),
  ),
})).node;
const touchpoint = {
  key: fc.constantFrom("fuzzed", "x", "__proto__"),
  names: fc.record({ es: hostileText, en: hostileText }),
  channel: fc.constantFrom("web", "store"),
  stage: fc.constantFrom("use", "purchase"),
  owner: hostileText,
  rule: condition,
  position: hostileNumber,
};

const posts: readonly { url: string; method?: "PUT"; body: fc.Arbitrary<unknown>; runs: number }[] = [
  { url: "/api/v1/ask", body: spoiled({ ...asked, ...period }), runs: 40 },
  {
    url: "/api/v1/ask",
    body: fc.record({ ...asked, ...goodPeriod }, { requiredKeys: ["metric", "from", "to"] }),
    runs: 40,
  },
  { url: "/api/v1/comments", body: spoiled({ ...comments, ...period }), runs: 40 },
  {
    url: "/api/v1/comments",
    body: fc.record({ ...comments, ...goodPeriod }, { requiredKeys: ["from", "to"] }),
    runs: 40,
  },
  { url: "/api/v1/session", body: spoiled({ token: hostileText }), runs: 15 },
  {
    url: "/api/v1/keys",
    body: spoiled({ kind: fc.constantFrom("write", "secret"), name: hostileText }),
    runs: 40,
  },
  {
    url: "/api/v1/demo",
    // Few customers or a wrong number of them: what is valid is carried out.
    body: fc
      .tuple(
        fc.constantFrom(10, 9, 0, -1, 10.5, 200_001, 1e300, "10", null),
        spoiled({ seed: hostileNumber, scenario: hostileText, until: hostileNumber }),
      )
      .map(([customers, rest]) => (typeof rest === "object" ? { ...rest, customers } : rest)),
    runs: 40,
  },
  { url: "/api/v1/touchpoints/fuzzed", method: "PUT", body: spoiled(touchpoint), runs: 40 },
  {
    url: "/api/v1/quarantine/replay",
    body: spoiled({
      filter: spoiled({ reason: hostileText, source: hostileText, import: hostileText }),
      recipe: anything,
    }),
    runs: 40,
  },
  {
    url: "/api/v1/imports",
    body: spoiled({ upload: hostileText, name: hostileText, recipe: anything, dryRun: fc.boolean() }),
    runs: 40,
  },
];

describe("hostile bodies", () => {
  it.each(posts.map(({ url, method = "POST", runs }, i) => [method, url, runs, i] as const))(
    "%s %s gives a declared answer to each of %d",
    async (method, url, runs, i) => {
      const { body } = posts[i] as (typeof posts)[number];
      await fc.assert(
        fc.asyncProperty(body, async (payload) => {
          await send({
            method,
            url,
            headers: { "content-type": "application/json" },
            payload: JSON.stringify(payload),
          });
        }),
        { seed, numRuns: runs, endOnFailure: true },
      );
      await stillServes();
    },
    120_000,
  );

  it("random recipes for a real file end in a declared answer and a finished import", async () => {
    const { upload } = await inspect(watched.test, watched.test.a, storeFile("Fuzz"));
    const recipe = storeRecipe("Fuzz");
    const cell = fc.oneof(fc.constantFrom(...Object.values(recipe)), anything);
    const names = [
      ...Object.keys(recipe),
      "skip",
      "blank",
      "format",
      "rows",
      "traits",
      "revenue",
      "wait",
      "properties",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), cell, async (name, value) => {
        const payload = JSON.stringify({ upload, dryRun: true, recipe: { ...recipe, [name]: value } });
        await send({
          method: "POST",
          url: "/api/v1/imports",
          headers: { "content-type": "application/json" },
          payload,
        });
      }),
      { seed, numRuns: 80, endOnFailure: true },
    );
    await watched.test.app.imports.idle();
    const { imports } = (
      await watched.test.call({ url: "/api/v1/imports" }, browser(watched.test.a.session))
    ).json();
    for (const job of imports) {
      expect(["done", "failed"]).toContain(job.state);
      expect(job.error ?? "").not.toMatch(
        /undefined|not a function|Cannot read|DB::Exception|invalid input syntax/,
      );
    }
  });

  const deep = (open: string, close: string, n: number) => open.repeat(n) + close.repeat(n);
  it.each([
    ["arrays 200,000 deep", deep("[", "]", 200_000)],
    ["objects 100,000 deep", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    [
      "a rule 60,000 deep",
      `{"key":"x","names":{"es":"x","en":"x"},"channel":"web","stage":"use","rule":${'{"not":'.repeat(60_000)}1${"}".repeat(60_000)}}`,
    ],
    [
      "a rule 60 deep",
      `{"key":"x","names":{"es":"x","en":"x"},"channel":"web","stage":"use","rule":${'{"not":'.repeat(60)}{"field":"event","op":"exists"}${"}".repeat(60)}}`,
    ],
    ["__proto__", '{"__proto__":{"permission":"public"},"metric":"nps"}'],
    ["constructor.prototype", '{"constructor":{"prototype":{"x":1}}}'],
    [
      "a text of a million characters",
      JSON.stringify({ search: "x".repeat(1_000_000), metric: "y".repeat(10) }),
    ],
    ["a million zeros", `[${"0,".repeat(500_000)}0]`],
    ["one key a hundred thousand times", `{${'"a":1,'.repeat(100_000)}"a":1}`],
    ["a number of ten thousand digits", `{"limit":${"9".repeat(10_000)}}`],
    ["400 KB of backslashes", JSON.stringify({ metric: "\\".repeat(400_000) })],
  ])(
    "%s harm no route",
    async (_, payload) => {
      const headers = { "content-type": "application/json" };
      for (const { url, method = "POST" } of posts)
        expect(await send({ method, url, headers, payload })).toBeLessThan(500);
      await stillServes();
      expect(Object.hasOwn(Object.prototype, "permission")).toBe(false);
    },
    60_000,
  );

  it("the largest filters that a body can hold are answered or refused, never broken", async () => {
    const filters = (text: string, values: number, n: number) =>
      Array.from({ length: n }, () => ({ field: "unit", op: "contains", values: Array(values).fill(text) }));
    for (const wide of [
      filters("a".repeat(500), 200, 10),
      filters("ع".repeat(450), 100, 10),
      filters("'".repeat(500), 200, 9),
      filters("\\".repeat(200), 200, 10),
      filters("💥".repeat(100), 200, 10),
    ]) {
      const common = { from: "2026-05-01", to: "2026-06-01", filters: wide };
      for (const [url, payload] of [
        ["/api/v1/ask", { metric: "nps", ...common }],
        ["/api/v1/comments", common],
      ] as const)
        await send({ method: "POST", url, payload });
    }
    await stillServes();
  });

  it("steps of an hour over centuries are refused at once", async () => {
    for (const grain of ["hour", "day"] as const) {
      const begun = Date.now();
      const payload = { metric: "nps", from: "1970-01-01", to: "2200-01-01", interval: grain };
      expect(await send({ method: "POST", url: "/api/v1/ask", payload })).toBe(400);
      expect(Date.now() - begun).toBeLessThan(2_000);
    }
  });
});
