// A survey that asks by itself: a sentence that says when and whom, the fields behind it, and what it has done. Without one it
// teaches by examples.

import { Button, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { useOfferedWays } from "../asking/use-offered-ways.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { SaveActs } from "../design/save-acts.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useKeptDraft } from "../session/drafts.ts";
import { useSaving } from "../session/use-saving.ts";
import { useMay } from "../session/workspace.tsx";
import { DeedsPanel } from "./deeds-panel.tsx";
import { HowFields } from "./how-fields.tsx";
import { putTrigger, type Trigger, triggerDrafts, triggerQuery } from "./queries.ts";
import { beginTrigger, missingOf, type TriggerExample } from "./trigger-form.ts";
import styles from "./triggers.module.css";
import { useTriggerSentence } from "./use-trigger-words.ts";
import { WhenFields } from "./when-fields.tsx";

const examples: readonly TriggerExample[] = ["bought", "received", "contacted", "schedule"];

function Empty({ survey, way }: { survey: Survey; way: Trigger["way"] }) {
  const { t } = useTranslation("triggers");
  const may = useMay();
  const sentence = useTriggerSentence();
  if (!may("invite"))
    return (
      <Panel heading={t("heading")}>
        <p className={styles.mute}>{t("reader")}</p>
      </Panel>
    );
  return (
    <Panel heading={t("heading")}>
      <div className={styles.empty}>
        <div>
          <h3>{t("empty.heading")}</h3>
          <p>{t("empty.text")}</p>
        </div>
        <ul className={styles.examples}>
          {examples.map((name) => (
            <li key={name}>
              <h4>{t(`example.${name}`)}</h4>
              <p className={styles.mute}>{sentence(beginTrigger(name, way))}</p>
              <Button
                variant="default"
                h={32}
                aria-label={`${t("empty.begin")}: ${t(`example.${name}`)}`}
                onClick={() => triggerDrafts.set(survey.id, beginTrigger(name, way))}
              >
                {t("empty.begin")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function Opened(props: { survey: Survey; saved: Trigger; canMail: boolean }) {
  const { survey, saved, canMail } = props;
  const { t } = useTranslation("triggers");
  const may = useMay()("invite");
  const sentence = useTriggerSentence();
  const saving = useSaving({
    drafts: triggerDrafts,
    id: survey.id,
    saved,
    put: (next) => putTrigger(survey.id, next),
    queryKey: triggerQuery(survey.id).queryKey,
  });
  const { shown: trigger, change } = saving;
  const missing = missingOf(trigger);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save();
  };
  const set = (part: Partial<Trigger>) => change({ ...trigger, ...part });
  return (
    <>
      <Panel
        heading={t("heading")}
        note={t(survey.state === "open" ? "explain" : "notOpen")}
        aside={
          <Switch
            label={t("on")}
            checked={trigger.enabled}
            disabled={!may}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
        }
      >
        <form className={styles.form} onSubmit={submit}>
          <p className={styles.sentence} data-off={!trigger.enabled} role="status">
            {sentence(trigger)}
          </p>
          <fieldset className={styles.fields} disabled={!may}>
            <WhenFields when={trigger.when} onChange={(when) => set({ when })} />
            <HowFields trigger={trigger} onChange={set} />
          </fieldset>
          {!canMail && trigger.way === "email" && <p className={styles.mute}>{t("noMail")}</p>}
          <SaveActs saving={saving} missing={missing && t(`missing.${missing}`)} />
        </form>
      </Panel>
      <DeedsPanel survey={survey.id} when={trigger.when} />
    </>
  );
}

/** The panel of the survey's page. */
export default function TriggerPanel({ survey }: { survey: Survey }) {
  const asked = useQuery(triggerQuery(survey.id));
  const { canMail, offered } = useOfferedWays();
  const draft = useKeptDraft(triggerDrafts, survey.id);
  if (asked.data === undefined)
    return asked.isError ? (
      <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />
    ) : (
      <Skeleton height="14rem" />
    );
  const way = canMail ? "email" : offered.includes("webhook") ? "webhook" : "link";
  const saved = asked.data ?? draft;
  return saved ? (
    <Opened survey={survey} saved={asked.data ?? beginTrigger("bought", way)} canMail={canMail} />
  ) : (
    <Empty survey={survey} way={way} />
  );
}
