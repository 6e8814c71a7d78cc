// One mapping of a recipe: from a row to one interaction or one profile, or to nothing when its condition does not hold.

import type { ArrivedInteraction, ArrivedProfile } from "../../../domain/arrival.ts";
import { parseChannel } from "../../../domain/channel.ts";
import { type Condition, compileCondition as compilePredicate } from "../../../domain/condition.ts";
import { type InteractionKind, interactionKinds } from "../../../domain/interaction.ts";
import type { RecipeRow, RecipeTrait, RecipeValue } from "../../../domain/recipe.ts";
import { parseStage } from "../../../domain/stage.ts";
import { AppError } from "../../../errors.ts";
import { BrokenCell } from "./broken-cell.ts";
import type { Columns } from "./columns.ts";
import { compileAnswers } from "./compile-answers.ts";
import { compileCustomer } from "./compile-customer.ts";
import {
  believeTime,
  type Compiling,
  compileAmount,
  compileMap,
  compileSpan,
  compileText,
  compileTime,
  compileWord,
} from "./compile-value.ts";
import { readNumber } from "./read-number.ts";
import type { Row } from "./row.ts";
import { parseCurrency, parseLanguage, parseTouchpointKey } from "./spellings.ts";

/** What a row says in one mapping. */
export type Mapping = (
  row: Row,
  receivedAt: number,
  id: string,
) => ArrivedInteraction | ArrivedProfile | undefined;

type Draft = { -readonly [Key in keyof ArrivedInteraction]: ArrivedInteraction[Key] };
type DraftSaid = { -readonly [Key in keyof ArrivedInteraction["said"]]: ArrivedInteraction["said"][Key] };
type TraitValue = string | number | boolean;
type TextField = (typeof textFields)[number];

const textFields = [
  "unit",
  "employee",
  "campaign",
  "product",
  "order",
  "outcome",
  "session",
  "url",
  "language",
  "currency",
] as const;
const textLengthMax = 500;
const urlLengthMax = 4000;

/** Whether a condition holds for a row; undefined when there is none. */
export function compileCondition(
  condition: Condition | undefined,
  columns: Columns,
): ((row: Row) => boolean) | undefined {
  if (condition === undefined) return undefined;
  const readers = new Map([...fieldsOf(condition)].map((name) => [name, columns.reader(name)] as const));
  const test = compilePredicate(condition);
  return (row) => test((field) => readers.get(field)?.(row));
}

function fieldsOf(condition: Condition): Set<string> {
  if ("field" in condition) return new Set([condition.field]);
  if ("not" in condition) return fieldsOf(condition.not);
  const parts = "all" in condition ? condition.all : condition.any;
  return new Set(parts.flatMap((part) => [...fieldsOf(part)]));
}

