// Texts, numbers, moments and spans of a recipe as functions of a row. "" and undefined mean "not said"; what is said and
// cannot be understood throws BrokenCell.

import { aheadMsMax, earliestAt } from "../../../domain/arrival.ts";
import type {
  RecipeAmount,
  RecipeColumn,
  RecipeSpan,
  RecipeTime,
  RecipeValue,
} from "../../../domain/recipe.ts";
import { AppError } from "../../../errors.ts";
import { BrokenCell } from "./broken-cell.ts";
import type { Columns } from "./columns.ts";
import { readNumber } from "./read-number.ts";
import type { Row } from "./row.ts";
import { compileTimePattern, type MomentReader, readIso } from "./time-pattern.ts";
import { ZoneOffset } from "./zone-offset.ts";

/** A text of a row; "" when it says nothing. */
export type TextOf = (row: Row) => string;
/** A number of a row; undefined when it says nothing. */
export type NumberOf = (row: Row) => number | undefined;

/** What all parts of a recipe are compiled with. */
export interface Compiling {
  readonly columns: Columns;
  readonly decimal: "." | "," | undefined;
  readonly zone: string;
  /** What makes a row unique, for {#id}. */
  readonly idOf: TextOf;
}

/** Text with {column} in braces; "" as soon as one of its columns is blank. */
export function compileTemplate(template: string, compiling: Compiling): TextOf {
  const parts: (string | TextOf)[] = [];
  let last = 0;
  for (const { 0: whole, 1: name = "", index } of template.matchAll(/\{([^{}]+)\}/g)) {
    if (index > last) parts.push(template.slice(last, index));
    last = index + whole.length;
    if (name === "#line") parts.push((row) => String(row.line));
    else if (name === "#id") parts.push(compiling.idOf);
    else parts.push(compiling.columns.reader(name));
  }
  if (last < template.length) parts.push(template.slice(last));
  return (row) => {
    let text = "";
    for (const part of parts) {
      const piece = typeof part === "string" ? part : part(row);
      if (piece === "") return "";
      text += piece;
    }
    return text;
  };
}

/** A translation that does not regard case; undefined for what it does not have. */
export function compileMap<T>(map: Readonly<Record<string, T>> | undefined): (text: string) => T | undefined {
  const exact = new Map(Object.entries(map ?? {}));
  const plain = new Map([...exact].map(([key, value]) => [key.trim().toLowerCase(), value] as const));
  return (text) => exact.get(text) ?? plain.get(text.toLowerCase());
}

/** A text before and after translation. `mapped` is undefined when a map or a vocabulary is needed to go on. */
function compileSource(value: Exclude<RecipeValue, string>, compiling: Compiling): TextOf {
  return "column" in value
    ? compiling.columns.reader(value.column)
    : compileTemplate(value.template, compiling);
}

/** A text where any is welcome. What is not in the map is kept as it is, unless a default stands for it. */
export function compileText(value: RecipeValue | undefined, compiling: Compiling): TextOf | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return () => value;
  const source = compileSource(value, compiling);
  if (value.map === undefined) {
    const fallback = value.default ?? "";
    return fallback === "" ? source : (row) => source(row) || fallback;
  }
  const translate = compileMap(value.map);
  return (row) => {
    const text = source(row);
    const mapped = text === "" ? undefined : translate(text);
    return mapped === undefined ? (value.default ?? text) : String(mapped);
  };
}

/** A word of a closed vocabulary; undefined when not said. What is neither in the map nor in the vocabulary breaks the row unless a default stands for it. */
export function compileWord<T extends string>(
  value: RecipeValue | undefined,
  name: string,
  parse: (text: string) => T | undefined,
  compiling: Compiling,
): ((row: Row) => T | undefined) | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") {
    const word = parse(value);
    return () => word;
  }
  const source = compileSource(value, compiling);
  const translate = compileMap(value.map);
  const fallback = value.default === undefined ? undefined : parse(value.default);
  const known = new Map<string, T | undefined>();
  return (row) => {
    const text = source(row);
    if (text === "") return fallback;
    if (known.has(text)) return known.get(text);
    const mapped = translate(text);
    const word = mapped === undefined ? parse(text) : parse(String(mapped));
    if (word === undefined && String(mapped) !== "" && value.default === undefined)
      throw new BrokenCell(
        "recipe-mismatch",
        `the recipe gives no ${name} for "${text.slice(0, 80)}": add it to the map, or give a default`,
      );
    if (known.size < 10_000) known.set(text, word ?? fallback);
    return word ?? fallback;
  };
}

function compileNumber(column: RecipeColumn, decimal: "." | "," | undefined, columns: Columns): NumberOf {
  const cell = columns.reader(column);
  const name = columns.nameOf(column);
  return (row) => {
    const text = cell(row);
    if (text === "") return undefined;
    const read = readNumber(text, decimal);
    if (!read.ok) throw new BrokenCell("bad-number", `"${name}": ${read.why}`);
    return read.value;
  };
}

/** An amount: a column as it is, or a product to six decimals. */
export function compileAmount(amount: RecipeAmount | undefined, compiling: Compiling): NumberOf | undefined {
  if (amount === undefined) return undefined;
  const decimal = amount.decimal ?? compiling.decimal;
  const number = (column: RecipeColumn) => compileNumber(column, decimal, compiling.columns);
  const total = (columns: readonly RecipeColumn[]) => sumOf(columns.map(number));
  const factors =
    "column" in amount
      ? [number(amount.column)]
      : "sum" in amount
        ? [total(amount.sum)]
        : amount.product.map((factor) => (isSum(factor) ? total(factor.sum) : number(factor)));
  const exact = "column" in amount;
  const sign = amount.negate === true ? -1 : 1;
  return (row) => {
    let product = sign;
    for (const factor of factors) {
      const value = factor(row);
      if (value === undefined) return undefined;
      product *= value;
    }
    // Binary products of decimals end in noise: 6 × 2.55 is 15.299999999999999.
    const rounded = exact ? product : Math.round(product * 1e6) / 1e6;
    if (!Number.isFinite(rounded))
      throw new BrokenCell("bad-number", "the product is too large for a number");
    return rounded === 0 ? 0 : rounded;
  };
}

