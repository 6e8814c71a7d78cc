// A figure as a table of values: one row for each group and step, with everything that is known of it. The table on the
// screen, CSV and XLSX are all made of this, so that they say the same.

import type { AnswerRow } from "../../api/contract.ts";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import type { CalendarDate } from "../../domain/calendar.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import type { FigureData, FigureGroup } from "./figure-data.ts";

/** One total of a line or of a column: the names of the groupings, null where it adds up over all. */
export interface TotalRow {
  readonly names: readonly (string | null)[];
  readonly at: CalendarDate | null;
  readonly row: AnswerRow;
}

/** The totals of lines and of columns, in the order of the rows. */
export function totalRows(figure: FigureAnswer, data: FigureData): TotalRow[] {
  const { margins } = data;
  if (margins === null) return [];
  const lines = new Map(data.groups.map(({ values, names }) => [values[0] ?? "", names[0] ?? ""]));
  const columns = new Map(data.groups.map(({ values, names }) => [values[1] ?? "", names[1] ?? ""]));
  const timed = figure.grain !== null;
  const of = (names: (string | null)[], at: CalendarDate | null, row: AnswerRow | undefined): TotalRow[] =>
    row === undefined || row.score === null ? [] : [{ names, at, row }];
  return [
    ...[...lines].flatMap(([value, name]) =>
      of(timed ? [name] : [name, null], null, margins.lines.get(value)),
    ),
    ...(timed
      ? data.days.flatMap((at) => of([null], at, margins.columns.get(at)))
      : [...columns].flatMap(([value, name]) => of([null, name], null, margins.columns.get(value)))),
  ];
}

/** One row of a figure's table. */
export interface FigureRow {
  readonly group: FigureGroup;
  readonly at: CalendarDate | null;
  /** null where nobody answered. */
  readonly row: AnswerRow | null;
}

/** The rows: groups in the order of the figure, within each its steps. Groups that were never measured are left out. */
export function tableRows(figure: FigureAnswer, data: FigureData): FigureRow[] {
  return data.groups.flatMap((group): FigureRow[] =>
    figure.grain === null
      ? [{ group, at: null, row: group.row }]
      : group.points.map(({ at, row }) => ({ group, at, row })),
  );
}

/** Which columns a table has besides the groupings, the score and n. */
export function tableParts(view: Pick<FigureView, "by">, figure: FigureAnswer, data: FigureData) {
  const rows = tableRows(figure, data);
  return {
    by: view.by,
    time: figure.grain !== null,
    interval: rows.some(({ row }) => row?.low != null),
    n: figure.answer.unit !== "count",
    change: rows.some(({ row }) => row?.change?.change != null),
  };
}
