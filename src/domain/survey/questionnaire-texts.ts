// Every text of a questionnaire under a name of its own, for translators and for whoever looks for what is missing. The name
// is made of keys, so it stays the same when things are moved: `score.text`, `score.option.price`, `ending.thanks.title`.

import type { Ending, Questionnaire, Section, SurveyQuestion, Words } from "./questionnaire.ts";

/** Changes one text. */
type Change = (words: Words, name: string) => Words;

function inQuestion(question: SurveyQuestion, change: Change): SurveyQuestion {
  const { key } = question;
  const asked = {
    text: change(question.text, `${key}.text`),
    help: question.help && change(question.help, `${key}.help`),
    variants: question.variants.map((one, i) => ({
      ...one,
      text: change(one.text, `${key}.wording.${i + 1}`),
    })),
  };
  const inParts = <P extends { readonly key: string; readonly text: Words }>(
    parts: readonly P[],
    kind: string,
  ) => parts.map((part) => ({ ...part, text: change(part.text, `${key}.${kind}.${part.key}`) }));
  if (question.kind === "image")
    return { ...question, ...asked, options: inParts(question.options, "option") };
  if ("options" in question) return { ...question, ...asked, options: inParts(question.options, "option") };
  if (question.kind === "matrix") return { ...question, ...asked, items: inParts(question.items, "item") };
  return { ...question, ...asked };
}

function inSection(section: Section, change: Change): Section {
  return {
    ...section,
    title: section.title && change(section.title, `section.${section.key}.title`),
    questions: section.questions.map((one) => inQuestion(one, change)),
  };
}

function inEnding<E extends Ending>(ending: E, kind: string, change: Change): E {
  const name = `${kind}.${ending.key}`;
  return {
    ...ending,
    title: change(ending.title, `${name}.title`),
    text: ending.text && change(ending.text, `${name}.text`),
    link: ending.link && { ...ending.link, text: change(ending.link.text, `${name}.link`) },
  };
}

/** The questionnaire with every text changed. */
export function mapTexts(questionnaire: Questionnaire, change: Change): Questionnaire {
  return {
    ...questionnaire,
    title: change(questionnaire.title, "title"),
    sections: questionnaire.sections.map((one) => inSection(one, change)),
    endings: questionnaire.endings.map((one) => inEnding(one, "ending", change)),
    quotas: questionnaire.quotas.map((one) => inEnding(one, "quota", change)),
  };
}

/** Every text with its name, in order. */
export function textsOf(questionnaire: Questionnaire): { readonly name: string; readonly words: Words }[] {
  const texts: { name: string; words: Words }[] = [];
  mapTexts(questionnaire, (words, name) => {
    texts.push({ name, words });
    return words;
  });
  return texts;
}

/** Names of the texts that a language lacks although another has them. */
export function missingIn(questionnaire: Questionnaire, language: string): string[] {
  const isThere = (text: string | undefined) => text !== undefined && text.trim() !== "";
  return textsOf(questionnaire)
    .filter(
      ({ words }) =>
        !isThere(words[language]) && questionnaire.languages.some((other) => isThere(words[other])),
    )
    .map(({ name }) => name);
}
