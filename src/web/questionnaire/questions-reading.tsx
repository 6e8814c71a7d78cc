// The questions of a survey to be read, for those who do not make surveys.

import { useTranslation } from "react-i18next";
import {
  type Questionnaire,
  questionsIn,
  type SurveyQuestion,
  type Words,
} from "../../domain/survey/questionnaire.ts";
import { wordsIn } from "../../domain/survey/survey-text.ts";
import { Panel } from "../design/panel.tsx";
import styles from "../surveys/surveys.module.css";

/** All texts in a language. */
export function QuestionsReading({
  questionnaire,
  language,
}: {
  questionnaire: Questionnaire;
  language: string;
}) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const say = (words: Words) => wordsIn(words, language, questionnaire.languages);
  const partsOf = (question: SurveyQuestion) =>
    "options" in question ? question.options : question.kind === "matrix" ? question.items : [];
  return (
    <Panel heading={t("surveys:questions.heading")}>
      <ol className={styles.questions} lang={language}>
        {questionsIn(questionnaire).map((question, i) => (
          <li key={question.key} className={styles.question}>
            <p className={styles.mute}>
              {i + 1}. {t(`surveys:kind.${question.kind}`)}
              {question.required && ` · ${t("mark.required")}`}
              {question.when !== null && ` · ${t("mark.when")}`}
            </p>
            <p className={styles.said}>{say(question.text)}</p>
            {question.help && <p>{say(question.help)}</p>}
            {question.variants.map((variant) => (
              <p key={JSON.stringify(variant.when)}>{say(variant.text)}</p>
            ))}
            <ul className={styles.parts}>
              {partsOf(question).map((part) => (
                <li key={part.key}>{say(part.text)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <h3>{t("ending.heading")}</h3>
      <ul className={styles.questions} lang={language}>
        {questionnaire.endings.map((ending) => (
          <li key={ending.key} className={styles.question}>
            {ending.when !== null && <p className={styles.mute}>{t("mark.when")}</p>}
            <p className={styles.said}>{say(ending.title)}</p>
            {ending.text && <p>{say(ending.text)}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
