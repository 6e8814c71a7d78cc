// The survey as people will meet it, beside its texts, with the same component as the public page. What is answered here goes
// nowhere.

import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";
import answerStyles from "../answer/answer.module.css";
import { newDraft } from "../answer/answer-draft.ts";
import { Runner } from "../answer/runner.tsx";
import { Panel } from "../design/panel.tsx";
import styles from "./surveys.module.css";

/** The panel. */
export function PreviewPanel({
  questionnaire,
  language,
}: {
  questionnaire: Questionnaire;
  language: string;
}) {
  const { t } = useTranslation("surveys");
  const [draft, setDraft] = useState(() => newDraft(1));
  return (
    <Panel
      heading={t("preview.heading")}
      note={t("preview.explain")}
      aside={
        <Button variant="default" size="xs" onClick={() => setDraft(newDraft(1))}>
          {t("preview.again")}
        </Button>
      }
    >
      <div className={`${answerStyles.tones} ${styles.preview}`} lang={language}>
        <Runner
          key={draft.id}
          questionnaire={questionnaire}
          language={language}
          hidden={{}}
          draft={draft}
          onDraft={setDraft}
          onSend={async () => {}}
        />
      </div>
    </Panel>
  );
}
