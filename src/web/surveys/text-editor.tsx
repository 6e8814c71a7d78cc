// The questions of a survey with their texts in one language: read by everyone, edited in place by those who may.

import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import {
  type Questionnaire,
  questionsIn,
  type SurveyQuestion,
  type Words,
} from "../../domain/survey/questionnaire.ts";
import { withEnding, withPart, withQuestion, withText, withVariant } from "../questionnaire/edit-texts.ts";
import styles from "./surveys.module.css";

interface EditorProps {
  readonly questionnaire: Questionnaire;
  readonly language: string;
  /** null for those who may only read. */
  readonly onChange: ((questionnaire: Questionnaire) => void) | null;
}

function TextLine(props: {
  label: string;
  words: Words;
  language: string;
  maxLength: number;
  strong?: boolean;
  onChange: ((text: string) => void) | null;
}) {
  const { label, words, language, maxLength, strong = false, onChange } = props;
  const text = words[language] ?? "";
  if (onChange === null) return strong ? <p className={styles.said}>{text}</p> : <p>{text}</p>;
  return (
    <Textarea
      autosize
      minRows={1}
      maxRows={8}
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={maxLength}
      lang={language}
      classNames={{ input: strong ? (styles.strong ?? "") : "" }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function QuestionItem(props: EditorProps & { question: SurveyQuestion; number: number }) {
  const { questionnaire, language, onChange, question, number } = props;
  const { t } = useTranslation("surveys");
  const change = (make: (one: SurveyQuestion, text: string) => SurveyQuestion) =>
    onChange &&
    ((text: string) => onChange(withQuestion(questionnaire, question.key, (one) => make(one, text))));
  const parts = "options" in question ? question.options : question.kind === "matrix" ? question.items : [];
  const partLabel = question.kind === "matrix" ? "questions.item" : "questions.option";
  const { help } = question;
  return (
    <li className={styles.question}>
      <p className={styles.mute}>
        {number}. {t(`kind.${question.kind}`)}
        {question.required && ` · ${t("questions.required")}`}
        {question.when !== null && ` · ${t("questions.condition")}`}
      </p>
      <TextLine
        strong
        label={t("questions.text", { number })}
        words={question.text}
        language={language}
        maxLength={1000}
        onChange={change((one, text) => ({ ...one, text: withText(one.text, language, text) }))}
      />
      {help !== null && (
        <TextLine
          label={t("questions.help")}
          words={help}
          language={language}
          maxLength={1000}
          onChange={change((one, text) => ({ ...one, help: withText(one.help ?? {}, language, text) }))}
        />
      )}
      {question.variants.map((variant, i) => (
        <TextLine
          key={JSON.stringify(variant.when)}
          label={t("questions.variant", { number: i + 1 })}
          words={variant.text}
          language={language}
          maxLength={1000}
          onChange={change((one, text) => withVariant(one, i, language, text))}
        />
      ))}
      {parts.length > 0 && (
        <ul className={styles.parts}>
          {parts.map((part, i) => (
            <li key={part.key}>
              <TextLine
                label={t(partLabel, { number: i + 1 })}
                words={part.text}
                language={language}
                maxLength={300}
                onChange={change((one, text) => withPart(one, part.key, language, text))}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** All texts. */
export function TextEditor(props: EditorProps) {
  const { questionnaire, language, onChange } = props;
  const { t } = useTranslation("surveys");
  return (
    <>
      <ol className={styles.questions}>
        {questionsIn(questionnaire).map((question, i) => (
          <QuestionItem key={question.key} {...props} question={question} number={i + 1} />
        ))}
      </ol>
      <h3>{t("questions.endings")}</h3>
      <ul className={styles.questions}>
        {questionnaire.endings.map((ending, i) => (
          <li key={ending.key} className={styles.question}>
            {ending.when !== null && <p className={styles.mute}>{t("questions.condition")}</p>}
            <TextLine
              strong
              label={t("questions.ending", { number: i + 1 })}
              words={ending.title}
              language={language}
              maxLength={1000}
              onChange={
                onChange &&
                ((text) =>
                  onChange(
                    withEnding(questionnaire, ending.key, (one) => ({
                      ...one,
                      title: withText(one.title, language, text),
                    })),
                  ))
              }
            />
            {ending.text !== null && (
              <TextLine
                label={t("questions.endingText", { number: i + 1 })}
                words={ending.text}
                language={language}
                maxLength={1000}
                onChange={
                  onChange &&
                  ((text) =>
                    onChange(
                      withEnding(questionnaire, ending.key, (one) => ({
                        ...one,
                        text: withText(one.text ?? {}, language, text),
                      })),
                    ))
                }
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
