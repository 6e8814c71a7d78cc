import { describe, expect, it } from "vitest";
import type { AnswerRow, AskAnswer } from "../../api/contract.ts";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import { parseCalendarDate } from "../../domain/calendar.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { figureViewSchema } from "../../domain/figure-view-schema.ts";
import { createFormat } from "../../domain/format.ts";
import type { ChartInk } from "../design/chart-ink.ts";
import { barStyle, standingSign } from "./draw-bars.ts";
import { drawFigure } from "./draw-figure.ts";
import { cellColour } from "./draw-heat.ts";
import { labelShifts, linesMax } from "./draw-lines.ts";
import { wrapText } from "./export-picture.ts";
import { tableValues } from "./export-table.ts";
import { figureData, rankedGroups } from "./figure-data.ts";
import { totalRows } from "./table-columns.ts";

const ink: ChartInk = {
  ...{ accent: "accent", band: "band", text: "text", mute: "mute", line: "line", surface: "surface" },
  ...{ sunken: "sunken", bad: "bad", bad1: "bad1", bad2: "bad2", middle: "middle", good1: "good1" },
  ...{ good2: "good2", good: "good", font: "font" },
  series: ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"],
};
const format = createFormat("en", "UTC", "EUR");
const words = { total: "Total", previous: "Before", nobody: "No answers", indicative: "Indicative" };

function row(group: Record<string, string>, score: number | null, more: Partial<AnswerRow> = {}): AnswerRow {
  const [low, high] = score === null ? [null, null] : [score - 5, score + 5];
  return { group, score, low, high, n: 100, effectiveN: 100, indicative: false, parts: {}, ...more };
}

function figureOf(rows: readonly AnswerRow[], more: Partial<FigureAnswer> = {}): FigureAnswer {
  const answer: AskAnswer = {
    ...{
      metric: "nps",
      unit: "points",
      higherIsBetter: true,
      from: "",
      to: "",
      timeZone: "UTC",
      currency: "",
    },
    ...{ rows: [...rows], total: row({}, 20, { n: 1000 }), truncated: 0, minimumN: 30 },
  };
  const [from, to] = ["2026-01-01", "2026-01-04"].map((text) => parseCalendarDate(text));
  if (!from || !to) throw new Error("no dates");
  return { chart: "bar", range: { from, to }, comparison: null, grain: null, answer, margins: null, ...more };
}

const nameOf = (_field: string, value: string) => value.toUpperCase();
const byChannel = figureViewSchema.parse({ metric: "nps", by: ["channel"] });

function drawn(view: FigureView, figure: FigureAnswer) {
  const data = figureData(view, figure, nameOf);
  const source = { data, answer: figure.answer, grain: figure.grain, format, words };
  const drawing = drawFigure(view, figure.chart, source);
  if (drawing === null) throw new Error("nothing was drawn");
  return { drawing, source, option: JSON.stringify(drawing.draw(ink, 900)) };
}

describe("what is painted", () => {
  const source = drawn(byChannel, figureOf([row({ channel: "web" }, 30)])).source;

  it("a figure that the total lies within has no colour of good or bad, and no arrow", () => {
    const level = row({}, 22);
    expect(barStyle(level, source, ink)).toEqual({ color: "middle" });
    expect(cellColour(level, source, ink)).toBe("sunken");
    expect(standingSign(level, 20)).toBe("");
  });

  it("a figure beyond chance is coloured by whether more is better, always with an arrow", () => {
    expect(barStyle(row({}, 40), source, ink)).toEqual({ color: "good" });
    expect(barStyle(row({}, 0), source, ink)).toEqual({ color: "bad" });
    expect(cellColour(row({}, 0), source, ink)).toBe("bad2");
    expect(standingSign(row({}, 40), 20)).toBe("▲");
    expect(standingSign(row({}, 0), 20)).toBe("▼");
    const less = { ...source, answer: { ...source.answer, higherIsBetter: false } };
    expect(barStyle(row({}, 40), less, ink)).toEqual({ color: "bad" });
  });

  it("a figure of too few answers is hollow whatever its score", () => {
    const few = row({}, 90, { n: 5, indicative: true });
    expect(barStyle(few, source, ink)).toMatchObject({ color: "transparent", borderType: "dashed" });
    expect(cellColour(few, source, ink)).toBe("surface");
    expect(standingSign(few, 20)).toBe("");
  });
});

describe("bars", () => {
  it("are ranked by score, and never where answers are too few", () => {
    const figure = figureOf([
      row({ channel: "few" }, 90, { n: 5, indicative: true }),
      row({ channel: "low" }, 10),
      row({ channel: "high" }, 40),
    ]);
    const groups = rankedGroups(figureData(byChannel, figure, nameOf).groups);
    expect(groups.map(({ label }) => label)).toEqual(["HIGH", "LOW", "FEW"]);
  });

  it("say how many groups found no room", () => {
    const rows = Array.from({ length: 25 }, (_, i) => row({ channel: `c${i}` }, i));
    const figure = figureOf(rows);
    const { drawing } = drawn(byChannel, { ...figure, answer: { ...figure.answer, truncated: 7 } });
    expect(drawing.left).toBe(25 - 20 + 7);
  });
});

