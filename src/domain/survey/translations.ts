// The texts of a questionnaire as a table for translators: the name of each text, then a column for each language, the first
// language first. Read back, it changes nothing that it does not hold: an empty cell keeps what is there, and a name that the
// questionnaire does not have is reported and left out.

import { type Questionnaire, surveyLimits } from "./questionnaire.ts";
import { mapTexts, textsOf } from "./questionnaire-texts.ts";

/** Most rows that a file may have: more than any questionnaire has texts. */
export const translationRowsMax = 10_000;

/** The head of the column with the names. */
const nameHead = "key";

/** The table, its head first. */
export function translationRows(questionnaire: Questionnaire): string[][] {
  const { languages } = questionnaire;
  return [
    [nameHead, ...languages],
    ...textsOf(questionnaire).map(({ name, words }) => [name, ...languages.map((tag) => words[tag] ?? "")]),
  ];
}

/** One text that would change. */
export interface TranslationChange {
  readonly name: string;
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/** What a table would change. */
export interface TranslationChanges {
  readonly kind: "changes";
  readonly changes: readonly TranslationChange[];
  /** Names that the questionnaire does not have. */
  readonly unknown: readonly string[];
  /** Languages that it did not have. */
  readonly added: readonly string[];
  readonly questionnaire: Questionnaire;
}

/** What was read of a table, or why nothing can be. */
export type ReadTranslations =
  | TranslationChanges
  | { readonly kind: "refused"; readonly reason: "no_key" | "no_language" | "too_long" | "twice" };

const isLanguage = (head: string) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(head) && head.length <= 35;

function limitOf(name: string): number {
  if (name === "title") return surveyLimits.title;
  return /\.(option|item)\.|\.link$/.test(name) ? surveyLimits.option : surveyLimits.text;
}

/** Compares a table with a questionnaire. */
export function readTranslations(
  questionnaire: Questionnaire,
  rows: readonly (readonly string[])[],
): ReadTranslations {
  const [head = [], ...lines] = rows;
  const heads = head.map((one) => one.trim());
  const nameAt = heads.findIndex((one) => one.toLowerCase() === nameHead);
  if (nameAt < 0) return { kind: "refused", reason: "no_key" };
  const columns = heads.flatMap((tag, at) => (at !== nameAt && isLanguage(tag) ? [{ tag, at }] : []));
  if (columns.length === 0) return { kind: "refused", reason: "no_language" };
  if (new Set(columns.map(({ tag }) => tag)).size < columns.length)
    return { kind: "refused", reason: "twice" };
  const given = new Map<string, Map<string, string>>();
  for (const line of lines) {
    const name = (line[nameAt] ?? "").trim();
    if (name === "") continue;
    if (given.has(name)) return { kind: "refused", reason: "twice" };
    const texts = columns.map(({ tag, at }) => [tag, (line[at] ?? "").trim()] as const);
    given.set(name, new Map(texts.filter(([, text]) => text !== "")));
  }
  const known = new Set(textsOf(questionnaire).map(({ name }) => name));
  for (const [name, texts] of given)
    if (known.has(name) && [...texts.values()].some((text) => text.length > limitOf(name)))
      return { kind: "refused", reason: "too_long" };
  const changes: TranslationChange[] = [];
  const filled = mapTexts(questionnaire, (words, name) => {
    const next: Record<string, string> = { ...words };
    for (const [language, after] of given.get(name) ?? []) {
      const before = words[language] ?? "";
      if (before.trim() === after) continue;
      changes.push({ name, language, before, after });
      next[language] = after;
    }
    return next;
  });
  const used = new Set(changes.map(({ language }) => language));
  const added = columns
    .map(({ tag }) => tag)
    .filter((tag) => !questionnaire.languages.includes(tag) && used.has(tag));
  const languages = [...questionnaire.languages, ...added].slice(0, surveyLimits.languages);
  return {
    kind: "changes",
    changes,
    unknown: [...given.keys()].filter((name) => !known.has(name)),
    added,
    questionnaire: { ...filled, languages },
  };
}
