// The answer of a figure put in order for drawing it: its groups with their names, and for each the figure or its steps.
// Groups come largest first, as the answer has them, except where they have an order of their own (weekdays, hours, stages).
// Every step of the period is there, also where nobody answered, so that gaps are seen as gaps.

import type { AnswerRow } from "../../api/contract.ts";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import { type CalendarDate, parseCalendarDate } from "../../domain/calendar.ts";
import { grainDays, startOfGrain } from "../../domain/calendar-grain.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import type { GroupField } from "../../domain/question.ts";
import { parseStage, stages } from "../../domain/stage.ts";
import type { NameOf } from "../view/use-names.ts";

/** One step of a group; null where nobody answered. */
export interface FigurePoint {
  readonly at: CalendarDate;
  readonly row: AnswerRow | null;
}

/** One group; a figure without groupings has a single one without values. */
export interface FigureGroup {
  /** In the order of the view's groupings. */
  readonly values: readonly string[];
  readonly names: readonly string[];
  /** The names together. */
  readonly label: string;
  /** How many answers the group rests on over the whole period. */
  readonly n: number;
  /** Without steps of time: the figure; null when nothing was measured. */
  readonly row: AnswerRow | null;
  /** With steps of time: one for each of `days`. */
  readonly points: readonly FigurePoint[];
}

/** The totals of lines by their value, and of columns by their value or day. */
export interface Margins {
  readonly lines: ReadonlyMap<string, AnswerRow>;
  readonly columns: ReadonlyMap<string, AnswerRow>;
}

/** Everything that is drawn. */
export interface FigureData {
  /** null where the figure has no lines and columns, or does not show their totals. */
  readonly margins: Margins | null;
  readonly groups: readonly FigureGroup[];
  readonly days: readonly CalendarDate[];
  /** Groups that were not asked for. */
  readonly truncated: number;
}

/** Between two names of one group. */
const JOINT = " · ";

/** The place of a value whose field has an order of its own; undefined for other fields. */
export function ownOrder(field: GroupField | undefined, value: string): number | undefined {
  if (field === "weekday" || field === "hour") return Number(value);
  if (field !== "stage") return undefined;
  const stage = parseStage(value);
  return stage === undefined ? stages.length : stages.indexOf(stage);
}

/** Whether the values of a field have an order of their own. */
export function hasOwnOrder(field: GroupField | undefined): boolean {
  return ownOrder(field, "") !== undefined;
}

/** The step that a row belongs to; "" without steps. */
function stepOf(row: AnswerRow, grain: FigureAnswer["grain"]): string {
  const at = parseCalendarDate(row.at?.slice(0, 10) ?? "");
  return at === undefined || grain === null ? "" : startOfGrain(at, grain);
}

function marginsOf(view: Pick<FigureView, "by">, { margins, grain }: FigureAnswer): Margins | null {
  const [down, across] = view.by;
  if (margins === null || down === undefined) return null;
  const placeOf = (row: AnswerRow) => (across === undefined ? stepOf(row, grain) : (row.group[across] ?? ""));
  return {
    lines: new Map(margins.lines.map((row) => [row.group[down] ?? "", row])),
    columns: new Map(margins.columns.map((row) => [placeOf(row), row])),
  };
}

const measured = (row: AnswerRow | undefined) => (row === undefined || row.score === null ? null : row);

/** Puts an answer in order. */
export function figureData(view: Pick<FigureView, "by">, figure: FigureAnswer, nameOf: NameOf): FigureData {
  const { answer, grain, range } = figure;
  const days = grain === null ? [] : grainDays(range, grain);
  const found = new Map<string, { values: string[]; rows: Map<string, AnswerRow>; n: number }>();
  for (const row of answer.rows) {
    const values = view.by.map((field) => row.group[field] ?? "");
    const key = JSON.stringify(values);
    const group = found.get(key) ?? { values, rows: new Map<string, AnswerRow>(), n: 0 };
    group.rows.set(stepOf(row, grain), row);
    group.n += row.n;
    found.set(key, group);
  }
  const groups = [...found.values()].map(({ values, rows, n }): FigureGroup => {
    const names = values.map((value, i) => {
      const field = view.by[i];
      return field === undefined ? value : nameOf(field, value);
    });
    return {
      values,
      names,
      label: names.join(JOINT),
      n,
      row: grain === null ? measured(rows.get("")) : null,
      points: days.map((at) => ({ at, row: measured(rows.get(at)) })),
    };
  });
  if (hasOwnOrder(view.by[0])) {
    const place = (group: FigureGroup) => ownOrder(view.by[0], group.values[0] ?? "") ?? 0;
    groups.sort((a, b) => place(a) - place(b));
  }
  return { groups, days, truncated: answer.truncated, margins: marginsOf(view, figure) };
}

/** Groups ranked by score, best above; too few answers and none stand below, never ranked, largest first. */
export function rankedGroups(groups: readonly FigureGroup[]): FigureGroup[] {
  const rank = ({ row }: FigureGroup) => (row === null || row.indicative ? null : row.score);
  return [...groups].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    if (x === null || y === null) return x === y ? b.n - a.n : x === null ? 1 : -1;
    return y - x || b.n - a.n;
  });
}
