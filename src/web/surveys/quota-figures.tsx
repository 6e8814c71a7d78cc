// How far the quotas of a published survey are: what each has taken of what it may.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";
import { Panel } from "../design/panel.tsx";
import { useConditionWords } from "../questionnaire/condition-words.ts";
import { useFormat } from "../session/workspace.tsx";
import { quotasQuery } from "./queries.ts";
import styles from "./results/results.module.css";

/** The panel; nothing for a survey without quotas. */
export function QuotaFigures({ id, questionnaire }: { id: string; questionnaire: Questionnaire }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const format = useFormat();
  const { sentence } = useConditionWords(questionnaire);
  const { quotas } = questionnaire;
  const counted = useQuery({ ...quotasQuery(id), enabled: quotas.length > 0 }).data;
  if (quotas.length === 0) return null;
  return (
    <Panel heading={t("quota.heading")}>
      <dl className={styles.bars}>
        {quotas.map(({ key, when, most }) => {
          const taken = counted?.quotas.find((one) => one.key === key)?.taken ?? 0;
          return (
            <div key={key}>
              <dt>{when === null ? t("quota.everyone") : sentence(when)}</dt>
              <dd>
                <span className={styles.track}>
                  <span className={styles.bar} style={{ width: `${Math.min(100, (100 * taken) / most)}%` }} />
                </span>
                <span className={styles.share}>
                  {t("quota.taken", { taken: format.count(taken), most: format.count(most) })}
                  {taken >= most && ` · ${t("quota.full")}`}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