/** Compiles one mapping. `key` tells the interactions of one row apart; `named` says that ids mean something to people. */
export function compileMapping(row: RecipeRow, key: string, named: boolean, compiling: Compiling): Mapping {
  if (row.customer === undefined)
    throw new AppError("bad-input", "The recipe does not say who the customer is.");
  const { columns } = compiling;
  const when = compileCondition(row.when, columns);
  const identifiers = compileCustomer(row.customer, compiling);
  const traits = compileTraits(row.traits, compiling);
  const time = row.time === undefined ? undefined : compileTime(row.time, compiling);
  const suffix = key === "0" ? "" : `/${key}`;
  if (row.type === "profile")
    return (source, receivedAt, id) => {
      if (when?.(source) === false) return undefined;
      const at = time?.(source);
      return {
        type: "profile",
        messageId: id + suffix,
        at: at === undefined ? receivedAt : believeTime(at, receivedAt),
        identifiers: identifiers(source),
        traits: traits?.(source) ?? {},
        callType: "import",
      };
    };
  const event = compileText(row.event, compiling);
  if (event === undefined || time === undefined)
    throw new AppError("bad-input", "The recipe says neither what happened nor when.");
  const said = compileSaid(row, compiling);
  const answers = compileAnswers(
    row.answers ?? [],
    row.comments ?? [],
    compileAmount(row.weight, compiling),
    compiling,
  );
  const texts = textFields.flatMap((field) => {
    const read = compileTextField(field, row[field], compiling);
    return read === undefined ? [] : [[field, read] as const];
  });
  const revenue = compileAmount(row.revenue, compiling);
  const wait = compileSpan(row.wait, "wait", compiling);
  const duration = compileSpan(row.duration, "duration", compiling);
  const properties = compileProperties(row.properties, columns);
  return (source, receivedAt, id) => {
    if (when?.(source) === false) return undefined;
    const at = time(source);
    if (at === undefined) throw new BrokenCell("bad-time", "the time is blank");
    const name = event(source);
    if (name === "") throw new BrokenCell("no-event", "what happened is blank");
    if (name.length > textLengthMax) throw tooLong("event", name, textLengthMax);
    const draft: Draft = {
      type: "interaction",
      messageId: id + suffix,
      at: believeTime(at, receivedAt),
      event: name,
      callType: "import",
      identifiers: identifiers(source),
      said: said(source),
      answers: answers(source),
      properties: properties(source),
    };
    if (named) draft.sourceId = id;
    for (const [field, read] of texts) {
      const text = read(source);
      if (text === undefined || text === "") continue;
      const most = field === "url" ? urlLengthMax : textLengthMax;
      if (text.length > most) throw tooLong(field, text, most);
      draft[field] = text;
    }
    const money = revenue?.(source);
    if (money !== undefined) draft.revenue = money;
    const waitMs = wait?.(source);
    if (waitMs !== undefined) draft.waitMs = waitMs;
    const durationMs = duration?.(source);
    if (durationMs !== undefined) draft.durationMs = durationMs;
    const known = traits?.(source);
    if (known !== undefined) draft.traits = known;
    return draft;
  };
}

function tooLong(field: string, text: string, most: number): BrokenCell {
  return new BrokenCell("bad-text", `the ${field} has ${text.length} characters; at most ${most}`);
}

function compileTextField(
  field: TextField,
  value: RecipeValue | undefined,
  compiling: Compiling,
): ((row: Row) => string | undefined) | undefined {
  if (field === "currency") return compileWord(value, "currency", parseCurrency, compiling);
  if (field === "language") return compileWord(value, "language", parseLanguage, compiling);
  return compileText(value, compiling);
}

function parseKind(text: string): InteractionKind | undefined {
  return interactionKinds.find((kind) => kind === text.trim().toLowerCase());
}

function compileSaid(row: RecipeRow, compiling: Compiling): (row: Row) => ArrivedInteraction["said"] {
  const channel = compileWord(row.channel, "channel", parseChannel, compiling);
  const touchpoint = compileWord(row.touchpoint, "touchpoint", parseTouchpointKey, compiling);
  const stage = compileWord(row.stage, "stage", parseStage, compiling);
  const kind = compileWord(row.kind, "kind", parseKind, compiling);
  const direct = compileDirect(row.direct, compiling);
  return (source) => {
    const said: DraftSaid = {};
    const where = channel?.(source);
    if (where !== undefined) said.channel = where;
    const contact = touchpoint?.(source);
    if (contact !== undefined) said.touchpoint = contact;
    const phase = stage?.(source);
    if (phase !== undefined) said.stage = phase;
    const what = kind?.(source);
    if (what !== undefined) said.kind = what;
    const straight = direct?.(source);
    if (straight !== undefined) said.direct = straight;
    return said;
  };
}

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  y: true,
  "1": true,
  si: true,
  sí: true,
  s: true,
  t: true,
  verdadero: true,
  false: false,
  no: false,
  n: false,
  "0": false,
  f: false,
  falso: false,
};

function readTruth(text: string): boolean | undefined {
  return truths[text.trim().toLowerCase()];
}

