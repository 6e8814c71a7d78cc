// A condition of a questionnaire in words: "“How likely …” is at most 6 and “Where?” is not Online". The same words stand in
// the lines of the editor.

import { useTranslation } from "react-i18next";
import type { Comparison, Condition } from "../../domain/condition-tree.ts";
import { builtInWords } from "../../domain/survey/built-in-words.ts";
import {
  contactFields,
  emotions,
  partKeys,
  type Questionnaire,
  questionsIn,
  type SurveyQuestion,
} from "../../domain/survey/questionnaire.ts";
import { wordsIn } from "../../domain/survey/survey-text.ts";
import { useLanguage } from "../session/workspace.tsx";
import { hiddenShape, readField, type Shape, shapeOf, traitShape, wayOf } from "./subjects.ts";

/** Longest name of a question inside a sentence. */
const nameMax = 48;

const shortened = (text: string) =>
  text.length > nameMax ? `${text.slice(0, nameMax - 1).trimEnd()}…` : text;

/** How what a field speaks of can be compared. */
export function shapeOfField(questionnaire: Questionnaire, field: string): Shape | undefined {
  const { from, name } = readField(field);
  if (from === "hidden") return hiddenShape;
  if (from === "trait") return traitShape;
  const question = questionsIn(questionnaire).find(({ key }) => key === name);
  return question && shapeOf(question);
}

/** The words for questions, their parts and conditions. */
export function useConditionWords(questionnaire: Questionnaire) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const language = useLanguage();
  const say = (words: SurveyQuestion["text"]) => wordsIn(words, language, questionnaire.languages);

  /** A question by its text; by its kind while it has none. */
  const questionName = (question: SurveyQuestion): string =>
    shortened(say(question.text)) || t(`surveys:kind.${question.kind}`);

  const partName = (question: SurveyQuestion, part: string): string => {
    const builtIn = builtInWords(language);
    const feeling = emotions.find((one) => one === part);
    const field = contactFields.find((one) => one === part);
    if (question.kind === "emotions" && feeling) return builtIn.emotions[feeling];
    if (question.kind === "contact" && field) return builtIn.contact[field];
    if (question.kind === "gap") {
      if (part === "difference") return t("condition.difference");
      return builtIn.gap[part === "expectation" ? "expectation" : "perception"];
    }
    const parts = "options" in question ? question.options : question.kind === "matrix" ? question.items : [];
    const found = parts.find(({ key }) => key === part);
    return (found && shortened(say(found.text))) || part;
  };

  /** The parts of a question to choose from; those that are named and gone stand behind them. */
  const partChoices = (question: SurveyQuestion, named: readonly string[]) => {
    const there = partKeys(question);
    const gone = named.filter((part) => !there.includes(part));
    return [
      ...there.map((value) => ({ value, label: partName(question, value) })),
      ...gone.map((value) => ({ value, label: t("condition.gone", { name: value }) })),
    ];
  };

  const comparison = (one: Comparison): string => {
    const { from, name, part } = readField(one.field);
    const question =
      from === "answer" ? questionsIn(questionnaire).find(({ key }) => key === name) : undefined;
    const shape = shapeOfField(questionnaire, one.field);
    const way = shape && wayOf(shape, one);
    const subject =
      from === "answer"
        ? t("condition.quoted", { text: question ? questionName(question) : name })
        : t(`condition.${from}`, { name });
    const about =
      question && part !== "" && way?.word !== "includes" && way?.word !== "not_includes"
        ? t("condition.part", { subject, part: partName(question, part) })
        : subject;
    const values =
      way?.word === "includes" || way?.word === "not_includes"
        ? question
          ? partName(question, part)
          : part
        : way?.input === "none"
          ? ""
          : (one.values ?? [])
              .map((value) =>
                question && way?.input === "choices" ? partName(question, String(value)) : String(value),
              )
              .join(` ${t("condition.or")} `);
    return `${about} ${t(`way.${way?.word ?? "is"}`)} ${values}`.trim();
  };

  const inner = (condition: Condition): string => {
    const text = sentence(condition);
    return "all" in condition || "any" in condition ? `(${text})` : text;
  };

  const sentence = (condition: Condition): string => {
    if ("not" in condition) return t("condition.not", { text: inner(condition.not) });
    if ("all" in condition)
      return condition.all.length === 0
        ? t("condition.always")
        : condition.all.map(condition.all.length === 1 ? sentence : inner).join(` ${t("condition.and")} `);
    if ("any" in condition)
      return condition.any.map(condition.any.length === 1 ? sentence : inner).join(` ${t("condition.or")} `);
    return comparison(condition);
  };

  return { questionName, partChoices, sentence };
}
