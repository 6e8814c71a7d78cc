// A recipe for a file that came without one, from the names of its columns and its first rows, with everything that is uncertain
// said in both languages. A proposal is shown to a person before anything is written: it may be wrong, but never silently.

import type { Bilingual } from "../../../domain/metric/metric.ts";
import { isReservedSource, type RecipeBody } from "../../../domain/recipe.ts";
import { type ColumnFacts, measureColumns, usualBlanks } from "./column-facts.ts";
import { channelMap } from "./guess-channel.ts";
import { guessId } from "./guess-columns.ts";
import type { FileFormat } from "./open-table.ts";
import { columnOf, type ProposalDraft, takeColumn } from "./proposal-draft.ts";
import { proposeAnswers } from "./propose-answers.ts";
import { exportId, exportSource, headerOf, proposeExport, roleIn } from "./propose-export.ts";
import { proposeExportTime } from "./propose-export-time.ts";
import { proposeReview, setRepliesAside } from "./propose-review.ts";
import { proposeTime } from "./propose-time.ts";
import type { Row } from "./row.ts";
import { parseTouchpointKey, withoutAccents } from "./spellings.ts";
import type { SurveyExport } from "./survey-export.ts";

/** A column with what it is taken for. */
export interface GuessedColumn {
  readonly name: string;
  /** What was asked, where the name of the column does not say it. */
  readonly title?: string;
  readonly examples: string[];
  /** Role, or the metric of an answer. */
  readonly guess: string;
}

/** A proposal. */
export interface ProposedRecipe {
  readonly recipe: RecipeBody;
  readonly doubts: readonly Bilingual[];
  readonly findings: readonly Bilingual[];
  readonly columns: readonly GuessedColumn[];
}

/** What the proposal leans on besides the rows. */
export interface ProposeOptions {
  /** Name of the file. */
  readonly name: string;
  /** Zone of times that carry none: the workspace's. */
  readonly timeZone?: string;
  /** Day of files without dates, as ISO; the year in the name of the file wins. */
  readonly today: string;
  readonly format?: FileFormat;
  /** What the file was recognised as. */
  readonly exported?: SurveyExport;
}

/** Proposes a recipe. Always gives one that passes the check of recipes. */
export function proposeRecipe(
  header: readonly string[],
  rows: readonly Row[],
  options: ProposeOptions,
): ProposedRecipe {
  const readable = rows.filter((row) => row.broken === undefined);
  const { exported } = options;
  const columns = measureColumns(header, readable, exported?.columns);
  const base = (options.name.split(/[\\/]/).pop() ?? "").replace(
    /\.(gz|csv|tsv|txt|xlsx|jsonl|ndjson|json)/gi,
    "",
  );
  const slug = exported === undefined ? slugOf(base) : exportSource(exported, base, slugOf);
  const source = isReservedSource(slug) ? `${slug}-file` : slug;
  const draft: ProposalDraft = {
    columns,
    roles: new Map(columns.map((column) => [column.index, roleIn(exported, column)])),
    guesses: new Map(),
    doubts: [],
    findings: [],
    recipe: { version: 1, name: base.slice(0, 200) || "Import", source, timeZone: options.timeZone ?? "UTC" },
  };
  proposeReading(draft, readable, options);
  const id = exported === undefined ? guessId(columns, readable.length) : exportId(exported, columns);
  if (id !== undefined) draft.recipe.id = [id.name];
  if (exported === undefined) setRepliesAside(draft);
  proposeAnswers(draft);
  if (exported !== undefined) proposeExport(draft, exported, readable);
  if (exported === undefined || !proposeExportTime(draft, exported, options))
    proposeTime(draft, base, options);
  proposeCustomer(draft, source, exported !== undefined);
  proposeFacts(draft);
  draft.recipe.properties = "rest";
  if (exported === undefined) {
    proposeWhat(draft, base);
    proposeReview(draft, base);
  }
  return {
    recipe: draft.recipe,
    doubts: draft.doubts,
    findings: draft.findings,
    columns: columns.map((column) => ({
      name: column.name,
      ...titleOf(exported, column),
      examples: [...column.distinct.keys()].slice(0, 5).map((value) => value.slice(0, 200)),
      guess: draft.guesses.get(column.index) ?? (id?.index === column.index ? "id" : "rest"),
    })),
  };
}

function titleOf(exported: SurveyExport | undefined, { index, name }: ColumnFacts): { title?: string } {
  const title = exported?.columns[index]?.title.slice(0, 300) ?? name;
  return title === name || title === "" ? {} : { title };
}

