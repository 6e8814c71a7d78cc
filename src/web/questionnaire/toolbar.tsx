// The bar over the editor: which language is edited, taking back and doing again, what is still wrong, and saving.

import { ActionIcon, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { missingIn } from "../../domain/survey/questionnaire-texts.ts";
import { ConflictNote } from "../design/conflict-note.tsx";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useFormat } from "../session/workspace.tsx";
import { FlawList } from "./flaw-list.tsx";
import styles from "./questionnaire.module.css";
import { TranslationsDialog } from "./translations-dialog.tsx";
import { useEditor } from "./use-editor.tsx";

/** The bar. */
export function Toolbar({ onLanguage }: { onLanguage: (language: string) => void }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { survey, editing, questionnaire, language, flaws } = useEditor();
  const { shown, dirty, undo, redo, save, discard, theirs, keepMine } = editing;
  const format = useFormat();
  const [isListed, setListed] = useState(false);
  const [isTranslating, setTranslating] = useState(false);
  const missing = missingIn(questionnaire, language).length;
  return (
    <div className={styles.toolbar}>
      <div className={styles.acts}>
        <select
          className={styles.language}
          aria-label={t("surveys:questions.language")}
          value={language}
          onChange={(event) => onLanguage(event.currentTarget.value)}
        >
          {questionnaire.languages.map((tag) => (
            <option key={tag} value={tag}>
              {format.languageName(tag)}
            </option>
          ))}
        </select>
        {missing > 0 && <span className={styles.mute}>{t("languages.missing", { count: missing })}</span>}
        <Button size="compact-sm" variant="subtle" onClick={() => setTranslating(true)}>
          {t("translations.open")}
        </Button>
        <span className={styles.push} />
        <ActionIcon aria-label={t("undo")} disabled={undo === null} onClick={() => undo?.()}>
          <Icon name="undo" />
        </ActionIcon>
        <ActionIcon aria-label={t("redo")} disabled={redo === null} onClick={() => redo?.()}>
          <Icon name="redo" />
        </ActionIcon>
        {flaws.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="warning" size={14} />}
            aria-expanded={isListed}
            onClick={() => setListed(!isListed)}
          >
            {t("flaws", { count: flaws.length })}
          </Button>
        )}
        <span role="status" className={styles.acts}>
          {dirty && (
            <>
              <Button size="compact-sm" variant="subtle" disabled={save.isPending} onClick={discard}>
                {t("surveys:discard")}
              </Button>
              <Button
                size="compact-sm"
                loading={save.isPending}
                disabled={shown.name.trim() === ""}
                onClick={() => save.mutate(shown)}
              >
                {t("surveys:save")}
              </Button>
            </>
          )}
          {!dirty && save.isSuccess && <span className={styles.mute}>{t("surveys:saved")}</span>}
        </span>
      </div>
      {isListed && flaws.length > 0 && (
        <FlawList survey={survey.id} questionnaire={questionnaire} flaws={flaws} />
      )}
      {save.isError && theirs === null && <ProblemNote error={save.error} />}
      {theirs && (
        <ConflictNote
          text={t("surveys:conflict", { name: theirs.changedBy, when: format.moment(theirs.updatedAt) })}
          onKeep={keepMine}
          onTake={discard}
        />
      )}
      {isTranslating && <TranslationsDialog onClose={() => setTranslating(false)} />}
    </div>
  );
}
