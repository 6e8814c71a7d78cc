import { describe, expect, test } from "vitest";
import type { Arrival, ArrivedInteraction } from "../../../domain/arrival.ts";
import { parseRecipe, type RecipeBody } from "../../../domain/recipe.ts";
import { compileRecipe } from "./apply-recipe.ts";
import { replayRow } from "./import-file.ts";
import { Row } from "./row.ts";

const receivedAt = Date.UTC(2026, 5, 1);
const least: RecipeBody = {
  version: 1,
  name: "t",
  source: "t",
  customer: [{ kind: "user", column: "who" }],
  time: { column: "when" },
  event: "E",
};

function apply(recipe: Partial<RecipeBody>, cells: Readonly<Record<string, string>>, line = 2): Arrival[] {
  const all = { who: "u1", when: "2026-01-31", ...cells };
  const parsed = parseRecipe({ ...least, ...recipe });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const header = Object.keys(all);
  return compileRecipe(parsed.recipe, header)(new Row(line, Object.values(all), header), receivedAt);
}

function one(recipe: Partial<RecipeBody>, cells: Readonly<Record<string, string>> = {}): ArrivedInteraction {
  const [arrival] = apply(recipe, cells);
  if (arrival?.type !== "interaction") throw new Error(JSON.stringify(arrival));
  return arrival;
}

function why(recipe: Partial<RecipeBody>, cells: Readonly<Record<string, string>>): string {
  const [arrival] = apply(recipe, cells);
  return arrival?.type === "broken" ? `${arrival.reason}: ${arrival.detail}` : JSON.stringify(arrival);
}

describe("answers", () => {
  const answers = [
    { metric: "nps", column: "n", notApplicable: [11] },
    { metric: "csat", column: "c", map: { "Very good": 5, Poor: 2 }, touchpoint: "checkout" },
    { metric: "rating", column: "r", scale: "1-5", reverse: true, notApplicable: [6, "NS/NC"] },
    { metric: "reason", column: "w", as: "choice" as const },
  ];

  test("carry score, scale, touchpoint and the weight of their row", () => {
    const given = one(
      { answers, weight: { column: "k" }, comments: [{ column: "t" }] },
      { n: "9", c: "very good", r: "2", w: "price", t: " Hola ", k: "0.6704842" },
    );
    expect(given.answers).toEqual([
      { metric: "nps", question: "n", scaleMin: 0, scaleMax: 10, score: 9, weight: 0.6704842 },
      {
        metric: "csat",
        question: "c",
        scaleMin: 1,
        scaleMax: 5,
        score: 5,
        choice: "very good",
        touchpoint: "checkout",
        weight: 0.6704842,
      },
      { metric: "rating", question: "r", scaleMin: 1, scaleMax: 5, score: 4, weight: 0.6704842 },
      { metric: "reason", question: "w", choice: "price", weight: 0.6704842 },
      { metric: "comment", question: "t", text: "Hola", weight: 0.6704842 },
    ]);
  });

  test("several choices of one cell are taken apart, and a yes stands for its option", () => {
    const given = one(
      {
        answers: [
          {
            metric: "choice",
            question: "q",
            column: "a",
            as: "choice",
            separator: ",",
            notApplicable: ["None"],
          },
          {
            metric: "choice",
            question: "q",
            column: "b",
            as: "choice",
            option: "By phone",
            notApplicable: ["N"],
          },
          {
            metric: "choice",
            question: "q",
            column: "c",
            as: "choice",
            option: "By mail",
            notApplicable: ["N"],
          },
        ],
      },
      { a: "Shop, Web,, Shop ,None", b: "Y", c: "N" },
    );
    expect(given.answers.map(({ choice }) => choice)).toEqual(["Shop", "Web", "By phone"]);
  });

  test("blanks and codes for no answer are none", () => {
    expect(one({ answers }, { n: "11", c: "", r: "6.0", w: "" }).answers).toEqual([]);
    expect(one({ answers }, { n: "", c: "", r: "ns/nc", w: "" }).answers).toEqual([]);
  });

  test.each([
    [{ n: "12" }, 'score-out-of-scale: "n": 12 is off the scale 0-10'],
    [{ n: "-1" }, 'score-out-of-scale: "n": -1 is off the scale 0-10'],
    [{ n: "7.5" }, 'score-out-of-scale: "n": 7.5 is no whole score, which NPS needs'],
    [{ n: "NaN" }, 'bad-answer: "n": "NaN" is no number, and no word that the recipe gives a score'],
    [{ r: "7" }, 'score-out-of-scale: "r": 7 is off the scale 1-5'],
  ])("%j breaks the row and says why", (cells, reason) => {
    expect(why({ answers }, { n: "", c: "", r: "", w: "", ...cells })).toBe(reason);
  });

  test("a comment that begins with a digit is no code for no answer", () => {
    const comments = [{ column: "t", notApplicable: ["Did not answer", "9"] }];
    expect(one({ comments }, { t: "20 minutes on hold" }).answers).toHaveLength(1);
    expect(one({ comments }, { t: "9" }).answers).toHaveLength(0);
  });

  test("a weight of zero, below, or none is refused", () => {
    for (const k of ["0", "-1", "x"])
      expect(why({ answers, weight: { column: "k" } }, { n: "1", c: "", r: "", w: "", k })).toContain(
        "bad-number",
      );
  });

  test("the question may stand in a column", () => {
    const comments = [{ column: "t", question: { column: "q" }, notApplicable: ["Did not answer"] }];
    expect(one({ comments }, { t: "Nothing.", q: "How could\n we improve?" }).answers).toEqual([
      { metric: "comment", question: "How could we improve?", text: "Nothing." },
    ]);
    expect(one({ comments }, { t: "Did not answer", q: "x" }).answers).toEqual([]);
  });
});

