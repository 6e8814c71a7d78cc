// The words of a questionnaire as one person reads them: their language or the questionnaire's first, the wording that their
// answers call for, and what they said before in its place. The result is plain text; whoever shows it must not read it as markup.

import { compileCondition, type ReadField } from "../condition-predicate.ts";
import { ownValue } from "./answer-value.ts";
import { type Questionnaire, questionsIn, type SurveyQuestion, type Words } from "./questionnaire.ts";

/** A person reading: which language, and what is known of them so far. */
export interface SurveyReader {
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly read: ReadField;
}

/** The longest piece that a piped value adds. */
const pipedMax = 200;

/** The languages of a questionnaire in the order in which a reader of `language` wants them. */
function wanted(languages: readonly string[], language: string): string[] {
  const primary = (tag: string) => tag.toLowerCase().split("-")[0];
  const near = languages.filter((one) => primary(one) === primary(language));
  return [language, ...near, ...languages];
}

/** The language that suits a reader best: one they name, in their order, else the first. */
export function languageFor(languages: readonly string[], readers: readonly string[]): string {
  const primary = (tag: string) => tag.toLowerCase().split("-")[0];
  for (const tag of readers) {
    const found =
      languages.find((one) => one.toLowerCase() === tag.toLowerCase()) ??
      languages.find((one) => primary(one) === primary(tag));
    if (found !== undefined) return found;
  }
  return languages[0] ?? "en";
}

/** The language of a questionnaire that suits a reader best. */
export function languageOfSurvey({ languages }: Questionnaire, readers: readonly string[]): string {
  return languageFor(languages, readers);
}

/** The text for a reader, before anything is put into it. */
export function wordsIn(words: Words, language: string, languages: readonly string[]): string {
  for (const tag of wanted(languages, language)) {
    const text = ownValue(words, tag);
    if (text !== undefined && text.trim() !== "") return text;
  }
  return "";
}

function piped(field: string, { questionnaire, language, read }: SurveyReader): string {
  const value = read(field);
  if (value === undefined || value === null) return "";
  const [from, key] = field.split(".");
  const question = from === "answer" ? questionsIn(questionnaire).find((one) => one.key === key) : undefined;
  const option =
    question && "options" in question ? question.options.find((one) => one.key === value) : undefined;
  const text = option ? wordsIn(option.text, language, questionnaire.languages) : String(value);
  return text.slice(0, pipedMax);
}

/** The text for a reader, with `{{answer.KEY}}`, `{{hidden.NAME}}` and `{{trait.NAME|else this}}` in their places. */
export function textFor(words: Words | null, reader: SurveyReader): string {
  if (words === null) return "";
  return wordsIn(words, reader.language, reader.questionnaire.languages).replace(
    /\{\{\s*([a-z]+\.[^\s{}|]{1,120})\s*(?:\|([^{}]{0,100}))?\}\}/g,
    (_, field: string, otherwise: string | undefined) => piped(field, reader) || (otherwise ?? "").trim(),
  );
}

/** The wording of a question: the first variant whose condition holds, else its own. */
export function questionText(question: SurveyQuestion, reader: SurveyReader): string {
  const variant = question.variants.find(({ when }) => compileCondition(when)(reader.read));
  return textFor(variant ? variant.text : question.text, reader);
}
