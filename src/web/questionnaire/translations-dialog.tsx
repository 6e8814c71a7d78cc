// The texts of a survey as a file for translators, and back: what would change is shown before it is taken into the draft.

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { csvContentType, writeCsv } from "../../domain/csv-cell.ts";
import {
  readTranslations,
  type TranslationChanges,
  translationRows,
} from "../../domain/survey/translations.ts";
import { Dialog } from "../design/dialog.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { saveFile } from "../figure/save-file.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { readTable } from "../surveys/queries.ts";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";

/** Most changes that are listed; the rest is counted. */
const listedMax = 50;

async function xlsxOf(rows: readonly (readonly string[])[]): Promise<Blob> {
  const { default: writeXlsxFile } = await import("write-excel-file/browser");
  const [head = [], ...lines] = rows;
  const cell = (value: string) => (value === "" ? null : { type: String, value, wrap: true });
  const sheet = [
    head.map((value) => ({ type: String, value, fontWeight: "bold" as const })),
    ...lines.map((line) => line.map(cell)),
  ];
  return writeXlsxFile(sheet, { columns: head.map((_, i) => ({ width: i === 0 ? 28 : 60 })) }).toBlob();
}

function Changes({ found, onApply }: { found: TranslationChanges; onApply: () => void }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { languageName } = useFormat();
  const { changes, unknown, added } = found;
  return (
    <section aria-label={t("translations.found")} className={styles.found}>
      <p>
        <strong>{t("translations.changes", { count: changes.length })}</strong>
        {added.length > 0 &&
          ` · ${t("translations.added", { languages: added.map(languageName).join(", ") })}`}
      </p>
      {unknown.length > 0 && (
        <p className={styles.mute}>{t("translations.unknown", { keys: unknown.slice(0, 8).join(", ") })}</p>
      )}
      {changes.length > 0 && (
        <ul className={styles.foundList}>
          {changes.slice(0, listedMax).map(({ name, language, before, after }) => (
            <li key={`${name} ${language}`}>
              <span className={styles.mute}>
                {name} · {languageName(language)}
              </span>
              {before !== "" && <del lang={language}>{before}</del>}
              <ins lang={language}>{after}</ins>
            </li>
          ))}
        </ul>
      )}
      {changes.length > listedMax && (
        <p className={styles.mute}>{t("translations.more", { count: changes.length - listedMax })}</p>
      )}
      <Button disabled={changes.length === 0} onClick={onApply}>
        {t("translations.apply")}
      </Button>
    </section>
  );
}

/** The dialog; it stands only while it is open. */
export function TranslationsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { survey, questionnaire, change } = useEditor();
  const own = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const rows = () => translationRows(questionnaire);
  const read = useMutation({
    mutationFn: async (file: File) => readTranslations(questionnaire, await readTable(survey.id, file)),
  });
  const found = read.data;
  const name = `${survey.key}-texts`;
  return (
    <Dialog title={t("translations.heading")} onClose={onClose} size="lg">
      <div className={styles.editor}>
        <p>{t("translations.explain")}</p>
        <div className={styles.acts}>
          <Button
            variant="default"
            onClick={() =>
              saveFile(`${name}.csv`, new Blob([writeCsv(rows(), own)], { type: csvContentType }))
            }
          >
            {t("translations.csv")}
          </Button>
          <Button variant="default" onClick={async () => saveFile(`${name}.xlsx`, await xlsxOf(rows()))}>
            {t("translations.xlsx")}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.xlsx,text/csv"
            aria-label={t("translations.file")}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = "";
              if (file) read.mutate(file);
            }}
          />
          <Button loading={read.isPending} onClick={() => input.current?.click()}>
            {t("translations.import")}
          </Button>
        </div>
        {read.isError && <ProblemNote error={read.error} />}
        {found?.kind === "refused" && <p role="alert">{t(`translations.refused.${found.reason}`)}</p>}
        {found?.kind === "changes" && (
          <Changes
            found={found}
            onApply={() => {
              change(found.questionnaire);
              onClose();
            }}
          />
        )}
      </div>
    </Dialog>
  );
}
