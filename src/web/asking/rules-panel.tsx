// How often anyone may be asked, over all surveys and channels.

import { NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { contactDaysMax } from "../../domain/contact-rules.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { SaveActs } from "../design/save-acts.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { createDrafts } from "../session/drafts.ts";
import { useSaving } from "../session/use-saving.ts";
import { useMay } from "../session/workspace.tsx";
import styles from "./asking.module.css";
import { putRules, type Rules, rulesQuery } from "./queries.ts";

const drafts = createDrafts<Rules>();

const rests = ["afterInvitation", "afterAnswer", "afterDecline"] as const;

function Form({ saved }: { saved: Rules }) {
  const { t } = useTranslation("asking");
  const may = useMay()("manage");
  const saving = useSaving({ drafts, id: "", saved, put: putRules, queryKey: rulesQuery.queryKey });
  const rules = saving.shown;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save();
  };
  const number = (label: string, value: number, max: number, set: (value: number) => Rules) => (
    <NumberInput
      key={label}
      label={label}
      min={0}
      max={max}
      disabled={!may}
      value={value}
      onChange={(next) => typeof next === "number" && saving.change(set(next))}
    />
  );
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.line}>
        {number(t("rules.times"), rules.most.times, 100, (times) => ({
          ...rules,
          most: { ...rules.most, times },
        }))}
        {number(t("rules.days"), rules.most.days, contactDaysMax, (days) => ({
          ...rules,
          most: { ...rules.most, days },
        }))}
        {rests.map((rest) =>
          number(t(`rules.${rest}`), rules[rest], contactDaysMax, (days) => ({ ...rules, [rest]: days })),
        )}
      </div>
      <SaveActs saving={saving} />
    </form>
  );
}

/** The panel. */
export function RulesPanel() {
  const { t } = useTranslation("asking");
  const asked = useQuery(rulesQuery);
  return (
    <Panel heading={t("rules.heading")} note={t("rules.explain")}>
      {asked.data ? (
        <Form saved={asked.data} />
      ) : asked.isError ? (
        <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton height="6rem" />
      )}
    </Panel>
  );
}
