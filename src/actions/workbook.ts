// Cells of the workbooks that are made here. Text stays text, so that no cell is a formula, whatever customers wrote.

import type { CsvValue } from "../domain/csv-cell.ts";
import { AppError } from "../errors.ts";

/** A workbook is made in memory; more rows than this are CSV. */
export const workbookRowsMax = 50_000;

/** A cell. */
export function cellOf(value: CsvValue) {
  if (value === null || value === undefined || value === "") return null;
  return typeof value === "number" ? { type: Number, value } : { type: String, value: String(value) };
}

/** A title. */
export const headOf = (value: string) => ({ type: String, value, fontWeight: "bold" as const });

/** Throws `too-large` for more rows than a workbook may have; `what` names them. */
export function mustFitWorkbook(rows: number, what: string): void {
  if (rows > workbookRowsMax)
    throw new AppError("too-large", `A workbook holds at most ${workbookRowsMax} ${what}. Take CSV instead.`);
}
