// A heat map: one grouping down, another (or time) across, each cell with its score and how many answers it rests on.
// Scores are coloured against the total, only where they differ by more than chance, always with an arrow; counts, which
// have no good or bad, are the darker the more. Cells of too few answers are outlined, not filled. The last line and the last
// column are the totals, each a figure of its own; in a map of counts they have no ground, or nothing else would.

import type { AnswerRow } from "../../api/contract.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import type { ChartInk } from "../design/chart-ink.ts";
import { standingOf, toneOf } from "../view/standing.ts";
import { barsMax, standingSign } from "./draw-bars.ts";
import {
  baseOption,
  type ChartSource,
  type Drawing,
  indexIn,
  type Mark,
  markBox,
  type Pick,
  shortened,
} from "./drawing.ts";
import { ownOrder } from "./figure-data.ts";

/** Most columns of one map. */
export const columnsMax = 31;
const ROW = 40;
const COLUMN_MIN = 46;

type Answers = Readonly<Record<"answer", ChartSource["answer"]>>;

interface HeatCell {
  readonly column: number;
  readonly line: number;
  readonly row: AnswerRow;
  /** null for what the pointer cannot choose. */
  readonly pick: Pick | null;
  readonly isTotal: boolean;
}

interface Grid {
  readonly columns: readonly string[];
  readonly lines: readonly string[];
  readonly cells: readonly HeatCell[];
  /** Rows and columns that found no room. */
  readonly left: number;
}

/** Whether the colour of a map says how much rather than how good. */
export function isAmount({ answer }: Answers): boolean {
  return answer.unit === "count" || answer.metric === "revenue";
}

/** Values of a grouping in the order of a map: their own, else largest first. */
function ordered(sizes: ReadonlyMap<string, number>, field: FigureView["by"][number] | undefined): string[] {
  return [...sizes.keys()].sort((a, b) => {
    const [x, y] = [ownOrder(field, a), ownOrder(field, b)];
    if (x !== undefined && y !== undefined) return x - y;
    return (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0);
  });
}

/** A grid with the values behind its lines and columns. */
interface BareGrid extends Grid {
  readonly lineValues: readonly string[];
  readonly columnValues: readonly string[];
}

/** The grid with a line and a column of totals, where the figure has them. */
function withTotals({ data, answer, words }: ChartSource, grid: BareGrid): Grid {
  const { lineValues, columnValues } = grid;
  const { margins } = data;
  if (margins === null || grid.cells.length === 0) return grid;
  const [lastLine, lastColumn] = [lineValues.length, columnValues.length];
  const total = (line: number, column: number, row: AnswerRow | undefined, pick: Pick | null): HeatCell[] =>
    row === undefined || row.score === null ? [] : [{ line, column, row, pick, isTotal: true }];
  return {
    ...grid,
    lines: [...grid.lines, words.total],
    columns: [...grid.columns, words.total],
    cells: [
      ...grid.cells,
      ...lineValues.flatMap((value, line) =>
        total(line, lastColumn, margins.lines.get(value), { values: [value], at: null }),
      ),
      ...columnValues.flatMap((value, column) => total(lastLine, column, margins.columns.get(value), null)),
      ...total(lastLine, lastColumn, { ...answer.total, group: {} }, null),
    ],
  };
}

function gridOf(source: ChartSource, by: FigureView["by"]): Grid {
  const { data, grain, format } = source;
  if (grain !== null) {
    const groups = data.groups.slice(0, barsMax);
    const days = data.days.slice(-columnsMax);
    return withTotals(source, {
      columns: days.map((at) => format.grain(at, grain)),
      lines: groups.map(({ label }) => label),
      lineValues: groups.map(({ values }) => values[0] ?? ""),
      columnValues: days,
      cells: groups.flatMap((group, line) =>
        group.points
          .slice(-columnsMax)
          .flatMap(({ at, row }, column) =>
            row === null ? [] : [{ column, line, row, pick: { values: group.values, at }, isTotal: false }],
          ),
      ),
      left: data.groups.length - groups.length + data.truncated,
    });
  }
  const lineSizes = new Map<string, number>();
  const columnSizes = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { values, names: called, n } of data.groups) {
    const [line = "", column = ""] = values;
    lineSizes.set(line, (lineSizes.get(line) ?? 0) + n);
    columnSizes.set(column, (columnSizes.get(column) ?? 0) + n);
    names.set(`line ${line}`, called[0] ?? line);
    names.set(`column ${column}`, called[1] ?? column);
  }
  const lines = ordered(lineSizes, by[0]);
  const columns = ordered(columnSizes, by[1]);
  const shownLines = lines.slice(0, barsMax);
  const shownColumns = columns.slice(0, columnsMax);
  return withTotals(source, {
    columns: shownColumns.map((column) => names.get(`column ${column}`) ?? column),
    lines: shownLines.map((line) => names.get(`line ${line}`) ?? line),
    lineValues: shownLines,
    columnValues: shownColumns,
    cells: data.groups.flatMap(({ values, row }) => {
      const line = shownLines.indexOf(values[0] ?? "");
      const column = shownColumns.indexOf(values[1] ?? "");
      return row === null || line < 0 || column < 0
        ? []
        : [{ column, line, row, pick: { values, at: null }, isTotal: false }];
    }),
    left: lines.length - shownLines.length + (columns.length - shownColumns.length) + data.truncated,
  });
}

