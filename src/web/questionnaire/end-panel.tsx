// The endings and the quotas of a questionnaire, each list with a way to add to it.

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { freeKey } from "../../domain/survey/question-key.ts";
import { surveyLimits } from "../../domain/survey/questionnaire.ts";
import { both } from "../../domain/survey/template-parts.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { quotasQuery } from "../surveys/queries.ts";
import { moved, withEndingAt, withQuotaAt } from "./edit-questionnaire.ts";
import { EndingCard } from "./ending-card.tsx";
import { focusPlace } from "./flaw-list.tsx";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";

const enough = both("Ya tenemos las respuestas que necesitábamos", "We have all the answers we needed");
const enoughText = both(
  "Gracias por querer participar. Esta vez no hará falta.",
  "Thank you for wanting to take part. This time there is no need.",
);

/** The texts that the questionnaire's languages have. */
const within = (words: Readonly<Record<string, string>>, languages: readonly string[]) =>
  Object.fromEntries(Object.entries(words).filter(([tag]) => languages.includes(tag)));

function useNewKey() {
  const { questionnaire } = useEditor();
  const { endings, quotas } = questionnaire;
  return (wanted: string) => freeKey(wanted, new Set([...endings, ...quotas].map(({ key }) => key)));
}

/** What is said at the end. */
export function EndingsPanel() {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, change, setOpen } = useEditor();
  const newKey = useNewKey();
  const { endings } = questionnaire;
  const add = () => {
    const key = newKey("ending");
    const made = { key, when: null, title: {}, text: null, link: null };
    // Before the last one, which is for everyone else.
    change({ ...questionnaire, endings: endings.toSpliced(endings.length - 1, 0, made) });
    setOpen(`ending.${key}`);
    focusPlace(`ending.${key}`);
  };
  return (
    <Panel heading={t("ending.heading")} note={t("ending.explain")}>
      <ol className={styles.cards}>
        {endings.map((ending, i) => (
          <EndingCard
            key={ending.key}
            ending={ending}
            kind="ending"
            n={i + 1}
            isLast={i === endings.length - 1}
            onChange={(next, step) => change(withEndingAt(questionnaire, i, next), step)}
            onMove={
              endings.length < 2
                ? null
                : (by) => {
                    change({ ...questionnaire, endings: moved(endings, i, by) });
                    focusPlace(`ending.${ending.key}`);
                  }
            }
            onRemove={endings.length < 2 ? null : () => change(withEndingAt(questionnaire, i, null))}
          />
        ))}
      </ol>
      <Button
        mt="sm"
        variant="default"
        h={32}
        leftSection={<Icon name="plus" size={14} />}
        disabled={endings.length >= surveyLimits.endings}
        onClick={add}
      >
        {t("ending.add")}
      </Button>
    </Panel>
  );
}

/** How many responses of whom are wanted. */
export function QuotasPanel() {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { survey, questionnaire, change, setOpen } = useEditor();
  const newKey = useNewKey();
  const { quotas, languages } = questionnaire;
  const counted = useQuery({ ...quotasQuery(survey.id), enabled: quotas.length > 0 }).data;
  const add = () => {
    const key = newKey("quota");
    const made = {
      key,
      when: null,
      most: 100,
      title: within(enough, languages),
      text: within(enoughText, languages),
      link: null,
    };
    change({ ...questionnaire, quotas: [...quotas, made] });
    setOpen(`quota.${key}`);
    focusPlace(`quota.${key}`);
  };
  return (
    <Panel heading={t("quota.heading")} note={t("quota.explain")}>
      <ol className={styles.cards}>
        {quotas.map((quota, i) => (
          <EndingCard
            key={quota.key}
            ending={quota}
            kind="quota"
            n={i + 1}
            taken={counted?.quotas.find(({ key }) => key === quota.key)?.taken}
            isLast={false}
            onChange={(next, step) => change(withQuotaAt(questionnaire, i, next), step)}
            onMove={null}
            onRemove={() => change(withQuotaAt(questionnaire, i, null))}
          />
        ))}
      </ol>
      <Button
        mt={quotas.length > 0 ? "sm" : 0}
        variant="default"
        h={32}
        leftSection={<Icon name="plus" size={14} />}
        disabled={quotas.length >= surveyLimits.quotas}
        onClick={add}
      >
        {t("quota.add")}
      </Button>
    </Panel>
  );
}