function isSum(factor: RecipeColumn | { sum: RecipeColumn[] }): factor is { sum: RecipeColumn[] } {
  return typeof factor === "object" && !Array.isArray(factor);
}

/** Blank parts add nothing; a sum of blanks only is none. */
function sumOf(parts: readonly NumberOf[]): NumberOf {
  return (row) => {
    let sum: number | undefined;
    for (const part of parts) {
      const value = part(row);
      if (value !== undefined) sum = (sum ?? 0) + value;
    }
    return sum;
  };
}

const spanUnits = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A span in milliseconds. Negative ones break the row. */
export function compileSpan(
  span: RecipeSpan | undefined,
  name: string,
  compiling: Compiling,
): NumberOf | undefined {
  if (span === undefined) return undefined;
  const measure = "column" in span ? compileColumnSpan(span, compiling) : compileDifference(span, compiling);
  return (row) => {
    const ms = measure(row);
    if (ms !== undefined && ms < 0) throw new BrokenCell("bad-number", `the ${name} is negative: ${ms} ms`);
    return ms;
  };
}

function compileColumnSpan(
  span: {
    readonly column: RecipeColumn;
    readonly unit: keyof typeof spanUnits;
    readonly decimal?: "." | "," | undefined;
  },
  compiling: Compiling,
): NumberOf {
  const value = compileNumber(span.column, span.decimal ?? compiling.decimal, compiling.columns);
  return (row) => {
    const count = value(row);
    return count === undefined ? undefined : Math.round(count * spanUnits[span.unit]);
  };
}

function compileDifference(span: Extract<RecipeSpan, { from: unknown }>, compiling: Compiling): NumberOf {
  const [from, to] = [compileTime(span.from, compiling), compileTime(span.to, compiling)];
  return (row) => {
    const [start, end] = [from(row), to(row)];
    return start === undefined || end === undefined ? undefined : end - start;
  };
}

/** A moment in UTC milliseconds; undefined when all its cells are blank. */
export function compileTime(time: RecipeTime, compiling: Compiling): NumberOf {
  const steps = (Array.isArray(time) ? time : [time]).map((step) => compileTimeStep(step, compiling));
  const [first] = steps;
  if (steps.length === 1 && first !== undefined) return first;
  return (row) => {
    for (const step of steps) {
      const ms = step(row);
      if (ms !== undefined) return ms;
    }
    return undefined;
  };
}

type TimeStep = Exclude<RecipeTime, readonly unknown[]>;

function compileTimeStep(step: TimeStep, compiling: Compiling): NumberOf {
  if ("at" in step) {
    const moment = readIso(step.at);
    if (moment === undefined)
      throw new AppError(
        "bad-input",
        `The recipe's time "${step.at}" is no ISO time; such as 2026-01-31 or 2026-01-31T10:00:00Z.`,
      );
    const fixed = moment.zoned ? moment.ms : zoneOf(compiling.zone).toUtc(moment.ms);
    return () => fixed;
  }
  const text =
    "column" in step ? compiling.columns.reader(step.column) : compileTemplate(step.template, compiling);
  const translate = compileMap(step.map);
  const source: TextOf = step.map === undefined ? text : (row) => translate(text(row)) ?? text(row);
  const parse = compileMoment(step.formats ?? ["iso"], zoneOf(step.zone ?? compiling.zone));
  const earlier = step.minus === undefined ? undefined : compileColumnSpan(step.minus, compiling);
  let [lastText, lastMs] = ["", 0];
  return (row) => {
    const written = source(row);
    if (written === "") return undefined;
    if (written !== lastText) {
      lastMs = parse(written);
      lastText = written;
    }
    return earlier === undefined ? lastMs : lastMs - (earlier(row) ?? 0);
  };
}

function compileMoment(formats: readonly string[], zone: ZoneOffset): (text: string) => number {
  const readers = formats.map(readerOf);
  return (text) => {
    for (const read of readers) {
      const moment = read(text);
      if (moment !== undefined) return moment.zoned ? moment.ms : zone.toUtc(moment.ms);
    }
    throw new BrokenCell("bad-time", `"${text.slice(0, 60)}" is no time in the form ${formats.join(" or ")}`);
  };
}

function readerOf(pattern: string): MomentReader {
  const reader = compileTimePattern(pattern);
  if (reader === undefined)
    throw new AppError(
      "bad-input",
      `The time format "${pattern}" names no day; such as YYYY-MM-DD HH:mm or D/M/YYYY.`,
    );
  return reader;
}

function zoneOf(name: string): ZoneOffset {
  try {
    return new ZoneOffset(name);
  } catch (cause) {
    throw new AppError("bad-input", `"${name}" is no time zone; such as Europe/Madrid.`, { cause });
  }
}

/** Refuses what claims to be older than anything believed; a time ahead of our clock becomes the moment it reached us. */
export function believeTime(at: number, receivedAt: number): number {
  if (at < earliestAt)
    throw new BrokenCell(
      "bad-time",
      `${new Date(at).toISOString().slice(0, 10)} is before ${new Date(earliestAt).getUTCFullYear()}`,
    );
  return at > receivedAt + aheadMsMax ? receivedAt : at;
}
