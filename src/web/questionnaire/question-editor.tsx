// Everything of one question: its texts, what its kind asks for, whether it must be answered, and its logic.

import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isStandard } from "../../domain/survey/new-question.ts";
import { keyOfText } from "../../domain/survey/question-key.ts";
import { type SurveyQuestion, surveyLimits } from "../../domain/survey/questionnaire.ts";
import { withQuestion } from "./edit-texts.ts";
import { KindFields } from "./kind-fields.tsx";
import { LogicFields } from "./logic-fields.tsx";
import { PipeMenu } from "./pipe-menu.tsx";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";
import { WordsField } from "./words-field.tsx";

/** The key: the name of the answers in the log. It is fixed once people could answer. */
function KeyField({ question }: { question: SurveyQuestion }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { published, newKey, rename } = useEditor();
  const [text, setText] = useState<string | null>(null);
  const isFixed = published.has(question.key);
  const keep = () => {
    const wanted = keyOfText(text ?? "") || question.key;
    setText(null);
    if (wanted !== question.key) rename(question.key, newKey(wanted));
  };
  return (
    <TextInput
      size="xs"
      label={t("question.key")}
      description={t(isFixed ? "question.keyFixed" : "question.keyExplain")}
      readOnly={isFixed}
      maxLength={40}
      value={text ?? question.key}
      classNames={{ input: styles.key ?? "" }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === "Enter" && keep()}
    />
  );
}

/** The editor. `number` counts through all sections. */
export function QuestionEditor({ question, number }: { question: SurveyQuestion; number: number }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, change, published, newKey, rename } = useEditor();
  const { key, kind } = question;
  const set = (next: SurveyQuestion, step?: string) =>
    change(
      withQuestion(questionnaire, key, () => next),
      step,
    );
  /** A new question without a standard wording takes a readable key from its first text, in whatever language that is. */
  const settle = () => {
    if (published.has(key) || isStandard(kind) || key.replace(/_\d+$/, "") !== kind) return;
    const [text = ""] = Object.values(question.text);
    const wanted = keyOfText(text);
    if (wanted !== "" && wanted !== key) rename(key, newKey(wanted), `key ${key}`);
  };
  return (
    <div className={styles.editor}>
      <WordsField
        lines
        strong
        label={t("question.text", { number })}
        words={question.text}
        step={`${number} text`}
        maxLength={surveyLimits.text}
        onChange={(text, step) => set({ ...question, text }, step)}
        onBlur={settle}
      />
      {question.help !== null && (
        <WordsField
          lines
          label={t("question.help")}
          words={question.help}
          step={`${number} help`}
          maxLength={surveyLimits.text}
          onChange={(help, step) => set({ ...question, help }, step)}
        />
      )}
      <div className={styles.acts}>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => set({ ...question, help: question.help === null ? {} : null })}
        >
          {t(question.help === null ? "question.addHelp" : "question.removeHelp")}
        </Button>
        <PipeMenu question={question} onInsert={(text) => set({ ...question, text })} />
        {kind !== "statement" && (
          <Checkbox
            size="sm"
            label={t("question.required")}
            checked={question.required}
            onChange={(event) => set({ ...question, required: event.currentTarget.checked })}
          />
        )}
      </div>
      <KindFields question={question} onChange={set} />
      <LogicFields question={question} number={number} onChange={set} />
      <KeyField question={question} />
    </div>
  );
}