describe("times", () => {
  test("in the zone of the recipe, or their own", () => {
    expect(one({ timeZone: "Europe/Madrid" }).at).toBe(Date.parse("2026-01-30T23:00:00Z"));
    expect(one({ timeZone: "Europe/Madrid" }, { when: "2026-01-31T00:00:00Z" }).at).toBe(
      Date.parse("2026-01-31T00:00:00Z"),
    );
  });

  test("put together from columns, the first that is not blank, minus a span", () => {
    const time = [
      { column: "exact" },
      { template: "{y}-{m}-{d} 12", formats: ["YYYY-M-D H"], minus: { column: "lead", unit: "d" as const } },
    ];
    expect(one({ time }, { exact: "", y: "2026", m: "1", d: "9", lead: "10" }).at).toBe(
      Date.parse("2025-12-30T12:00:00Z"),
    );
    expect(one({ time }, { exact: "2026-02-01", y: "", m: "", d: "", lead: "" }).at).toBe(
      Date.parse("2026-02-01T00:00:00Z"),
    );
  });

  test("by the wave they belong to, or one for the whole file", () => {
    expect(one({ time: { column: "wave", map: { A: "2026-03-01" } } }, { wave: "a" }).at).toBe(
      Date.parse("2026-03-01"),
    );
    expect(one({ time: { at: "2026-03-01" } }).at).toBe(Date.parse("2026-03-01"));
  });

  test("that are none, too old or blank break the row; one ahead of our clock becomes the moment it reached us", () => {
    expect(why({}, { when: "31/01/2026" })).toContain("bad-time");
    expect(why({}, { when: "1899-12-31" })).toContain("bad-time");
    expect(why({}, { when: "" })).toBe("bad-time: the time is blank");
    expect(one({}, { when: "2031-01-01" }).at).toBe(receivedAt);
  });
});

describe("customers", () => {
  test("are known by comparable identifiers", () => {
    const customer = [
      { kind: "email", column: "mail" },
      { kind: "phone", column: "tel", country: "ES" },
      { kind: "external:crm", column: "crm", prefix: "old-" },
    ];
    expect(
      one({ customer }, { mail: " Ana@Ejemplo.ES ", tel: "611 22 33 44", crm: "7" }).identifiers,
    ).toEqual([
      { kind: "email", value: "ana@ejemplo.es" },
      { kind: "phone", value: "+34611223344" },
      { kind: "external:crm", value: "old-7" },
    ]);
    expect(
      one({ customer }, { mail: "anonymous@x.es", tel: "0044 20 7946 0958", crm: "0" }).identifiers,
    ).toEqual([{ kind: "phone", value: "+442079460958" }]);
  });

  test("without any identifier the fallback stands in, else the row is broken", () => {
    const customer = [
      { kind: "user", column: "who" },
      { kind: "anonymous", template: "receipt {r}", fallback: true },
    ];
    expect(one({ customer }, { who: "null", r: "9" }).identifiers).toEqual([
      { kind: "anonymous", value: "receipt 9" },
    ]);
    expect(one({ customer }, { who: "u2", r: "9" }).identifiers).toEqual([{ kind: "user", value: "u2" }]);
    expect(why({ customer }, { who: "", r: "" })).toContain("no-identifier");
    expect(why({}, { who: "0000" })).toBe('no-identifier: user "0000" is blocked');
  });
});

