import { expect, test } from "vitest";
import { clip, displayWidth, formatPairs, formatTable, plainLine } from "./print-table.ts";

test("text stands to the left, numbers to the right, headings above their columns", () => {
  const columns = [{ heading: "channel" }, { heading: "n", numeric: true }, { heading: "note" }];
  expect(
    formatTable(columns, [
      ["phone", "7", ""],
      ["e-mail", "1,204", "x"],
    ]),
  ).toEqual(["channel      n  note", "───────  ─────  ────", "phone        7", "e-mail   1,204  x"]);
});

test("what sums up stands below a line of its own, and alone needs none", () => {
  const columns = [{ heading: "a" }, { heading: "n", numeric: true }];
  expect(formatTable(columns, [["x", "1"]], [["Total", "10"]])).toEqual([
    "a       n",
    "─────  ──",
    "x       1",
    "─────  ──",
    "Total  10",
  ]);
  expect(formatTable(columns, [], [["Total", "10"]])).toHaveLength(3);
});

test("a row with too few or too many cells breaks nothing", () => {
  expect(formatTable([{ heading: "a" }, { heading: "b" }], [["1"], ["1", "2", "3"]])).toEqual([
    "a  b",
    "─  ─",
    "1",
    "1  2",
  ]);
});

test("columns stay straight with accents, combined letters, ideographs and emoji", () => {
  expect(["Gran Vía", "e\u0301", "店", "👩‍👩‍👧", ""].map(displayWidth)).toEqual([8, 1, 2, 2, 0]);
  const lines = formatTable(
    [{ heading: "unit" }, { heading: "n", numeric: true }],
    [
      ["店", "1"],
      ["Vía", "2"],
    ],
  );
  expect(lines.slice(2)).toEqual(["店    1", "Vía   2"]);
});

test("what people sent cannot command the terminal, break a line or turn its direction", () => {
  expect(plainLine("a\u001b[2Jb\r\nc\u0007\u202ed\u009b31m")).toBe("a [2Jb c d 31m");
  expect(formatTable([{ heading: "x" }], [["two\nlines"]])).toHaveLength(3);
});

test("a long text is cut where it is long, never within a letter", () => {
  expect(clip("corto", 5)).toBe("corto");
  expect(clip("demasiado largo", 10)).toBe("demasiado…");
  expect(clip("😀😀😀", 2)).toBe("😀…");
});

test("names and values stand under each other", () => {
  expect(
    formatPairs([
      ["n", "12"],
      ["interval", "1 to 2"],
    ]),
  ).toEqual(["  n         12", "  interval  1 to 2"]);
  expect(formatPairs([])).toEqual([]);
});
