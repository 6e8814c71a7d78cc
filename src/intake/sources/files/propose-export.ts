// A recipe for the recognised export of a survey tool: who answered, which row it is, what was asked and answered, and what is
// left out: rows that are no responses of customers, and columns that are nobody's business. What is left out is always said.

import { compileCondition } from "../../../domain/condition.ts";
import type { RecipeBody } from "../../../domain/recipe.ts";
import { type ColumnFacts, shareOf } from "./column-facts.ts";
import { guessRole, type Role } from "./guess-columns.ts";
import type { ProposalDraft } from "./proposal-draft.ts";
import type { Row } from "./row.ts";
import { withoutAccents } from "./spellings.ts";
import { splitChoices } from "./split-choices.ts";
import type { ExportColumn, ExportPart, SurveyExport } from "./survey-export.ts";

type AnswerBody = NonNullable<RecipeBody["answers"]>[number];

const rolesOfParts: Readonly<Record<ExportPart, Role>> = {
  id: "id",
  time: "aside",
  email: "email",
  user: "user",
  person: "person",
  language: "language",
  firstName: "aside",
  lastName: "aside",
  private: "private",
  aside: "aside",
};

/** Places in an order are no scores. */
const ofRanking = /\b(rank|ranking|orden de preferencia|ordena|ordene)\b/;

/** Questions are long; a column such as "Store" or "Country" says what it is by its name, as in any file. */
const nameWordsMax = 3;
const answersMax = 300;
const commentsMax = 50;
const optionsMax = 30;

/** The role of a column: of an export by what its tool says of it, of any other file by its name and content. */
export function roleIn(exported: SurveyExport | undefined, column: ColumnFacts): Role {
  const known = exported?.columns[column.index];
  if (known === undefined) return guessRole(column);
  if (known.part !== undefined)
    return column.filled === 0 && known.part !== "private" ? "aside" : rolesOfParts[known.part];
  if (!known.isQuestion) return guessRole(column);
  if (ofRanking.test(column.words)) return "aside";
  if (known.isText) return column.filled > 0 && column.numbers < 0.5 ? "comment" : "rest";
  if (known.group !== "" || separatorOf(column) !== undefined) return "rest";
  const guessed = guessRole(column);
  if (guessed === "comment") return isList(column) ? "rest" : "comment";
  if (["email", "phone"].includes(guessed) || known.title.split(" ").length <= nameWordsMax) return guessed;
  return isProse(column) ? "comment" : "rest";
}

/** A few options that come again and again, however long they are. */
function isList(column: ColumnFacts): boolean {
  return column.distinct.size <= 12 && column.filled >= column.distinct.size * 3;
}

/** Words of one's own: almost nobody writes the same. */
function isProse(column: ColumnFacts): boolean {
  return column.numbers < 0.2 && column.averageLength > 20 && column.distinct.size > column.filled * 0.7;
}

/** The column that makes the responses of an export unique. */
export function exportId(exported: SurveyExport, columns: readonly ColumnFacts[]): ColumnFacts | undefined {
  return columns.find(({ index, filled }) => filled > 0 && exported.columns[index]?.part === "id");
}