function slugOf(base: string): string {
  const slug = withoutAccents(base.toLowerCase())
    .replace(/[^a-z0-9_.-]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "");
  return slug.slice(0, 80) || "import";
}

function proposeReading(draft: ProposalDraft, rows: readonly Row[], options: ProposeOptions): void {
  const { recipe, columns, doubts } = draft;
  const { format } = options;
  if (format?.kind === "csv")
    recipe.format = {
      kind: "csv",
      delimiter: format.delimiter,
      encoding: format.encoding,
      ...(format.headerRow === 0 && { headerRow: 0, columns: columns.map(({ name }) => name) }),
      ...headerOf(options.exported),
    };
  else if (format?.kind === "xlsx")
    recipe.format = { kind: "xlsx", sheet: format.sheet, ...headerOf(options.exported) };
  else if (format !== undefined) recipe.format = { kind: format.kind };
  if (format?.kind === "csv" && format.headerRow === 0)
    doubts.push({
      es: "La primera fila parece un dato y no un título: las columnas van numeradas. Guíate por los ejemplos.",
      en: "The first row looks like data, not like titles: the columns are numbered. Go by the examples.",
    });
  if (format !== undefined && format.sheets.length > 1)
    doubts.push({
      es: `El libro tiene ${format.sheets.length} hojas; se lee «${format.sheet}».`,
      en: `The workbook has ${format.sheets.length} sheets; "${format.sheet}" is read.`,
    });
  const commas = columns.some((column) => column.decimalComma);
  const points = columns.some((column) => column.decimalPoint);
  recipe.decimal = commas && !points ? "," : ".";
  if (commas && points)
    doubts.push({
      es: "Hay números con coma decimal y con punto decimal: se lee el punto.",
      en: "Some numbers have decimal commas and some decimal points: the point is read.",
    });
  // In long texts the same words may be an answer.
  const short = columns.filter((column) => column.averageLength <= 20).map((column) => column.index);
  const cells = new Set(rows.flatMap((row) => short.map((index) => (row.cells[index] ?? "").trim())));
  const blank = usualBlanks.filter((code) => cells.has(code));
  if (blank.length > 0) {
    recipe.blank = blank;
    doubts.push({
      es: `Se toman por celda vacía: ${blank.join(", ")}.`,
      en: `Taken for an empty cell: ${blank.join(", ")}.`,
    });
  }
  if (columns.length > 0 && columns.every((column) => /^-?[\d.,]+$/.test(column.name)))
    doubts.push({
      es: "La primera fila parece de datos: si no hay cabecera, indica headerRow 0 y los nombres.",
      en: "The first row looks like data: if there is no header, say headerRow 0 and the names.",
    });
}

