// A figure as a file of values: CSV as the reader's spreadsheets want it, and XLSX with numbers that are numbers. Both begin
// with the lines that say what it is, then hold the same rows as the table on the screen, in full.

import type { FigureAnswer } from "../../api/contract-figures.ts";
import { type CsvValue, writeCsv } from "../../domain/csv-cell.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import type { Caption } from "./caption.ts";
import { figureData } from "./figure-data.ts";
import type { FigureReader } from "./reader.ts";
import { tableParts, tableRows, totalRows } from "./table-columns.ts";

/** The words at the head of the columns. */
export interface ColumnWords {
  readonly field: (field: FigureView["by"][number]) => string;
  readonly at: string;
  readonly metric: string;
  readonly low: string;
  readonly high: string;
  readonly n: string;
  readonly indicative: string;
  readonly previous: string;
  readonly change: string;
  readonly significant: string;
  readonly yes: string;
  readonly no: string;
  readonly total: string;
}

/** Two decimals more than a screen shows, without the noise of binary fractions. */
const rounded = (value: number | null | undefined) => (value == null ? null : Number(value.toFixed(4)));

/** The values of a figure: the head of the columns first. */
export function tableValues(
  view: FigureView,
  figure: FigureAnswer,
  reader: FigureReader,
  words: ColumnWords,
): CsvValue[][] {
  const data = figureData(view, figure, reader.nameOf);
  const parts = tableParts(view, figure, data);
  const yes = (is: boolean) => (is ? words.yes : words.no);
  const head = [
    ...view.by.map(words.field),
    ...(parts.time ? [words.at] : []),
    words.metric,
    ...(parts.interval ? [words.low, words.high] : []),
    ...(parts.n ? [words.n, words.indicative] : []),
    ...(parts.change ? [words.previous, words.change, words.significant] : []),
  ];
  const measures = (row: (typeof figure.answer.rows)[number] | null): CsvValue[] => [
    rounded(row?.score),
    ...(parts.interval ? [rounded(row?.low), rounded(row?.high)] : []),
    ...(parts.n ? [row?.n ?? 0, row === null ? "" : yes(row.indicative)] : []),
    ...(parts.change
      ? [
          rounded(row?.change?.previous.score),
          rounded(row?.change?.change),
          row?.change === undefined ? "" : yes(row.change.significant),
        ]
      : []),
  ];
  const lines = tableRows(figure, data)
    .filter(() => view.by.length > 0 || parts.time)
    .map(({ group, at, row }): CsvValue[] => [...group.names, ...(parts.time ? [at] : []), ...measures(row)]);
  const totals = totalRows(figure, data).map(({ names, at, row }): CsvValue[] => [
    ...names.map((name) => name ?? words.total),
    ...(parts.time ? [at ?? words.total] : []),
    ...measures(row),
  ]);
  const places = view.by.length + (parts.time ? 1 : 0);
  const total: CsvValue[] = [
    ...Array.from({ length: places }, (_, i) => (i === 0 ? words.total : "")),
    ...measures({ ...figure.answer.total, group: {} }),
  ];
  return [head, ...lines, ...totals, total];
}

const captionLines = (caption: Caption) =>
  [caption.title, caption.period, caption.filters, caption.rests, caption.source].filter(
    (line) => line !== "",
  );

/** The text of a CSV file. */
export function figureCsv(
  values: readonly CsvValue[][],
  caption: Caption,
  language: FigureReader["language"],
): string {
  return writeCsv([...captionLines(caption).map((line) => [line]), [""], ...values], language);
}

/** An XLSX file. */
export async function figureXlsx(values: readonly CsvValue[][], caption: Caption): Promise<Blob> {
  const { default: writeXlsxFile } = await import("write-excel-file/browser");
  const [head = [], ...lines] = values;
  const cell = (value: CsvValue) => {
    if (typeof value === "number") return { type: Number, value };
    return value == null || value === "" ? null : { type: String, value: String(value) };
  };
  const sheet = [
    ...captionLines(caption).map((line, i) => [
      { type: String, value: line, ...(i === 0 && { fontWeight: "bold" as const }) },
    ]),
    [],
    head.map((name) => ({ type: String, value: String(name), fontWeight: "bold" as const })),
    ...lines.map((line) => line.map(cell)),
  ];
  return writeXlsxFile(sheet, { columns: head.map((_, i) => ({ width: i === 0 ? 30 : 16 })) }).toBlob();
}