describe("a map", () => {
  const byTwo = figureViewSchema.parse({ metric: "nps", by: ["channel", "weekday"], chart: "heat" });
  const cells = [
    row({ channel: "web", weekday: "1" }, 30),
    row({ channel: "web", weekday: "2" }, 10),
    row({ channel: "phone", weekday: "2" }, 5),
  ];
  const margins = {
    lines: [row({ channel: "web" }, 21), row({ channel: "phone" }, 5)],
    columns: [row({ weekday: "1" }, 30), row({ weekday: "2" }, 8)],
  };

  it("has the totals of its lines and columns, as they were answered, and the total in the corner", () => {
    const { drawing } = drawn(byTwo, figureOf(cells, { chart: "heat", margins }));
    expect(drawing.marks.map((line) => line.map(({ row: one }) => one?.score))).toEqual([
      [30, 10, 21],
      [5, 5],
      [30, 8, 20],
    ]);
    expect(drawing.marks[0]?.at(-1)).toMatchObject({ name: "WEB · Total", pick: { values: ["web"] } });
    expect(drawn(byTwo, figureOf(cells, { chart: "heat" })).drawing.marks).toHaveLength(2);
  });

  it("says the same totals in its table", () => {
    const figure = figureOf(cells, { chart: "table", margins });
    const rows = totalRows(figure, figureData(byTwo, figure, nameOf));
    expect(rows.map(({ names, row: one }) => [...names, one.score])).toEqual([
      ["WEB", null, 21],
      ["PHONE", null, 5],
      [null, "1", 30],
      [null, "2", 8],
    ]);
  });
});

describe("lines", () => {
  const at = (day: number) => `2026-01-0${day}T00:00:00Z`;
  const timed = (channels: number) =>
    Array.from({ length: channels }, (_, c) =>
      [1, 3].map((day) => row({ channel: `c${c}` }, 20 + c, { at: at(day) })),
    ).flat();

  it("carry their names where they end, and at most eight are drawn", () => {
    const figure = figureOf(timed(10), { chart: "line", grain: "day" });
    const { drawing, option } = drawn({ ...byChannel, time: "day" }, figure);
    expect(drawing.left).toBe(10 - linesMax);
    expect(option).toContain("C7  27.0");
    expect(option).not.toContain("C8 ");
  });

  it("end in labels that never cover each other and stay beside the plot", () => {
    const scores = [0, 0, 1, 100, null, -50, -50];
    const shifts = labelShifts(scores, { min: -50, max: 100, interval: 50 }, 276);
    const places = scores.flatMap((score, i) =>
      score === null ? [] : [((100 - score) / 150) * 276 + (shifts[i] ?? 0)],
    );
    const ordered = places.toSorted((a, b) => a - b);
    for (const [i, place] of ordered.entries()) {
      expect(place).toBeLessThanOrEqual(276.5);
      if (i > 0) expect(place - (ordered[i - 1] ?? 0)).toBeGreaterThanOrEqual(15);
    }
  });

  it("leave a gap at a step without answers", () => {
    const figure = figureOf(timed(1), { chart: "line", grain: "day" });
    const [group] = figureData(byChannel, figure, nameOf).groups;
    expect(group?.points.map((point) => point.row?.score ?? null)).toEqual([20, null, 20]);
  });
});

describe("values in a file", () => {
  it("hold the rows of the table and the total, as numbers", () => {
    const reader = { language: "en" as const, timeZone: "UTC", format, nameOf };
    const head = { at: "at", metric: "NPS", low: "low", high: "high", n: "n", indicative: "indicative" };
    const values = tableValues(byChannel, figureOf([row({ channel: "web" }, 30.123456)]), reader, {
      ...head,
      ...{ previous: "before", change: "change", significant: "s", yes: "yes", no: "no", total: "Total" },
      field: (field) => field,
    });
    expect(values).toEqual([
      ["channel", "NPS", "low", "high", "n", "indicative"],
      ["WEB", 30.1235, 25.1235, 35.1235, 100, "no"],
      ["Total", 20, 15, 25, 1000, "no"],
    ]);
  });

  it("long captions are broken between words and lose none", () => {
    const text = "Canal es Teléfono, Chat o Tienda; Unidad no es Madrid Centro";
    const lines = wrapText(text, 20);
    expect(lines.join(" ")).toBe(text);
    expect(lines.every((line) => line.length <= 20)).toBe(true);
  });
});