function proposeCustomer(draft: ProposalDraft, source: string, isExport: boolean): void {
  const customer: NonNullable<RecipeBody["customer"]> = [];
  for (const role of ["user", "loyalty", "email"] as const) {
    const column = takeColumn(draft, role);
    if (column !== undefined) customer.push({ kind: role, column });
  }
  const phone = takeColumn(draft, "phone");
  if (phone !== undefined) {
    const international =
      columnOf(draft, "phone")?.values.every((value) => /^'?(\+|00)/.test(value)) === true;
    customer.push({ kind: "phone", column: phone, ...(international ? {} : { country: "ES" }) });
    if (!international)
      draft.doubts.push({
        es: `Los teléfonos de «${phone}» sin prefijo se toman por españoles.`,
        en: `Phones of "${phone}" without a country code are taken to be Spanish.`,
      });
  }
  const isAlone = customer.length === 0 || isExport;
  const person = isAlone ? columnOf(draft, "person") : undefined;
  if (person !== undefined) {
    takeColumn(draft, "person");
    // Numbers of households or callers hold across files of a company; those of respondents only within their survey.
    const word =
      /\b(household|guest|caller|patient|hogar|huesped|paciente)\b/.exec(person.words)?.[1] ?? slugOf(source);
    customer.push({ kind: `external:${word.slice(0, 40)}`, column: person.name });
  }
  const order = columnOf(draft, "order");
  const certain =
    customer.length > 0 &&
    draft.columns.some(
      (c) => c.filled > 0 && c.name === customer[0]?.column && c.filled === draft.columns[0]?.filled,
    );
  if (!certain) {
    const template = order === undefined ? `${source} {#id}` : `${source} {${order.name}}`;
    if (!/[{}]/.test(order?.name ?? "")) customer.push({ kind: "anonymous", template, fallback: true });
    else customer.push({ kind: "anonymous", template: `${source} {#id}`, fallback: true });
  }
  if (customer[0]?.kind === "anonymous")
    draft.doubts.push({
      es: "Ninguna columna identifica al cliente: cada fila cuenta como otra persona.",
      en: "No column identifies the customer: each row counts as another person.",
    });
  draft.recipe.customer = customer;
}

function proposeFacts(draft: ProposalDraft): void {
  const { recipe, roles, columns, guesses, doubts } = draft;
  for (const role of [
    "unit",
    "employee",
    "campaign",
    "product",
    "order",
    "outcome",
    "session",
    "url",
  ] as const) {
    const column = takeColumn(draft, role);
    if (column !== undefined) recipe[role] = { column };
  }
  const language = takeColumn(draft, "language");
  if (language !== undefined) recipe.language = { column: language, default: "" };
  const touchpoint = takeColumn(draft, "touchpoint");
  if (touchpoint !== undefined) recipe.touchpoint = { column: touchpoint };
  const channel = columnOf(draft, "channel");
  if (channel !== undefined) {
    const { map, unknown } = channelMap(channel);
    takeColumn(draft, "channel");
    recipe.channel = { column: channel.name, ...(Object.keys(map).length > 0 ? { map } : {}), default: "" };
    if (unknown.length > 0)
      doubts.push({
        es: `No se sabe qué canal es: ${unknown.slice(0, 8).join(", ")}. Completa «channel.map».`,
        en: `Unknown channels: ${unknown.slice(0, 8).join(", ")}. Please complete "channel.map".`,
      });
  }
  const revenue = takeColumn(draft, "revenue");
  const [price, quantity] = [columnOf(draft, "price"), columnOf(draft, "quantity")];
  if (revenue !== undefined) recipe.revenue = { column: revenue };
  else if (price !== undefined && quantity !== undefined) {
    takeColumn(draft, "price");
    takeColumn(draft, "quantity");
    recipe.revenue = { product: [quantity.name, price.name] };
    doubts.push({
      es: `El importe se toma por «${quantity.name}» × «${price.name}».`,
      en: `Revenue is taken as "${quantity.name}" × "${price.name}".`,
    });
  }
  const currency = takeColumn(draft, "currency");
  if (currency !== undefined) recipe.currency = { column: currency, default: "" };
  else if (recipe.revenue !== undefined) {
    const sign = [revenue, price?.name]
      .flatMap((n) => columns.find((c) => c.name === n)?.values.slice(0, 20) ?? [])
      .join("");
    recipe.currency = sign.includes("£") ? "GBP" : sign.includes("$") ? "USD" : "EUR";
    doubts.push({
      es: `Ninguna columna dice la moneda: se toma ${recipe.currency}.`,
      en: `No column says the currency: ${recipe.currency} is taken.`,
    });
  }
  const traits = columns.filter((column) => roles.get(column.index) === "trait").slice(0, 50);
  for (const column of traits) guesses.set(column.index, "trait");
  if (traits.length > 0)
    recipe.traits = Object.fromEntries(
      traits.map((c) => [parseTouchpointKey(c.words) ?? c.name.slice(0, 100), c.name]),
    );
}

function proposeWhat(draft: ProposalDraft, base: string): void {
  const { recipe, doubts } = draft;
  if (recipe.answers !== undefined || recipe.comments !== undefined) {
    recipe.event = "Survey Answered";
    recipe.kind = "answered";
    return;
  }
  if (recipe.revenue !== undefined) {
    recipe.event = "Order Completed";
    recipe.kind = "bought";
    return;
  }
  const atFixedTime = recipe.time !== undefined && "at" in recipe.time;
  if (atFixedTime && recipe.traits !== undefined) {
    recipe.type = "profile";
    delete recipe.time;
    delete recipe.properties;
    doubts.push({
      es: "Sin fechas ni respuestas: las filas se toman por datos de clientes, no por interacciones.",
      en: "No dates and no answers: rows are taken for facts about customers, not for interactions.",
    });
    return;
  }
  recipe.event = (base || "Import").slice(0, 200);
  doubts.push({
    es: `No se sabe qué ocurrió en cada fila: se llama «${recipe.event}». Indica «event» y «kind».`,
    en: `What happened in each row is unknown: it is called "${recipe.event}". Please say "event" and "kind".`,
  });
}
