import { describe, expect, it } from "vitest";
import type { AnswerRow } from "../../api/contract.ts";
import { buildMatrix, sortRows } from "./matrix.ts";

function row(group: Record<string, string>, score: number | null, n: number, indicative = n < 30): AnswerRow {
  return { group, score, low: score, high: score, n, effectiveN: n, indicative, parts: {} };
}

const matrix = buildMatrix(
  {
    cells: {
      rows: [
        row({ touchpoint: "checkout", channel: "web" }, 10, 50),
        row({ touchpoint: "checkout", channel: "app" }, 90, 5),
        row({ touchpoint: "delivery", channel: "app" }, -20, 70),
        row({ touchpoint: "", channel: "" }, 0, 40),
      ],
    },
    byTouchpoint: {
      rows: [
        row({ touchpoint: "checkout" }, 17, 55),
        row({ touchpoint: "delivery" }, -20, 70),
        row({ touchpoint: "advert" }, 95, 4),
        row({ touchpoint: "" }, 0, 40),
        row({ touchpoint: "unused" }, null, 0),
      ],
    },
    byChannel: {
      rows: [row({ channel: "" }, 0, 40), row({ channel: "app" }, 5, 75), row({ channel: "web" }, 10, 50)],
    },
  },
  ["web", "app"],
  (key) => key.toUpperCase(),
);

const keys = (by: Parameters<typeof sortRows>[1]["by"], direction: "up" | "down") =>
  sortRows(matrix.rows, { by, direction }, "es").map((r) => r.key);

describe("the table of touchpoints and channels", () => {
  it("keeps every cell, lists channels in their order and leaves out what has no answers", () => {
    expect(matrix.columns.map((c) => c.key)).toEqual(["web", "app", ""]);
    expect(matrix.rows.map((r) => r.key)).toEqual(["checkout", "delivery", "advert", ""]);
    expect(matrix.rows[0]?.cells.get("web")?.score).toBe(10);
    expect(matrix.rows[0]?.cells.get("store")).toBeUndefined();
  });

  it("indicative rows are never ranked: they stand last in both directions", () => {
    expect(keys("score", "down")).toEqual(["checkout", "", "delivery", "advert"]);
    expect(keys("score", "up")).toEqual(["delivery", "", "checkout", "advert"]);
  });

  it("a channel sorts by its own cells; rows without a figure there come last", () => {
    expect(keys("channel:app", "down")).toEqual(["delivery", "checkout", "", "advert"]);
    expect(keys("channel:web", "up")[0]).toBe("checkout");
  });

  it("sizes and names sort both ways", () => {
    expect(keys("n", "down")).toEqual(["delivery", "checkout", "", "advert"]);
    expect(keys("n", "up")).toEqual(["advert", "", "checkout", "delivery"]);
    expect(keys("name", "up")).toEqual(["", "advert", "checkout", "delivery"]);
  });
});
