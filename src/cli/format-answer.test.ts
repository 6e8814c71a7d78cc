import { expect, test } from "vitest";
import type { AnswerRow, AskAnswer, Measure } from "../api/contract.ts";
import { type Asked, formatAnswer, formatGrain } from "./format-answer.ts";
import { speakIn } from "./i18n/speech.ts";
import { namesBy } from "./place-names.ts";

const en = speakIn("en");
const es = speakIn("es");
const catalogue = new Map([["home_delivery", "Entrega a domicilio"]]);

function measured(score: number | null, n: number, more: Partial<Measure> = {}): Measure {
  const around = score === null ? { low: null, high: null } : { low: score - 10, high: score + 10 };
  return { score, ...around, n, effectiveN: n, indicative: n < 30, parts: {}, ...more };
}

function row(group: AnswerRow["group"], measure: Measure, at?: string): AnswerRow {
  return { group, ...measure, ...(at === undefined ? {} : { at }) };
}

function answer(rows: AnswerRow[], total: AskAnswer["total"], more: Partial<AskAnswer> = {}): AskAnswer {
  return {
    metric: "nps",
    unit: "points",
    higherIsBetter: true,
    from: "2026-01-01T00:00:00.000+01:00",
    to: "2026-02-01T00:00:00.000+01:00",
    timeZone: "Europe/Madrid",
    rows,
    total,
    truncated: 0,
    minimumN: 30,
    currency: "",
    ...more,
  };
}

function asked(speech: typeof en, more: Partial<Asked> = {}): Asked {
  const span = { from: "2026-01-05", to: "2026-06-30" };
  return { isFiltered: false, span, nameOf: namesBy(speech, catalogue), ...more };
}

test("one figure is a short list: score, interval, n and what it is made of", () => {
  const parts = { promoters: 150, passives: 90, detractors: 60 };
  const only = answer([row({}, measured(30, 300))], measured(30, 300, { parts }));
  expect(formatAnswer(en, only, asked(en))).toEqual([
    "NPS, 1 Jan 2026 to 31 Jan 2026 (Europe/Madrid)",
    "",
    "  NPS           30.0",
    "  95% interval  20.0 to 40.0",
    "  n             300",
    "  made of       50% promoters, 30% passives, 20% detractors",
  ]);
  expect(formatAnswer(es, only, asked(es))).toEqual([
    "NPS, del 1 ene 2026 al 31 ene 2026 (Europe/Madrid)",
    "",
    "  NPS             30,0",
    "  intervalo 95 %  20,0 a 40,0",
    "  n               300",
    "  composición     50 % promotores, 30 % pasivos, 20 % detractores",
  ]);
});

test("several are a table with names from the catalogue, numbers to the right and their total below", () => {
  const rows = [
    row({ touchpoint: "home_delivery", channel: "delivery" }, measured(-12.5, 1234)),
    row({ touchpoint: "own_key", channel: "phone" }, measured(100, 7)),
    row({ touchpoint: "", channel: "" }, measured(null, 0, { indicative: true })),
  ];
  expect(formatAnswer(es, answer(rows, measured(4, 1241)), asked(es)).slice(2)).toEqual([
    "punto de contacto        canal          NPS  intervalo 95 %     n  nota",
    "───────────────────────  ───────────  ─────  ──────────────  ────  ───────────",
    "Entrega a domicilio      Entrega      -12,5    -22,5 a -2,5  1234",
    "own_key                  Teléfono     100,0    90,0 a 110,0     7  orientativo",
    "(sin punto de contacto)  (sin canal)      –                     0  orientativo",
    "───────────────────────  ───────────  ─────  ──────────────  ────  ───────────",
    "Total                                   4,0     -6,0 a 14,0  1241",
    "",
    "orientativo: menos de 30 respuestas; no compares ni decidas con esta cifra",
  ]);
});

