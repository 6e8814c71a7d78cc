import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRecipe } from "./recipe.ts";

const good = {
  version: 1,
  name: "n",
  source: "s",
  customer: [{ kind: "user", column: "c" }],
  time: { column: "t" },
  event: "E",
};
const problems = (change: Record<string, unknown>) => {
  const parsed = parseRecipe({ ...good, ...change });
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe("a recipe is refused with the path of what is wrong", () => {
  test.each([
    [{ version: 2 }, "version"],
    [{ colour: "red" }, "colour: is not known here"],
    [
      { answers: [{ metric: "nps", column: "n", scale: "1-5" }] },
      'answers[0].scale: "nps" counts on 0-10 only',
    ],
    [{ answers: [{ metric: "mood", column: "n" }] }, 'answers[0].scale: "mood" has no usual scale'],
    [
      { answers: [{ metric: "csat", column: "n", map: { Great: 6 } }] },
      "answers[0].map.Great: 6 is off the scale",
    ],
    [{ answers: [{ metric: "csat", column: "n", scal: "1-5" }] }, "answers[0].scal: is not known here"],
    [{ channel: "fax" }, 'channel: "fax" is no channel'],
    [{ channel: { column: "c", map: { Fax: "fax" } } }, 'channel: "fax" is no channel'],
    [{ channel: { colum: "c" } }, "channel.colum: is not known here"],
    [{ customer: [{ kind: "passport", column: "c" }] }, "customer[0].kind"],
    [{ customer: [{ kind: "user" }] }, "customer[0]: needs either column or template"],
    [{ customer: undefined }, "customer: who the customer is must be said"],
    [{ event: undefined }, "event: what happened must be said"],
    [{ time: undefined }, "time: when it happened must be said"],
    [{ timeZone: "Mars" }, 'timeZone: "Mars" is no time zone'],
    [{ format: { headerRow: 0 } }, "format.columns: a file without a header needs the names"],
    [{ event: undefined, rows: [{ event: "A" }, {}] }, "rows[1].event: what happened must be said"],
    [{ type: "profile" }, "traits: a profile needs traits"],
    [{ skip: { field: "a", op: "like", values: [1] } }, "skip"],
    [{ revenue: { product: ["a"] } }, "revenue.product"],
    [{ source: "tracking" }, 'source: "tracking" is where Vivencia\'s own events come from'],
    [{ source: "demo" }, 'source: "demo" is where Vivencia\'s own events come from'],
  ])("%j", (change, says) => {
    expect(problems(change).join("\n")).toContain(says);
  });

  test("and a good one is taken, with its defaults", () => {
    expect(parseRecipe(good)).toMatchObject({
      ok: true,
      recipe: { timeZone: "UTC", blank: [], missingColumns: "error" },
    });
    expect(
      problems({ event: undefined, time: undefined, rows: [{ event: "A", time: { at: "2026-01-01" } }] }),
    ).toEqual([]);
  });

  test("anything at all is taken or refused, never a crash", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom("", ...Object.keys(good), "rows", "answers", "format"),
        (value, key) => {
          const parsed = parseRecipe(key === "" ? value : { ...good, [key]: value });
          if (!parsed.ok)
            for (const { path, message } of parsed.problems) expect(path + message).not.toBe("");
        },
      ),
      { seed: 9, numRuns: 1000 },
    );
  });
});

test("every recipe among the examples is a good one", () => {
  const folder = new URL("../../examples/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".json") && !name.endsWith("touchpoints.json"),
  );
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const parsed = parseRecipe(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
    expect(parsed.ok ? [] : [file, ...parsed.problems]).toEqual([]);
  }
});
