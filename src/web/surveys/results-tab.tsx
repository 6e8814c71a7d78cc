// The tab with what a survey has brought in.

import { useTranslation } from "react-i18next";
import { ResultsPanel } from "./results-panel.tsx";
import type { SurveyTabProps } from "./survey-tab-props.ts";
import styles from "./surveys.module.css";

/** The tab. */
export default function ResultsTab({ survey }: SurveyTabProps) {
  const { t } = useTranslation("surveys");
  if (survey.state === "draft") return <p className={styles.mute}>{t("results.notYet")}</p>;
  return <ResultsPanel id={survey.id} />;
}