/** Where responses come from: the tool, where its ids are unique in all of it; else its survey, without the day of the export. */
export function exportSource(
  { tool, isIdGlobal }: SurveyExport,
  base: string,
  slugOf: (text: string) => string,
): string {
  if (isIdGlobal) return tool;
  const name = slugOf(base)
    .replace(/\b\d{4}-\d{2}-\d{2}\b|-\d+$/g, "")
    .replace(/-{2,}/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${tool}-${name || "import"}`.slice(0, 80).replace(/-+$/, "");
}

/** How the header of an export is read. */
export function headerOf(exported: SurveyExport | undefined): Partial<NonNullable<RecipeBody["format"]>> {
  if (exported === undefined || exported.headerRows === 1) return {};
  const { headerRows, headerNames } = exported;
  return { headerRow: 1, headerRows, headerNames };
}

/** Completes the draft by what is known of the export; its answers and comments were looked for before. */
export function proposeExport(draft: ProposalDraft, exported: SurveyExport, rows: readonly Row[]): void {
  const { columns, recipe, guesses, doubts } = draft;
  const known = (column: ColumnFacts) => exported.columns[column.index];
  recipe.name = `${exported.name}: ${recipe.name}`.slice(0, 200);
  recipe.event = "Survey Answered";
  recipe.kind = "answered";
  const byName = new Map(columns.map((column) => [column.name, known(column)]));
  const scores = (recipe.answers ?? []).map(({ touchpoint: _, ...answer }) => ({
    ...answer,
    ...questionOf(byName.get(String(answer.column)), String(answer.column)),
  }));
  const choices = columns
    .filter((column) => known(column)?.isQuestion && draft.roles.get(column.index) === "rest")
    .flatMap((column) => {
      const choice = proposeChoice(column, known(column));
      if (choice !== undefined) guesses.set(column.index, "choice");
      return choice ?? [];
    });
  const answers = [...scores, ...choices].slice(0, answersMax);
  if (answers.length > 0) recipe.answers = answers;
  const comments = (recipe.comments ?? []).slice(0, commentsMax).map((comment) => {
    const { question } = questionOf(byName.get(String(comment.column)), String(comment.column));
    return question === undefined ? comment : { ...comment, question };
  });
  if (comments.length > 0) recipe.comments = comments;
  sayJoined(draft, choices);
  const names = columns.filter((c) => c.filled > 0 && /Name$/.test(known(c)?.part ?? ""));
  if (names.length > 0)
    recipe.traits = Object.fromEntries(names.map((c) => [known(c)?.part ?? c.name, c.name]));
  for (const { index } of names) guesses.set(index, "trait");
  if (exported.channel !== undefined) {
    const { column, map } = exported.channel;
    recipe.channel = { column, map: { ...map }, default: "" };
    for (const { index, name } of columns) if (name === column) guesses.set(index, "channel");
  }
  leaveOut(draft, exported, rows);
  if (exported.tool === "limesurvey" && exported.columns.every((c) => !/\s/.test(c.title)))
    doubts.push({
      es: "El archivo solo lleva los códigos de las preguntas: exportado con el texto completo se reconoce más.",
      en: "The file holds only the codes of questions: exported with their full text, more of it is recognised.",
    });
  const user = columns.find((c) => c.filled > 0 && known(c)?.part === "user");
  if (user !== undefined)
    doubts.push({
      es: `«${user.name}» se toma por el identificador de cliente de la empresa: une estas respuestas con lo que ya se sabe de cada uno.`,
      en: `"${user.name}" is taken for the company's customer id: it joins these responses with what is known of each customer.`,
    });
  if (!exported.isIdGlobal)
    doubts.push({
      es: `Cada respuesta cuenta una sola vez dentro de la fuente «${recipe.source}»: otra encuesta necesita otra («source»), y esta misma, siempre esta.`,
      en: `Each response counts once within the source "${recipe.source}": another survey needs another ("source"), and this one always this.`,
    });
}

function questionOf(known: ExportColumn | undefined, name: string): { question?: string } {
  const title = known?.title.slice(0, 200) ?? name;
  return title === name || title === "" ? {} : { question: title };
}

const yes: ReadonlySet<string> = new Set(["y", "yes", "si", "1", "true", "x", "selected", "checked"]);
const no: ReadonlySet<string> = new Set(["n", "no", "0", "false", "not selected", "unchecked"]);
/** What stands in an option that nobody chose among those who were looked at; a mere 0 may be a score. */
const unchosen: ReadonlySet<string> = new Set(["n", "no", "not selected", "unchecked"]);
const plain = (text: string) => withoutAccents(text.trim().toLowerCase());

/** What the columns of a group were asked together: a code such as "Q2" says it to nobody, and every survey has one. */
function sharedQuestion({ title, group, item }: ExportColumn): string {
  if (title.startsWith(group) || item === "" || !title.endsWith(item)) return group;
  return title.slice(0, -item.length).replace(/[\s-]+$/, "") || group;
}

