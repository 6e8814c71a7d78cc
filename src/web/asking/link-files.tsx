// Personal links as a file, for the tool that sends them: a workbook, or CSV.

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../session/workspace.tsx";
import styles from "./asking.module.css";
import { exportAddress, linkFiles } from "./queries.ts";

/** The downloads of a survey's links, or of one batch. */
export function LinkFiles(props: { survey: string; batch?: string; label: string }) {
  const { survey, batch, label } = props;
  const { t } = useTranslation("asking");
  const language = useLanguage();
  return (
    <div className={styles.acts}>
      <span>{label}</span>
      {linkFiles.map((format) => (
        <Button
          key={format}
          component="a"
          href={exportAddress(survey, { language, format, batch })}
          aria-label={`${label}: ${t(`file.format.${format}`)}`}
          variant="default"
          h={32}
          download
        >
          {t(`file.format.${format}`)}
        </Button>
      ))}
    </div>
  );
}
