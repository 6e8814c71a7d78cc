// The first look at a file before anything is written: how it is written, what its columns hold, a proposed recipe with its
// doubts, and the first rows as they would be imported.

import type { Arrival } from "../../../domain/arrival.ts";
import type { Bilingual } from "../../../domain/metric/metric.ts";
import { parseRecipe, type Recipe, type RecipeBody, type RecipeFormat } from "../../../domain/recipe.ts";
import { AppError } from "../../../errors.ts";
import { compileRecipe } from "./apply-recipe.ts";
import type { FileInput } from "./byte-source.ts";
import { holdsData, nameColumns, nameLengthMax } from "./header.ts";
import { openRows } from "./open-rows.ts";
import type { FileFormat, OpenRows } from "./open-table.ts";
import { type GuessedColumn, type ProposeOptions, proposeRecipe } from "./propose-recipe.ts";
import { recogniseExport } from "./recognise-export.ts";
import type { Row } from "./row.ts";
import type { SurveyExport } from "./survey-export.ts";

/** What the first look found. */
export interface Inspection {
  readonly format: FileFormat;
  readonly columns: GuessedColumn[];
  /** As it is written to a file: defaults left out. */
  readonly recipe: RecipeBody;
  readonly doubts: readonly Bilingual[];
  /** What the file was recognised as, and what of it is left out. */
  readonly findings: readonly Bilingual[];
  readonly preview: PreviewRow[];
}

/** One of the first rows and what becomes of it. */
export interface PreviewRow {
  readonly line: number;
  /** interaction, profile, broken or skipped. */
  readonly becomes: string;
  readonly [fact: string]: unknown;
}

const rowsLookedAt = 2000;
const rowsShown = 10;

/** Looks at a file. With a recipe, that one is previewed instead of a proposal. Throws as `openRows` does, and `bad-input` when there are no rows. */
export async function inspectFile(
  input: FileInput,
  name: string,
  options: Omit<ProposeOptions, "name" | "format" | "today"> & {
    /** Day of files without dates; that of receivedAt when left out. */
    readonly today?: string;
    readonly recipe?: Recipe;
    readonly receivedAt: number;
  },
): Promise<Inspection> {
  const exported = options.recipe === undefined ? await lookForExport(input, name) : undefined;
  const open = await openTitled(input, name, options.recipe?.format ?? hintsOf(exported));
  const rows: Row[] = [];
  try {
    for await (const block of open.blocks) {
      rows.push(...block.slice(0, rowsLookedAt - rows.length));
      if (rows.length >= rowsLookedAt) break;
    }
  } finally {
    await open.close();
  }
  if (open.header.length === 0 || rows.length === 0)
    throw new AppError("bad-input", `"${name}" has no rows below its header.`);
  const proposed = proposeRecipe(open.header, rows, {
    ...options,
    name,
    format: open.format,
    today: options.today ?? new Date(options.receivedAt).toISOString(),
    ...(exported !== undefined && { exported }),
  });
  const body = options.recipe ?? proposed.recipe;
  const preview = previewRows(
    options.recipe ?? checked(proposed.recipe),
    open.header,
    rows,
    options.receivedAt,
  );
  return {
    format: open.format,
    columns: [...proposed.columns],
    recipe: body,
    doubts: options.recipe === undefined ? proposed.doubts : [],
    findings: options.recipe === undefined ? proposed.findings : [],
    preview,
  };
}

/** What survey tool wrote the file, by its first rows as they stand; undefined when none is recognised. */
async function lookForExport(input: FileInput, name: string): Promise<SurveyExport | undefined> {
  let open: OpenRows;
  try {
    open = await openRows(input, name, { headerRow: 1 });
  } catch (error) {
    // A first line that is no header at all: the look that searches for one says what is wrong, if anything.
    if (error instanceof AppError) return undefined;
    throw error;
  }
  if (open.format.kind === "jsonl") {
    await open.close();
    return undefined;
  }
  const rows = await firstCells(open, 2);
  if (!open.header.some((name) => name.length === nameLengthMax)) return recogniseExport(open.header, rows);
  // Names are cut where what was asked is long, and what tells its parts apart stands at its end.
  const whole = await openRows(input, name, { headerRow: 0, columns: [...open.header] });
  const [first = open.header] = await firstCells(whole, 1);
  return recogniseExport(first, rows);
}

/** The cells of the first rows; closes the file. */
async function firstCells(open: OpenRows, n: number): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  try {
    for await (const block of open.blocks) {
      rows.push(...block.slice(0, n - rows.length).map(({ cells }) => cells));
      if (rows.length >= n) break;
    }
  } finally {
    await open.close();
  }
  return rows;
}

function hintsOf(exported: SurveyExport | undefined): RecipeFormat | undefined {
  if (exported === undefined) return undefined;
  const { headerRows, headerNames } = exported;
  return { headerRow: 1, headerRows, headerNames };
}

/** Opens the file; where nothing says how its header is, a first row that can be no title is read as data. */
async function openTitled(
  input: FileInput,
  name: string,
  hints: RecipeFormat | undefined,
): Promise<OpenRows> {
  const open = await openRows(input, name, hints);
  const { kind, headerRow } = open.format;
  if (hints !== undefined || kind !== "csv" || headerRow !== 1 || !holdsData(open.header)) return open;
  await open.close();
  const columns = nameColumns(open.header.map(() => ""));
  return openRows(input, name, { kind, headerRow: 0, columns });
}

function checked(body: RecipeBody): Recipe {
  const parsed = parseRecipe(body);
  if (parsed.ok) return parsed.recipe;
  const problems = parsed.problems.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw new AppError("internal", `The proposed recipe is not valid: ${problems}`);
}

/** The first rows as they would be imported. */
export function previewRows(
  recipe: Recipe,
  header: readonly string[],
  rows: readonly Row[],
  receivedAt: number,
): PreviewRow[] {
  const apply = compileRecipe(recipe, header);
  return rows.slice(0, rowsShown).flatMap((row): PreviewRow[] => {
    const arrivals = apply(row, receivedAt);
    if (arrivals.length === 0) return [{ line: row.line, becomes: "skipped" }];
    return arrivals.map((arrival) => previewOf(arrival, row.line));
  });
}

function previewOf(arrival: Arrival, line: number): PreviewRow {
  if (arrival.type === "broken")
    return { line, becomes: "broken", reason: arrival.reason, detail: arrival.detail };
  const { messageId: _, callType: __, type, at, ...facts } = arrival;
  return { line, becomes: type, at: new Date(at).toISOString(), ...facts };
}
