// One question in the list: its number, its text and what is special about it in one line; open, everything of it. Alt with
// the arrows moves it.

import { ActionIcon } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { questionsIn, type SurveyQuestion } from "../../domain/survey/questionnaire.ts";
import { Icon } from "../design/icon.tsx";
import { useConditionWords } from "./condition-words.ts";
import { duplicateQuestion, moveQuestion, removeQuestion } from "./edit-questionnaire.ts";
import { FlawNotes, focusPlace } from "./flaw-list.tsx";
import { QuestionEditor } from "./question-editor.tsx";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";

/** What is special about a question, in a few words each. */
function Marks({ question, missing }: { question: SurveyQuestion; missing: boolean }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const marks = [
    ...(question.required ? [t("mark.required")] : []),
    ...(question.when !== null ? [t("mark.when")] : []),
    ...(question.variants.length > 0 ? [t("mark.variants", { count: question.variants.length })] : []),
    ...(question.jumps.length > 0 ? [t("mark.jumps", { count: question.jumps.length })] : []),
    ...(missing ? [t("mark.missing")] : []),
  ];
  return (
    <span className={styles.marks}>
      {t(`surveys:kind.${question.kind}`)}
      {marks.map((mark) => ` · ${mark}`)}
    </span>
  );
}

/** The card. `number` counts through all sections. */
export function QuestionCard({ question, number }: { question: SurveyQuestion; number: number }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, language, change, open, setOpen, flawsAt, newKey } = useEditor();
  const { questionName } = useConditionWords(questionnaire);
  const address = `question.${question.key}`;
  const isOpen = open === address;
  const flaws = flawsAt(address);
  const name = questionName(question);
  const move = (by: -1 | 1) => {
    change(moveQuestion(questionnaire, question.key, by));
    focusPlace(address);
  };
  const remove = () => {
    const all = questionsIn(questionnaire);
    const next = all[number] ?? all[number - 2];
    change(removeQuestion(questionnaire, question.key));
    if (isOpen) setOpen("");
    if (next) focusPlace(`question.${next.key}`);
  };
  const duplicate = () => {
    const key = newKey(question.key);
    change(duplicateQuestion(questionnaire, question.key, key));
    setOpen(`question.${key}`);
    focusPlace(`question.${key}`);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  const act = (key: "up" | "down" | "duplicate" | "remove") => t(`question.${key}`, { number });
  return (
    <li className={styles.card} data-open={isOpen} data-flawed={flaws.length > 0} onKeyDown={onKey}>
      <div className={styles.row}>
        <button
          type="button"
          id={`at-${address}`}
          className={styles.rowName}
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => setOpen(isOpen ? "" : address)}
        >
          <span className={styles.number}>{number}</span>
          <span>
            <span className={styles.rowText}>{name}</span>
            <Marks question={question} missing={lacks(question, language)} />
          </span>
        </button>
        <div className={styles.rowActs}>
          <ActionIcon aria-label={act("up")} onClick={() => move(-1)}>
            <Icon name="up" />
          </ActionIcon>
          <ActionIcon aria-label={act("down")} onClick={() => move(1)}>
            <Icon name="fall" />
          </ActionIcon>
          <ActionIcon aria-label={act("duplicate")} onClick={duplicate}>
            <Icon name="copy" />
          </ActionIcon>
          <ActionIcon aria-label={act("remove")} onClick={remove}>
            <Icon name="close" />
          </ActionIcon>
        </div>
      </div>
      <FlawNotes flaws={flaws} />
      {isOpen && <QuestionEditor question={question} number={number} />}
    </li>
  );
}

/** Whether a question has a text that is missing in a language. */
function lacks(question: SurveyQuestion, language: string): boolean {
  const isEmpty = (words: SurveyQuestion["text"] | null) =>
    words !== null && Object.keys(words).length > 0 && (words[language] ?? "").trim() === "";
  const parts = "options" in question ? question.options : question.kind === "matrix" ? question.items : [];
  return [
    question.text,
    question.help,
    ...question.variants.map(({ text }) => text),
    ...parts.map(({ text }) => text),
  ].some(isEmpty);
}