/** The ground of a cell. */
export function cellColour(row: AnswerRow, { answer }: Answers, ink: ChartInk): string {
  if (row.indicative) return ink.surface;
  const standing = standingOf(row, answer.total.score);
  const tone = toneOf(standing, answer.higherIsBetter);
  if (tone === "neutral") return ink.sunken;
  const far = standing === "far-above" || standing === "far-below";
  return tone === "good" ? (far ? ink.good2 : ink.good1) : far ? ink.bad2 : ink.bad1;
}

const markOf = ({ row, pick }: HeatCell, name: string, dataIndex: number): Mark => ({
  ...{ name, row, pick },
  ...{ seriesIndex: 0, dataIndex },
});

interface RenderApi {
  readonly coord: (point: readonly number[]) => number[];
  readonly size: (span: readonly number[]) => number[];
}

/** Draws one grouping across another. */
export function drawHeat(source: ChartSource, by: FigureView["by"]): Drawing {
  const { answer, format } = source;
  const grid = gridOf(source, by);
  const amount = isAmount(source);
  const parts = grid.cells.filter(({ isTotal }) => !isTotal);
  const most = Math.max(1, ...parts.map(({ row }) => Math.abs(row.score ?? 0)));
  const title = (cell: HeatCell) => `${grid.lines[cell.line] ?? ""} · ${grid.columns[cell.column] ?? ""}`;
  return {
    height: grid.lines.length * ROW + 44,
    widthMin: grid.columns.length * COLUMN_MIN + 150,
    left: grid.left,
    marks: grid.lines.map((_, line) =>
      grid.cells
        .map((cell, dataIndex) => ({ cell, mark: markOf(cell, title(cell), dataIndex) }))
        .filter(({ cell }) => cell.line === line)
        .sort((a, b) => a.cell.column - b.cell.column)
        .map(({ mark }) => mark),
    ),
    draw: (ink, width) => {
      const letters = width < 560 ? 16 : 30;
      const lines = grid.lines.map((name) => shortened(name, letters));
      const left = Math.max(50, Math.max(0, ...lines.map((name) => name.length)) * 6.7 + 14);
      const room = (width - left - 12) / Math.max(1, grid.columns.length);
      const axis = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
      return {
        ...baseOption(ink),
        grid: { left, right: 12, top: 30, bottom: 8 },
        tooltip: {
          ...(baseOption(ink)["tooltip"] as object),
          formatter: (params: unknown) => {
            const cell = grid.cells[indexIn(params, "dataIndex")];
            return cell === undefined ? "" : markBox(source, ink, title(cell), cell.row);
          },
        },
        xAxis: {
          type: "category",
          position: "top",
          data: grid.columns.map((name) => shortened(name, Math.max(4, Math.floor((room - 8) / 6.7)))),
          ...axis,
          axisLabel: { color: ink.mute, fontSize: 12, interval: 0, margin: 10 },
        },
        yAxis: {
          type: "category",
          inverse: true,
          data: lines,
          ...axis,
          axisLabel: { color: ink.text, fontSize: 13, margin: 12 },
        },
        series: [
          {
            type: "custom",
            encode: { x: 0, y: 1 },
            data: grid.cells.map(({ column, line, row, pick }) => ({
              value: [column, line, row.score],
              ...(pick && { pick }),
            })),
            renderItem: (params: { dataIndex: number }, api: RenderApi) => {
              const cell = grid.cells[params.dataIndex];
              if (cell === undefined) return undefined;
              const [x = 0, y = 0] = api.coord([cell.column, cell.line]);
              const [w = 0, h = 0] = api.size([1, 1]);
              const { row } = cell;
              const share = Math.abs(row.score ?? 0) / most;
              const sign = amount ? "" : standingSign(row, answer.total.score);
              const score = format.score(row.score, answer.unit, answer.unit === "mean" ? 1 : 0);
              const fill = amount
                ? cell.isTotal
                  ? { fill: "transparent" }
                  : { fill: ink.accent, opacity: 0.08 + 0.42 * share }
                : { fill: cellColour(row, source, ink) };
              const text = (content: string, dy: number, style: object) => ({
                type: "text",
                silent: true,
                style: {
                  text: content,
                  x,
                  y: y + dy,
                  align: "center",
                  verticalAlign: "middle",
                  fontFamily: ink.font,
                  ...style,
                },
              });
              const rule = (x1: number, y1: number, x2: number, y2: number) => ({
                type: "line",
                silent: true,
                shape: { x1, y1, x2, y2 },
                style: { stroke: ink.line, lineWidth: 1 },
              });
              const [edge, top] = [x - w / 2, y - h / 2];
              return {
                type: "group",
                children: [
                  ...(cell.isTotal && grid.columns.length - 1 === cell.column
                    ? [rule(edge, top, edge, top + h)]
                    : []),
                  ...(cell.isTotal && grid.lines.length - 1 === cell.line
                    ? [rule(edge, top, edge + w, top)]
                    : []),
                  {
                    type: "rect",
                    shape: { x: x - w / 2 + 1.5, y: y - h / 2 + 1.5, width: w - 3, height: h - 3, r: 4 },
                    style: {
                      ...fill,
                      ...(row.indicative && !amount && { stroke: ink.line, lineWidth: 1, lineDash: [3, 3] }),
                    },
                  },
                  text(`${score}${sign === "" ? "" : ` ${sign}`}`, amount ? 0 : -6, {
                    fill: row.indicative && !amount ? ink.mute : ink.text,
                    fontSize: 13,
                    fontWeight: row.indicative && !amount ? 400 : 600,
                  }),
                  ...(amount ? [] : [text(format.count(row.n), 9, { fill: ink.mute, fontSize: 11 })]),
                ],
              };
            },
          },
        ],
      };
    },
  };
}