function compileDirect(
  direct: RecipeRow["direct"],
  compiling: Compiling,
): ((row: Row) => boolean | undefined) | undefined {
  if (direct === undefined) return undefined;
  if (typeof direct === "boolean") return () => direct;
  const cell = compiling.columns.reader(direct.column);
  const translate = compileMap(direct.map);
  return (row) => {
    const text = cell(row);
    if (text === "") return undefined;
    const truth = readTruth(String(translate(text) ?? text));
    if (truth === undefined)
      throw new BrokenCell(
        "recipe-mismatch",
        `"${text.slice(0, 80)}" tells neither direct nor indirect: add it to the map`,
      );
    return truth;
  };
}

function compileTraits(
  traits: RecipeRow["traits"],
  compiling: Compiling,
): ((row: Row) => Readonly<Record<string, TraitValue>> | undefined) | undefined {
  const readers = Object.entries(traits ?? {}).map(
    ([name, trait]) => [name, compileTrait(name, trait, compiling)] as const,
  );
  if (readers.length === 0) return undefined;
  return (row) => {
    const known: Record<string, TraitValue> = {};
    let any = false;
    for (const [name, read] of readers) {
      const value = read(row);
      if (value === undefined) continue;
      known[name] = value;
      any = true;
    }
    return any ? known : undefined;
  };
}

function compileTrait(
  name: string,
  trait: RecipeTrait,
  compiling: Compiling,
): (row: Row) => TraitValue | undefined {
  const whole = typeof trait === "string" ? { column: trait, as: "text" as const } : trait;
  const cell = compiling.columns.reader(whole.column);
  const translate = compileMap("map" in whole ? whole.map : undefined);
  const fallback = "default" in whole ? whole.default : undefined;
  const decimal = ("decimal" in whole ? whole.decimal : undefined) ?? compiling.decimal;
  return (row) => {
    const text = cell(row);
    const mapped = (text === "" ? undefined : translate(text)) ?? (text || fallback || "");
    if (typeof mapped !== "string" || mapped === "") return mapped === "" ? undefined : mapped;
    if (mapped.length > textLengthMax) throw tooLong(`trait "${name}"`, mapped, textLengthMax);
    if (whole.as === "text") return mapped;
    if (whole.as === "number") {
      const read = readNumber(mapped, decimal);
      if (!read.ok) throw new BrokenCell("bad-number", `trait "${name}": ${read.why}`);
      return read.value;
    }
    const truth = readTruth(mapped);
    if (truth === undefined)
      throw new BrokenCell(
        "recipe-mismatch",
        `trait "${name}": "${mapped.slice(0, 80)}" is neither yes nor no`,
      );
    return truth;
  };
}

const noProperties: Readonly<Record<string, unknown>> = {};

function compileProperties(
  wanted: RecipeRow["properties"],
  columns: Columns,
): (row: Row) => Readonly<Record<string, unknown>> {
  if (wanted === undefined) return () => noProperties;
  let names: (readonly [string, (row: Row) => string])[] = [];
  if (wanted === "rest") {
    let seen = -1;
    return (row) => {
      // JSON files bring new columns while they are read.
      if (seen !== columns.header.length) {
        seen = columns.header.length;
        names = columns.unused().map((index) => [columns.header[index] ?? "", columns.at(index)] as const);
      }
      return collect(names, row);
    };
  }
  names = Array.isArray(wanted)
    ? wanted.map((column) => [column, columns.reader(column)] as const)
    : Object.entries(wanted).map(([name, column]) => [name, columns.reader(column)] as const);
  return (row) => collect(names, row);
}

function collect(
  names: readonly (readonly [string, (row: Row) => string])[],
  row: Row,
): Readonly<Record<string, unknown>> {
  const properties: Record<string, unknown> = {};
  for (const [name, read] of names) {
    const text = read(row);
    if (text !== "") properties[name] = text;
  }
  return properties;
}