test("a change stands with its sign and p, and is starred only where it is one", () => {
  const change = { change: 8.25, low: 2, high: 14, p: 0.0004, significant: true, previous: measured(20, 90) };
  const noise = { ...change, change: -3, p: 0.4, significant: false };
  const rows = [
    { ...row({ unit: "A" }, measured(28.25, 90)), change },
    { ...row({ unit: "B" }, measured(17, 90)), change: noise },
    row({ unit: "C" }, measured(10, 90)),
  ];
  const lines = formatAnswer(en, answer(rows, { ...measured(18, 270), change: noise }), asked(en));
  expect(lines.slice(2)).toEqual([
    "unit    NPS  95% interval    n  change        p",
    "─────  ────  ────────────  ───  ──────  ─────────",
    "A      28.3  18.3 to 38.3   90    +8.3  < 0.001 *",
    "B      17.0   7.0 to 27.0   90    -3.0    0.400",
    "C      10.0   0.0 to 20.0   90",
    "─────  ────  ────────────  ───  ──────  ─────────",
    "Total  18.0   8.0 to 28.0  270    -3.0    0.400",
    "",
    "* a change larger than chance explains (p < 0.05)",
  ]);
});

test("a compared figure alone tells what it was before", () => {
  const change = { change: -3, low: -9, high: 3, p: 0.4, significant: false, previous: measured(20, 90) };
  const lines = formatAnswer(en, answer([], { ...measured(17, 1100), change }), asked(en));
  expect(lines.slice(-2)).toEqual(["  before        20.0 (n 90)", "  change        -3.0  p 0.400"]);
});

test("weights show the effective n beside n, and only then", () => {
  const weighted = answer([row({ unit: "A" }, measured(5, 400, { effectiveN: 312.4 }))], measured(5, 400));
  expect(formatAnswer(en, weighted, asked(en))[2]).toBe("unit   NPS  95% interval    n  effective n");
  const plain = answer([row({ unit: "A" }, measured(5, 400))], measured(5, 400));
  expect(formatAnswer(en, plain, asked(en))[2]).not.toContain("effective");
});

test("counts are whole, carry no interval, and do not say n twice", () => {
  const plain = { low: null, high: null, indicative: false };
  const rows = [row({ kind: "bought" }, measured(12345, 12345, plain))];
  const counted = answer(rows, measured(12345, 12345, plain), { metric: "interactions", unit: "count" });
  expect(formatAnswer(en, counted, asked(en)).slice(2, 5)).toEqual([
    "kind    Interactions",
    "──────  ────────────",
    "bought        12,345",
  ]);
});

test("shares are percentages, means have two digits, money tells its currency", () => {
  const of = (metric: AskAnswer["metric"], unit: AskAnswer["unit"], currency = "") =>
    formatAnswer(es, answer([], measured(4.256, 50), { metric, unit, currency }), asked(es));
  expect(of("csat", "percent")[2]).toMatch(/^ {2}CSAT +4,3 %$/);
  expect(of("rating", "mean")[2]).toMatch(/^ {2}Valoración media +4,26$/);
  expect(of("revenue", "money", "EUR")[0]).toBe(
    "Ingresos, EUR, del 1 ene 2026 al 31 ene 2026 (Europe/Madrid)",
  );
  expect(of("revenue", "money", "mixed")[0]).toContain("varias monedas");
});

test("what was left out is said", () => {
  const lines = (truncated: number) =>
    formatAnswer(
      en,
      answer([row({ unit: "A" }, measured(5, 90))], measured(5, 90), { truncated }),
      asked(en),
    );
  expect(lines(1500)).toContain("1,500 more groups are left out; raise --limit.");
  expect(lines(1)).toContain("1 more group is left out; raise --limit.");
  expect(lines(0).join("")).not.toContain("--limit");
});

