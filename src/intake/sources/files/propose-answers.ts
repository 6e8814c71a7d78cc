// The answers of a proposed recipe: scores, comments and the weight that all of a row share.

import type { Bilingual } from "../../../domain/metric/metric.ts";
import type { RecipeBody } from "../../../domain/recipe.ts";
import type { ColumnFacts } from "./column-facts.ts";
import { guessAnswer, looksLikeFive } from "./guess-answers.ts";
import type { Role } from "./guess-columns.ts";
import type { ProposalDraft } from "./proposal-draft.ts";
import { parseTouchpointKey } from "./spellings.ts";

const notAnswers: ReadonlySet<Role> = new Set<Role>([
  "email",
  "phone",
  "loyalty",
  "user",
  "person",
  "weight",
  "order",
  "revenue",
  "price",
  "quantity",
  "unit",
  "channel",
  "trait",
  "private",
  "aside",
]);

/** How many columns of one question make it a battery of ratings. */
const batteryFrom = 3;

/** Finds the answers and puts them into the draft. */
export function proposeAnswers(draft: ProposalDraft): void {
  const { columns, roles, guesses, recipe, doubts } = draft;
  const free = columns.filter((column) => !notAnswers.has(roles.get(column.index) ?? "rest"));
  const batteries = new Map<string, number>();
  for (const { code } of free.filter((column) => column.code !== "" && looksLikeFive(column)))
    batteries.set(code, (batteries.get(code) ?? 0) + 1);
  const answers: NonNullable<RecipeBody["answers"]> = [];
  const codes = new Map<string, string[]>();
  for (const column of free) {
    const guess = guessAnswer(column, (batteries.get(column.code) ?? 0) >= batteryFrom);
    if (guess === undefined || answers.length >= 300) continue;
    const { answer } = guess;
    // One question is about the whole; what follows it in the same form is about a part.
    if (answer.metric === "csat" && column.code !== "" && answers.some((other) => other.metric === "csat"))
      answer.metric = "rating";
    const touchpoint = parseTouchpointKey(column.words);
    roles.set(column.index, "answer");
    guesses.set(column.index, answer.metric);
    const place =
      answer.metric === "rating" && column.code !== "" && touchpoint !== undefined ? { touchpoint } : {};
    answers.push({ ...answer, ...place });
    doubts.push(...guess.doubts);
    const list = [...guess.codes].sort().join(", ");
    if (list !== "") codes.set(list, [...(codes.get(list) ?? []), column.name]);
  }
  if (answers.length > 0) recipe.answers = answers;
  doubts.push(...[...codes].map(([list, names]) => doubtOf(list, names)));
  const comments = columns.filter((column) => roles.get(column.index) === "comment").slice(0, 50);
  for (const column of comments) guesses.set(column.index, "comment");
  if (comments.length > 0) recipe.comments = comments.map((column) => ({ column: column.name }));
  const weight = columns.find((column) => roles.get(column.index) === "weight");
  if (weight !== undefined && answers.length > 0) {
    guesses.set(weight.index, "weight");
    recipe.weight = { column: weight.name };
  }
  proposeLanguageCodes(columns, doubts);
}

/** Names of columns may be whole questions. */
const brief = (name: string) => (name.length <= 60 ? name : `${name.slice(0, 59)}…`);

function doubtOf(list: string, all: readonly string[]): Bilingual {
  const names = all.map(brief);
  const shown = names
    .slice(0, 5)
    .map((name) => `«${name}»`)
    .join(", ");
  const quoted = names
    .slice(0, 5)
    .map((name) => `"${name}"`)
    .join(", ");
  const more = names.length - 5;
  return {
    es: `En ${shown}${more > 0 ? ` y ${more} columnas más` : ""}, ${list} queda fuera de la escala: se toma por «sin respuesta».`,
    en: `In ${quoted}${more > 0 ? ` and ${more} more columns` : ""}, ${list} is off the scale: taken as "no answer".`,
  };
}

function proposeLanguageCodes(columns: readonly ColumnFacts[], doubts: Bilingual[]): void {
  const column = columns.find((c) => /^(lang|language|idioma)$/.test(c.words) && c.numbers > 0.9);
  if (column === undefined) return;
  const list = [...column.distinct.keys()].sort().slice(0, 8).join(", ");
  doubts.push({
    es: `«${column.name}» son códigos (${list}): di qué idioma es cada uno en «language.map».`,
    en: `"${column.name}" holds codes (${list}): say which language each is in "language.map".`,
  });
}
