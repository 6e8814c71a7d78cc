// How often anyone may be asked, over all surveys and channels.

import { Button, NumberInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { contactDaysMax } from "../../domain/contact-rules.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useMay } from "../session/workspace.tsx";
import styles from "./asking.module.css";
import { putRules, type Rules, rulesQuery } from "./queries.ts";

const rests = ["afterInvitation", "afterAnswer", "afterDecline"] as const;

function Form({ saved }: { saved: Rules }) {
  const { t } = useTranslation("asking");
  const may = useMay()("manage");
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Rules | null>(null);
  const rules = draft ?? saved;
  const save = useMutation({
    mutationFn: putRules,
    onSuccess: (_, sent) => {
      queries.setQueryData(rulesQuery.queryKey, sent);
      setDraft((now) => (now === sent ? null : now));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft) save.mutate(draft);
  };
  const number = (label: string, value: number, max: number, set: (value: number) => Rules) => (
    <NumberInput
      key={label}
      label={label}
      min={0}
      max={max}
      disabled={!may}
      value={value}
      onChange={(next) => {
        save.reset();
        if (typeof next === "number") setDraft(set(next));
      }}
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
      {save.isError && <ProblemNote error={save.error} />}
      <div role="status" className={styles.acts}>
        {draft !== null && (
          <Button type="submit" h={32} loading={save.isPending}>
            {t("save")}
          </Button>
        )}
        {draft === null && save.isSuccess && <p>{t("saved")}</p>}
      </div>
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