test("a period without answers says when there are some, and what may have left them out", () => {
  const nothing = answer([], measured(null, 0));
  expect(formatAnswer(en, nothing, asked(en)).slice(2)).toEqual([
    "No answers in this period.",
    "The log has interactions from 5 Jan 2026 to 30 Jun 2026.",
  ]);
  expect(formatAnswer(en, nothing, asked(en, { isFiltered: true })).join("\n")).toContain("--where");
  expect(formatAnswer(es, nothing, asked(es)).join("\n")).toContain("del 5 ene 2026 al 30 jun 2026");
  const revenue = answer([], measured(0, 0), { metric: "revenue", unit: "money" });
  expect(formatAnswer(en, revenue, asked(en))[2]).toBe("Nothing in this period.");
});

test("an empty log teaches how to fill it", () => {
  const lines = formatAnswer(en, answer([], measured(null, 0)), asked(en, { span: undefined }));
  expect(lines.join("\n")).toMatch(/vivencia import FILE.*vivencia simulate retailer/);
});

test("a period that is one day, or begins in the middle of one, is written so", () => {
  const heading = (from: string, to: string) =>
    formatAnswer(en, answer([], measured(5, 90), { from, to }), asked(en))[0];
  expect(heading("2026-03-29T00:00:00.000+01:00", "2026-03-30T00:00:00.000+02:00")).toBe(
    "NPS, 29 Mar 2026 (Europe/Madrid)",
  );
  expect(heading("2026-01-01T10:30:00.000+01:00", "2026-01-01T12:00:00.000+01:00")).toBe(
    "NPS, 1 Jan 2026 10:30 to 1 Jan 2026 12:00 (Europe/Madrid)",
  );
});

test.each([
  ["hour", "2026-05-04T13:00:00.000+02:00", "2026-05-04 13:00"],
  ["day", "2026-05-04T00:00:00.000+02:00", "2026-05-04"],
  ["week", "2026-05-04T00:00:00.000+02:00", "2026-W19"],
  ["week", "2024-12-30T00:00:00.000+01:00", "2025-W01"],
  ["week", "2020-12-28T00:00:00.000+01:00", "2020-W53"],
  ["week", "2025-12-29T00:00:00.000+01:00", "2026-W01"],
  ["month", "2026-05-01T00:00:00.000+02:00", "2026-05"],
  ["quarter", "2026-04-01T00:00:00.000+02:00", "2026-Q2"],
  ["quarter", "2026-10-01T00:00:00.000+02:00", "2026-Q4"],
  ["year", "2026-01-01T00:00:00.000+01:00", "2026"],
])("a %s that begins at %s is %s", (interval, at, written) => {
  expect(formatGrain(en, at, interval)).toBe(written);
});

test("groups stand before the steps of time, and a trait is called by its name", () => {
  const rows = [
    row({ "trait:plan": "gold", weekday: "1" }, measured(5, 90), "2026-01-01T00:00:00.000+01:00"),
  ];
  const lines = formatAnswer(es, answer(rows, measured(5, 90)), asked(es, { interval: "month" }));
  expect(lines[2]).toMatch(/^plan +día de la semana +mes +NPS/);
  expect(lines[4]).toMatch(/^gold +lunes +2026-01 +5,0/);
});

test("a figure that puts several scales together says so, and says what that means", () => {
  const mixed = measured(64, 300, { mixedScales: true });
  const rows = [row({ unit: "A" }, mixed), row({ unit: "B" }, measured(70, 90))];
  const several = formatAnswer(en, answer(rows, mixed, { metric: "csat", unit: "percent" }), asked(en));
  expect(several.filter((line) => line.includes("several scales"))).toHaveLength(3);
  expect(several.at(-1)).toContain("each read by its place on its own scale");
  const alone = answer([row({}, mixed)], mixed, { metric: "csat", unit: "percent" });
  expect(formatAnswer(es, alone, asked(es)).join("\n")).toMatch(
    /nota +varias escalas\n\nvarias escalas: reúne/,
  );
  const plain = answer([], measured(70, 90), { metric: "csat" });
  expect(formatAnswer(en, plain, asked(en)).join("\n")).not.toContain("several scales");
});