describe("facts", () => {
  test("amounts: columns, sums and products, in any notation", () => {
    expect(one({ revenue: { product: ["q", "p"] }, currency: "GBP" }, { q: "6", p: "2.55" })).toMatchObject({
      revenue: 15.3,
      currency: "GBP",
    });
    expect(
      one(
        { revenue: { product: ["rate", { sum: ["week", "weekend"] }] } },
        { rate: "80", week: "3", weekend: "" },
      ).revenue,
    ).toBe(240);
    expect(one({ revenue: { column: "v", negate: true }, decimal: "," }, { v: "1.234,50 €" }).revenue).toBe(
      -1234.5,
    );
    expect(one({ revenue: { column: "v" } }, { v: "" }).revenue).toBeUndefined();
    expect(why({ revenue: { column: "v" } }, { v: "1,234" })).toContain("bad-number");
    expect(why({ revenue: { column: "v" } }, { v: "Infinity" })).toContain("bad-number");
  });

  test("spans: in a unit, or between two times, never negative", () => {
    expect(one({ wait: { column: "w", unit: "min" } }, { w: "1.5" }).waitMs).toBe(90_000);
    expect(
      one({ wait: { from: { column: "a" }, to: { column: "b" } } }, { a: "2026-01-01", b: "2026-01-02" })
        .waitMs,
    ).toBe(86_400_000);
    expect(
      why({ wait: { from: { column: "a" }, to: { column: "b" } } }, { a: "2026-01-02", b: "2026-01-01" }),
    ).toContain("negative");
  });

  test("words of a vocabulary: by map, by spelling, or the row says what is missing", () => {
    const channel = { column: "c", map: { Mostrador: "in_person" } };
    expect(one({ channel }, { c: "mostrador" }).said.channel).toBe("in_person");
    expect(one({ channel }, { c: "Live chat" }).said.channel).toBe("chat");
    expect(one({ channel }, { c: "" }).said).toEqual({});
    expect(why({ channel }, { c: "Fax" })).toContain(
      'recipe-mismatch: the recipe gives no channel for "Fax"',
    );
    expect(one({ channel: { ...channel, default: "" } }, { c: "Fax" }).said).toEqual({});
    expect(one({ touchpoint: { column: "c" } }, { c: "Atención al cliente" }).said.touchpoint).toBe(
      "atencion_al_cliente",
    );
    expect(one({ language: { column: "c" } }, { c: "Español" }).language).toBe("es");
    expect(one({ language: { column: "c" } }, { c: "en-GB" }).language).toBe("en");
  });

  test("traits and properties", () => {
    const traits = {
      country: "c",
      age: { column: "a", as: "number" as const },
      vip: { column: "v", as: "boolean" as const },
    };
    expect(one({ traits, properties: "rest" }, { c: "ES", a: "41", v: "sí", x: "1", y: "" })).toMatchObject({
      traits: { country: "ES", age: 41, vip: true },
      properties: { x: "1" },
    });
    expect(one({ properties: { note: "x" } }, { x: "1" }).properties).toEqual({ note: "1" });
    expect(why({ traits }, { c: "", a: "old", v: "" })).toContain('trait "age"');
  });

  test("cells that mean nothing are blank everywhere", () => {
    expect(
      one({ blank: ["?"], unit: { column: "u" }, revenue: { column: "r" } }, { u: "?", r: "?" }),
    ).not.toHaveProperty("unit");
  });

  test("texts beyond their bound break the row", () => {
    expect(why({ unit: { column: "u" } }, { u: "x".repeat(501) })).toBe(
      "bad-text: the unit has 501 characters; at most 500",
    );
  });
});

