// The tab with the questions of a survey beside a preview of the draft.

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNote } from "../design/conflict-note.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useFormat, useLanguage, useMay } from "../session/workspace.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import type { SurveyTabProps } from "./survey-tab-props.ts";
import styles from "./surveys.module.css";
import { TextEditor } from "./text-editor.tsx";

/** The tab. */
export default function QuestionsTab({ survey, editing }: SurveyTabProps) {
  const { t } = useTranslation("surveys");
  const may = useMay();
  const own = useLanguage();
  const format = useFormat();
  const { shown, dirty, change, discard, save, theirs, keepMine } = editing;
  const { languages } = survey.draft;
  const [language, setLanguage] = useState(languages.find((one) => one === own) ?? languages[0] ?? own);
  return (
    <div className={styles.columns}>
      <Panel
        heading={t("questions.heading")}
        aside={
          <select
            className={styles.language}
            aria-label={t("questions.language")}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value)}
          >
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {new Intl.DisplayNames([own], { type: "language" }).of(tag) ?? tag}
              </option>
            ))}
          </select>
        }
      >
        {may("compose") && (
          <TextInput
            label={t("questions.name")}
            value={shown.name}
            maxLength={200}
            onChange={(event) => change({ ...shown, name: event.currentTarget.value })}
          />
        )}
        <TextEditor
          questionnaire={shown.questionnaire}
          language={language}
          onChange={may("compose") ? (questionnaire) => change({ ...shown, questionnaire }) : null}
        />
        {save.isError && theirs === null && <ProblemNote error={save.error} />}
        {theirs && (
          <ConflictNote
            text={t("conflict", { name: theirs.changedBy, when: format.moment(theirs.updatedAt) })}
            onKeep={keepMine}
            onTake={discard}
          />
        )}
        <div role="status" className={styles.save}>
          {dirty && (
            <>
              <Button h={32} loading={save.isPending} onClick={() => save.mutate(shown)}>
                {t("save")}
              </Button>
              <Button variant="subtle" h={32} disabled={save.isPending} onClick={discard}>
                {t("discard")}
              </Button>
            </>
          )}
          {!dirty && save.isSuccess && <p>{t("saved")}</p>}
        </div>
      </Panel>
      <div className={styles.aside}>
        <PreviewPanel questionnaire={shown.questionnaire} language={language} />
      </div>
    </div>
  );
}
