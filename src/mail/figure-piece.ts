// A figure of a dashboard in words and numbers, the same for the text and for the HTML of a mail: the score, how sure it is,
// on how much it rests, how it moved and what that says about a goal. Nothing is measured here. Invariant: only a change that
// is significant has an arrow and a tone, and below the minimum n a score is called indicative.

import { type CalendarDate, parseCalendarDate } from "../domain/calendar.ts";
import type { Grain, Range } from "../domain/chosen-period.ts";
import type { FigureView } from "../domain/figure-view.ts";
import { createFormat, type Format, NO_FIGURE, type ScoreUnit } from "../domain/format.ts";
import { decideGoal, type Goal, isComplete } from "../domain/goal.ts";
import { changeWordOf } from "../domain/metric/change-word.ts";
import { compare } from "../domain/metric/compare.ts";
import type { Measure } from "../domain/metric/measurement.ts";
import { METRICS } from "../domain/metric/metric.ts";
import { parseStage, stages } from "../domain/stage.ts";
import { nameValue } from "../domain/value-names.ts";
import { type MailReader, nameField, nameFilters } from "./name-values.ts";

/** A measure and what it is compared with. */
export interface MailedMeasure {
  readonly measure: Measure;
  readonly previous: Measure | undefined;
  readonly mixedScales: boolean;
}

/** One group, one step of time, or both. */
export interface MailedRow extends MailedMeasure {
  readonly group: Readonly<Record<string, string>>;
  readonly at: string | undefined;
}

/** An answered figure. */
export interface MailedFigure {
  readonly view: FigureView;
  readonly range: Range;
  readonly comparison: Range | null;
  readonly grain: Grain | null;
  readonly answered: {
    readonly rows: readonly MailedRow[];
    readonly total: MailedMeasure;
    readonly truncated: number;
    readonly minimumN: number;
    readonly currency: string;
    readonly timeZone: string;
  };
}

/** Good and bad have a colour; all else has none. */
export type PieceTone = "good" | "bad" | "neutral";

/** A small table; the first cell of a row names it. */
export interface PieceTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly tone: PieceTone }[];
  /** What the signs mean, and what was left out. */
  readonly notes: readonly string[];
}

/** A figure in words. */
export interface FigurePiece {
  readonly kind: "figure";
  readonly name: string;
  readonly filters: string;
  readonly score: string;
  /** The word for too few answers; "" for enough. */
  readonly indicative: string;
  readonly certainty: readonly string[];
  readonly change: {
    readonly words: string;
    readonly tone: PieceTone;
    readonly detail: string;
    /** "↑ +4,2 puntos" of a change that is significant; "" of any other. */
    readonly moved: string;
    /** Whether its significance could be tested: that of complete counts and sums cannot. */
    readonly tested: boolean;
  } | null;
  readonly goal: { readonly words: string; readonly tone: PieceTone } | null;
  readonly notes: readonly string[];
  readonly table: PieceTable | null;
}

/** Most rows of a table: a mail is read at a glance. */
const rowsMax = { groups: 8, steps: 6 } as const;

function scoreUnitOf(view: FigureView): ScoreUnit {
  const { unit } = METRICS[view.metric];
  return unit === "share" ? "percent" : unit;
}

/** The change of a measure, as far as something may be said of it. */
function changeOf({ measure, previous }: MailedMeasure, view: FigureView) {
  if (previous === undefined) return undefined;
  const found = compare(measure, previous, view.metric);
  const word = changeWordOf({ ...found, previous }, measure, METRICS[view.metric].higherIsBetter);
  const moved = word === "better" || word === "worse" || word === "moved";
  const tone: PieceTone = word === "better" ? "good" : word === "worse" ? "bad" : "neutral";
  const arrow = !moved ? "" : (found.change ?? 0) > 0 ? "↑ " : "↓ ";
  return { ...found, previous, word, tone, arrow };
}

function changePiece(reader: MailReader, format: Format, figure: MailedFigure): FigurePiece["change"] {
  const { words } = reader;
  const change = changeOf(figure.answered.total, figure.view);
  if (!change) return null;
  const { word, tone, arrow, previous, low, high } = change;
  const unit = scoreUnitOf(figure.view);
  if (word === "no-previous")
    return { words: words.change[word], tone, detail: "", moved: "", tested: false };
  const comparable = word !== "too-few";
  const unitName = unit === "points" || unit === "percent" ? ` ${words.unit[unit]}` : "";
  const size = `${arrow}${format.change(change.change, unit)}${unitName}`;
  const before = format.score(previous.score, unit);
  return {
    words: comparable ? `${size} · ${words.change[word]}` : words.change[word],
    tone,
    moved: arrow === "" ? "" : size,
    tested: comparable && change.p !== null,
    detail: [
      ...(comparable && low !== null && high !== null
        ? [words.changeInterval(format.change(low, unit), format.change(high, unit))]
        : []),
      unit === "count" ? words.previousOnly(before) : words.previous(before, format.count(previous.n)),
    ].join(" · "),
  };
}

function goalPiece(
  reader: MailReader,
  format: Format,
  figure: MailedFigure,
  given: { readonly goal: Goal; readonly today: CalendarDate },
): { goal: FigurePiece["goal"]; note: string | undefined } {
  const { goal, today } = given;
  const said = reader.words.goal;
  const { measure } = figure.answered.total;
  const unit = scoreUnitOf(figure.view);
  const { state, missing } = decideGoal(
    goal,
    { ...measure, complete: isComplete(figure.view.metric) },
    today,
  );
  const target = said.target[goal.direction](format.score(goal.target, unit));
  const parts = [
    `${said.state[state]} (${target}${goal.by === null ? "" : `, ${said.by(format.date(goal.by))}`})`,
    ...(state !== "reached" && missing !== null && missing > 0
      ? [said.missing(format.score(missing, unit), unit === "points" ? reader.words.unit.points : "")]
      : []),
  ];
  const tone = state === "reached" ? "good" : state === "missed" ? "bad" : "neutral";
  const note = state !== "uncertain" ? undefined : measure.indicative ? said.tooFew : said.holds;
  return { goal: { words: parts.join(" · "), tone }, note };
}