describe("rows", () => {
  const rows = [
    { key: "opened", event: "Opened" },
    {
      key: "closed",
      when: { field: "closed", op: "exists" as const },
      event: "Closed",
      time: { column: "closed" },
    },
  ];

  test("one row may give several interactions, each with its own identity", () => {
    const arrivals = apply({ rows, id: ["no"] }, { no: "7", closed: "2026-02-01" });
    expect(arrivals.map((a) => a.type === "interaction" && [a.event, a.messageId, a.sourceId])).toEqual([
      ["Opened", "7/opened", "7"],
      ["Closed", "7/closed", "7"],
    ]);
    expect(apply({ rows, id: ["no"] }, { no: "7", closed: "" })).toHaveLength(1);
  });

  test("rows left out on purpose give nothing", () => {
    expect(apply({ skip: { field: "x", op: "is", values: ["test"] } }, { x: "TEST" })).toEqual([]);
    expect(apply({ skip: { field: "x", op: "is", values: ["test"] } }, { x: "real" })).toHaveLength(1);
  });

  test("one bad cell keeps all interactions of a row aside", () => {
    expect(apply({ rows }, { closed: "soon" })).toMatchObject([{ type: "broken", reason: "bad-time" }]);
  });

  test("facts about customers are profiles", () => {
    const [profile] = apply({ type: "profile", traits: { city: "c" } }, { c: "Lugo" });
    expect(profile).toMatchObject({
      type: "profile",
      callType: "import",
      traits: { city: "Lugo" },
      identifiers: [{ kind: "user", value: "u1" }],
    });
  });
});

describe("identity of a row", () => {
  const idOf = (recipe: Partial<RecipeBody>, cells: Readonly<Record<string, string>>, line = 2) => {
    const [arrival] = apply(recipe, cells, line);
    return arrival?.type === "interaction" ? arrival.messageId : undefined;
  };

  test("without id columns, line and content are it", () => {
    expect(idOf({}, { x: "1" }, 2)).toBe(idOf({}, { x: "1" }, 2));
    expect(idOf({}, { x: "1" }, 2)).not.toBe(idOf({}, { x: "1" }, 3));
    expect(idOf({}, { x: "1" }, 2)).not.toBe(idOf({}, { x: "2" }, 2));
  });

  test("with id columns they are, and two never run together", () => {
    expect(idOf({ id: ["a", "b"] }, { a: "x", b: "y" }, 2)).toBe(
      idOf({ id: ["a", "b"] }, { a: "x", b: "y" }, 9),
    );
    expect(idOf({ id: ["a", "b"] }, { a: "x|", b: "y" })).not.toBe(
      idOf({ id: ["a", "b"] }, { a: "x", b: "|y" }),
    );
    expect(idOf({ id: ["a"] }, { a: "z".repeat(5000) })?.length).toBeLessThan(130);
  });

  test("a row read again from the quarantine has the same one", () => {
    const parsed = parseRecipe(least);
    if (!parsed.ok) throw new Error("recipe");
    const header = ["who", "blank", "2020", "when"];
    const row = new Row(5, ["u1", "", "q", "2026-01-31"], header);
    const [before] = compileRecipe(parsed.recipe, header)(row, receivedAt);
    const [after] = replayRow(row.raw(), 5, parsed.recipe, receivedAt);
    expect(after?.arrival).toEqual(before);
    expect(replayRow('1,"broken', 5, parsed.recipe, receivedAt)[0]?.arrival).toMatchObject({
      type: "broken",
      reason: "unreadable-row",
    });
  });
});

describe("columns", () => {
  test("are found by any of their names, whatever the case and the blanks around", () => {
    expect(one({ unit: { column: ["Store", "shop name"] } }, { " SHOP  NAME ": "A" }).unit).toBe("A");
  });

  test("that are missing are refused before anything is read, all at once", () => {
    expect(() => apply({ unit: { column: "u" }, employee: { column: ["e", "f"] } }, {})).toThrow(
      /no column "u", "e \/ f".*It has: who, when/,
    );
    expect(one({ unit: { column: "u" }, missingColumns: "blank" })).not.toHaveProperty("unit");
  });

  test("formats and zones that are none are refused before anything is read", () => {
    expect(() => apply({ time: { column: "when", formats: ["HH:mm"] } }, {})).toThrow("names no day");
    expect(() => apply({ time: { column: "when", zone: "Mars/Olympus" } }, {})).toThrow("no time zone");
  });
});

describe("columns that are left out", () => {
  const recipe = { leaveOut: ["ip"], properties: "rest" as const };

  test("are not among the rest, and do not make a row another", () => {
    const given = one(recipe, { IP: "10.0.0.1", note: "x" });
    expect(given.properties).toEqual({ note: "x" });
    expect(given.messageId).toBe(one(recipe, { IP: "10.9.9.9", note: "x" }).messageId);
    expect(given.messageId).not.toBe(one({}, { IP: "10.0.0.1", note: "x" }).messageId);
  });
});
