// Changing one text of a questionnaire in one language; everything else stays as it was. Pure.

import type { Ending, Questionnaire, SurveyQuestion, Words } from "../../domain/survey/questionnaire.ts";

/** The words with another text in a language; an empty one takes the language out. */
export function withText(words: Words, language: string, text: string): Words {
  const { [language]: _, ...others } = words;
  return text === "" ? others : { ...words, [language]: text };
}

/** The questionnaire with one question changed. */
export function withQuestion(
  questionnaire: Questionnaire,
  key: string,
  change: (question: SurveyQuestion) => SurveyQuestion,
): Questionnaire {
  const sections = questionnaire.sections.map((section) => ({
    ...section,
    questions: section.questions.map((one) => (one.key === key ? change(one) : one)),
  }));
  return { ...questionnaire, sections };
}

/** The question with another text for one of its parts (an option or a row). */
export function withPart(
  question: SurveyQuestion,
  part: string,
  language: string,
  text: string,
): SurveyQuestion {
  const changed = <P extends { readonly key: string; readonly text: Words }>(parts: readonly P[]) =>
    parts.map((one) => (one.key === part ? { ...one, text: withText(one.text, language, text) } : one));
  if (question.kind === "image") return { ...question, options: changed(question.options) };
  if ("options" in question) return { ...question, options: changed(question.options) };
  return question.kind === "matrix" ? { ...question, items: changed(question.items) } : question;
}

/** The question with another text for one of its wordings. */
export function withVariant(
  question: SurveyQuestion,
  place: number,
  language: string,
  text: string,
): SurveyQuestion {
  const variants = question.variants.map((one, i) =>
    i === place ? { ...one, text: withText(one.text, language, text) } : one,
  );
  return { ...question, variants };
}

/** The questionnaire with one ending changed. */
export function withEnding(
  questionnaire: Questionnaire,
  key: string,
  change: (ending: Ending) => Ending,
): Questionnaire {
  return {
    ...questionnaire,
    endings: questionnaire.endings.map((one) => (one.key === key ? change(one) : one)),
  };
}