/** The choices that a column holds: one word of a list, several in one cell, or the yes to one option of a list. */
function proposeChoice(column: ColumnFacts, known: ExportColumn | undefined): AnswerBody | undefined {
  if (known === undefined || column.filled === 0) return undefined;
  const { distinct, filled, averageLength } = column;
  const base = { metric: "choice", column: column.name, as: "choice" as const };
  const values = [...distinct.keys()];
  const option = known.item || known.title;
  const said = values.filter((value) => !no.has(plain(value)));
  const isUnchosen = known.item !== "" && values.every((value) => unchosen.has(plain(value)));
  const isOption =
    isUnchosen ||
    (said.length === 1 &&
      said.every((value) => plain(value) === plain(option) || (known.item !== "" && yes.has(plain(value)))));
  if (isOption) {
    const nothing = values.filter((value) => no.has(plain(value)));
    return {
      ...base,
      ...(known.group === "" ? {} : { question: sharedQuestion(known).slice(0, 200) }),
      ...(plain(said[0] ?? "") === plain(option) ? {} : { option: option.slice(0, 200) }),
      ...(nothing.length > 0 ? { notApplicable: nothing } : {}),
    };
  }
  const question = questionOf(known, column.name);
  const separator = separatorOf(column);
  if (separator !== undefined) return { ...base, ...question, separator };
  if (distinct.size > optionsMax || averageLength > 80) return undefined;
  if (shareOf(column, (value) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(value)) > 0.8) return undefined;
  if (/\b(name|nombre|apellidos?|surname)\b/.test(column.words)) return undefined;
  const isRepeated = distinct.size <= filled * 0.5 || (filled < 20 && distinct.size <= 10);
  return isRepeated ? { ...base, ...question } : undefined;
}

/** What stands between several choices of one cell; undefined when cells are choices as they are. */
function separatorOf(column: ColumnFacts): string | undefined {
  if (column.numbers > 0.9 && column.averageLength < 3) return undefined;
  return [";", ","].find((separator) => {
    const joined = shareOf(column, (value) => value.includes(separator));
    if (joined < 0.05) return false;
    const counts = new Map<string, number>();
    for (const [value, times] of column.distinct)
      for (const part of splitChoices(value, separator)) counts.set(part, (counts.get(part) ?? 0) + times);
    if (counts.size < 2 || counts.size > optionsMax || [...counts.keys()].some((part) => part.length > 150))
      return false;
    // "Yes, always" is one choice: its pieces never stand alone, and there are more of them than of cells.
    const alone = [...counts.keys()].filter((part) => column.distinct.has(part)).length;
    return alone >= counts.size * 0.5 || counts.size < column.distinct.size;
  });
}

function sayJoined({ doubts }: ProposalDraft, choices: readonly AnswerBody[]): void {
  const joined = choices
    .filter((choice) => choice.separator !== undefined)
    .map(({ column }) => String(column));
  if (joined.length === 0) return;
  const shown = joined.slice(0, 5);
  doubts.push({
    es: `En ${shown.map((name) => `«${name}»`).join(", ")} hay varias opciones en una celda: se separan. Una opción que lleve ella misma una coma se partiría; si es así, quita «separator».`,
    en: `In ${shown.map((name) => `"${name}"`).join(", ")} a cell holds several options: they are taken apart. An option that has a comma of its own would be cut; if so, remove "separator".`,
  });
}

/** Rows that never count and columns that are never kept, with how many and which. */
function leaveOut(draft: ProposalDraft, exported: SurveyExport, rows: readonly Row[]): void {
  const { columns, recipe, findings } = draft;
  const index = new Map(columns.map((column) => [column.name, column.index]));
  const tests = exported.leftOut.map(({ condition, name }) => ({
    holds: compileCondition(condition),
    name,
    n: 0,
  }));
  for (const row of rows) {
    const read = (field: string) => (row.cells[index.get(field) ?? -1] ?? "").trim();
    const first = tests.find(({ holds }) => holds(read));
    if (first !== undefined) first.n++;
  }
  const conditions = exported.leftOut.map(({ condition }) => condition);
  const [only] = conditions;
  if (only !== undefined) recipe.skip = conditions.length === 1 ? only : { any: conditions };
  const left = tests.filter(({ n }) => n > 0).map(({ name, n }) => name(n));
  const among = { es: `de las ${rows.length} primeras filas`, en: `of the first ${rows.length} rows` };
  findings.push({
    es: `Es una exportación de ${exported.name}${left.length === 0 ? "." : `; quedan fuera (${among.es}): ${left.map(({ es }) => es).join(", ")}.`}`,
    en: `This is a ${exported.name} export${left.length === 0 ? "." : `; left out (${among.en}): ${left.map(({ en }) => en).join(", ")}.`}`,
  });
  const hidden = columns.filter((column) => draft.roles.get(column.index) === "private");
  for (const column of hidden) draft.guesses.set(column.index, "private");
  if (hidden.length === 0) return;
  recipe.leaveOut = hidden.map(({ name }) => name);
  findings.push({
    es: `No se guarda, por privado: ${hidden.map(({ name }) => name).join(", ")}.`,
    en: `Not kept, being private: ${hidden.map(({ name }) => name).join(", ")}.`,
  });
}