/** The place of a group whose field has an order of its own; undefined for the rest. */
function ownPlace(view: FigureView, row: MailedRow): number | undefined {
  const [field] = view.by;
  const value = (field && row.group[field]) ?? "";
  if (field === "weekday" || field === "hour") return Number(value);
  if (field !== "stage") return undefined;
  const stage = parseStage(value);
  return stage === undefined ? stages.length : stages.indexOf(stage);
}

/** The groups with most answers: in their own order, else ranked by score with those of too few answers at the end. */
function groupsToShow(view: FigureView, rows: readonly MailedRow[]): MailedRow[] {
  const largest = rows
    .filter(({ measure }) => measure.score !== null)
    .toSorted((a, b) => b.measure.n - a.measure.n)
    .slice(0, rowsMax.groups);
  const rank = ({ measure }: MailedRow) => (measure.indicative ? null : measure.score);
  return largest.sort((a, b) => {
    const [i, j] = [ownPlace(view, a), ownPlace(view, b)];
    if (i !== undefined && j !== undefined) return i - j;
    const [x, y] = [rank(a), rank(b)];
    if (x === null || y === null) return x === y ? b.measure.n - a.measure.n : x === null ? 1 : -1;
    return y - x;
  });
}

function tablePiece(reader: MailReader, format: Format, figure: MailedFigure): PieceTable | null {
  const { view, grain, answered } = figure;
  const { words, language } = reader;
  const unit = scoreUnitOf(view);
  const isGrouped = view.by.length > 0;
  if (!isGrouped && grain === null) return null;
  const shown = isGrouped
    ? groupsToShow(view, answered.rows)
    : answered.rows
        .filter(({ measure, at }) => measure.score !== null && at !== undefined)
        .toSorted((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1))
        .slice(-rowsMax.steps);
  if (shown.length === 0) return null;
  const nameOf = (row: MailedRow) => {
    if (isGrouped)
      return view.by.map((field) => nameValue(reader, field, row.group[field] ?? "")).join(" · ");
    const day = parseCalendarDate(row.at?.slice(0, 10) ?? "");
    return day && grain ? format.grain(day, grain, true) : "";
  };
  const hasN = unit !== "count";
  const hasChange = isGrouped && shown.some(({ previous }) => previous !== undefined);
  const rows = shown.map((row) => {
    const { measure } = row;
    const change = changeOf(row, view);
    const known = change && change.word !== "no-previous" && change.word !== "too-few";
    const moved = known ? `${change.arrow}${format.change(change.change, unit)}` : NO_FIGURE;
    return {
      cells: [
        nameOf(row),
        `${format.score(measure.score, unit)}${measure.indicative ? "*" : ""}`,
        ...(hasN ? [format.count(measure.n)] : []),
        ...(hasChange ? [moved] : []),
      ],
      // Only where the change itself is shown.
      tone: hasChange && change ? change.tone : "neutral",
    };
  });
  const answeredGroups = answered.rows.filter(({ measure }) => measure.score !== null).length;
  const left = isGrouped ? answeredGroups - shown.length + answered.truncated : 0;
  const isIndicative = shown.some(({ measure }) => measure.indicative);
  return {
    head: [
      isGrouped ? view.by.map((field) => nameField(reader, field)).join(" · ") : words.table.at,
      METRICS[view.metric].name[language],
      ...(hasN ? ["n"] : []),
      ...(hasChange ? [words.table.change] : []),
    ],
    rows,
    notes: [
      ...(isGrouped ? [] : [words.table.steps]),
      ...(left > 0 ? [words.table.more(format.count(left), left === 1)] : []),
      ...(hasChange ? [words.table.key] : isIndicative ? [words.table.keyOfSteps] : []),
    ],
  };
}

/** Puts a figure into words. With `goal` it is judged against it, as of `today`. */
export function figurePiece(
  reader: MailReader,
  name: string,
  figure: MailedFigure,
  goal: { readonly goal: Goal; readonly today: CalendarDate } | null,
): FigurePiece {
  const { words, language } = reader;
  const { view, answered } = figure;
  const { measure, mixedScales } = answered.total;
  const unit = scoreUnitOf(view);
  const format =
    unit === "money" ? createFormat(language, answered.timeZone, answered.currency) : reader.format;
  const score = (value: number | null) => format.score(value, unit);
  const judged = goal && goalPiece(reader, format, figure, goal);
  return {
    kind: "figure",
    name,
    filters: nameFilters(reader, view.filters),
    score: score(measure.score),
    indicative: measure.indicative ? words.indicative : "",
    certainty: [
      ...(measure.low !== null && measure.high !== null
        ? [words.interval(score(measure.low), score(measure.high))]
        : []),
      ...(unit === "count" ? [] : [words.n(format.count(measure.n))]),
    ],
    change: changePiece(reader, format, figure),
    goal: judged?.goal ?? null,
    notes: [
      ...(measure.score === null ? [words.nothing] : []),
      ...(measure.indicative && measure.score !== null
        ? [words.indicativeWhy(format.count(answered.minimumN))]
        : []),
      ...(mixedScales ? [words.mixedScales] : []),
      ...(judged?.note === undefined ? [] : [judged.note]),
    ],
    table: goal ? null : tablePiece(reader, format, figure),
  };
}
