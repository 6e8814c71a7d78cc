// A section with its questions: its title and condition where there are several, and where a question is added.

import { ActionIcon, Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newQuestion } from "../../domain/survey/new-question.ts";
import { type QuestionKind, type Section, surveyLimits } from "../../domain/survey/questionnaire.ts";
import { Icon } from "../design/icon.tsx";
import { useMe } from "../session/workspace.tsx";
import { ConditionField } from "./condition-field.tsx";
import { addQuestion, moved, removeSection, withSection } from "./edit-questionnaire.ts";
import { FlawNotes, focusPlace } from "./flaw-list.tsx";
import { KindsDialog } from "./kinds-dialog.tsx";
import { QuestionCard } from "./question-card.tsx";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";
import { WordsField } from "./words-field.tsx";

function SectionHead({ section, at }: { section: Section; at: number }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, change, open, setOpen, flawsAt } = useEditor();
  const { sections } = questionnaire;
  const n = at + 1;
  const address = `section.${section.key}`;
  const isOpen = open === address;
  const set = (next: Section, step?: string) =>
    change(
      withSection(questionnaire, at, () => next),
      step,
    );
  const move = (by: -1 | 1) => {
    change({ ...questionnaire, sections: moved(sections, at, by) });
    focusPlace(address);
  };
  return (
    <header className={styles.sectionHead}>
      <div className={styles.row}>
        <h3>
          <button
            type="button"
            id={`at-${address}`}
            className={styles.sectionName}
            aria-expanded={isOpen}
            onClick={() => setOpen(isOpen ? "" : address)}
          >
            {t("section.name", { n })}
            {section.when !== null && ` · ${t("mark.when")}`}
            {section.shuffle && ` · ${t("section.shuffled")}`}
          </button>
        </h3>
        {sections.length > 1 && (
          <div className={styles.rowActs}>
            <ActionIcon aria-label={t("section.up", { n })} disabled={at === 0} onClick={() => move(-1)}>
              <Icon name="up" />
            </ActionIcon>
            <ActionIcon
              aria-label={t("section.down", { n })}
              disabled={n === sections.length}
              onClick={() => move(1)}
            >
              <Icon name="fall" />
            </ActionIcon>
            <ActionIcon
              aria-label={t("section.remove", { n })}
              onClick={() => {
                change(removeSection(questionnaire, at));
                focusPlace(`section.${sections[at === 0 ? 1 : at - 1]?.key}`);
              }}
            >
              <Icon name="close" />
            </ActionIcon>
          </div>
        )}
      </div>
      {section.title !== null && (
        <WordsField
          strong
          label={t("section.title", { n })}
          words={section.title}
          step={`section ${section.key}`}
          maxLength={surveyLimits.text}
          onChange={(title, step) => set({ ...section, title }, step)}
        />
      )}
      <FlawNotes flaws={flawsAt(address)} />
      {isOpen && (
        <div className={styles.editor}>
          <div className={styles.acts}>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => set({ ...section, title: section.title === null ? {} : null })}
            >
              {t(section.title === null ? "section.addTitle" : "section.removeTitle")}
            </Button>
            <Checkbox
              label={t("section.shuffle")}
              checked={section.shuffle}
              onChange={(event) => set({ ...section, shuffle: event.currentTarget.checked })}
            />
          </div>
          <ConditionField
            condition={section.when}
            spot={{ kind: "section", key: section.key }}
            lead={t("section.onlyWhen")}
            add={t("section.addWhen")}
            onChange={(when) => set({ ...section, when })}
          />
        </div>
      )}
    </header>
  );
}

/** The card. `before` is how many questions stand in the sections before. */
export function SectionCard({ section, at, before }: { section: Section; at: number; before: number }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, change, setOpen, newKey } = useEditor();
  const { workspace } = useMe();
  const [isChoosing, setChoosing] = useState(false);
  const add = (kind: QuestionKind) => {
    const key = newKey(kind);
    const made = newQuestion(kind, { key, languages: questionnaire.languages, company: workspace.name });
    change(addQuestion(questionnaire, { section: at, question: section.questions.length }, made));
    setChoosing(false);
    setOpen(`question.${key}`);
    focusPlace(`question.${key}`);
  };
  return (
    <section className={styles.section} aria-label={t("section.name", { n: at + 1 })}>
      <SectionHead section={section} at={at} />
      {section.questions.length === 0 && <p className={styles.mute}>{t("section.empty")}</p>}
      <ol className={styles.cards}>
        {section.questions.map((question, i) => {
          const number = before + i + 1;
          // By its place: a question that takes its key from its words must stay under the hands of whoever writes.
          return <QuestionCard key={`question ${number}`} question={question} number={number} />;
        })}
      </ol>
      <Button
        variant="default"
        h={36}
        leftSection={<Icon name="plus" size={14} />}
        aria-label={t("section.addQuestionTo", { n: at + 1 })}
        onClick={() => setChoosing(true)}
      >
        {t("section.addQuestion")}
      </Button>
      {isChoosing && <KindsDialog onChoose={add} onClose={() => setChoosing(false)} />}
    </section>
  );
}
