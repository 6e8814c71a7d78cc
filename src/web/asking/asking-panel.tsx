// How a survey asks: the words of its mails, reminders, for how long a link holds, and whom it may ask how often.

import { NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { contactDaysMax, priorityMax } from "../../domain/contact-rules.ts";
import { askingLimits } from "../../domain/survey/asking.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { SaveActs } from "../design/save-acts.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { createDrafts } from "../session/drafts.ts";
import { useSaving } from "../session/use-saving.ts";
import { useMay } from "../session/workspace.tsx";
import styles from "./asking.module.css";
import { LetterFields } from "./letter-fields.tsx";
import { type Asking, askingQuery, putAsking } from "./queries.ts";

/** How surveys are to ask, while it is not saved. */
export const askingDrafts = createDrafts<Asking>();

const whole = (value: string | number, otherwise: number) => (typeof value === "number" ? value : otherwise);

function Numbers({ asking, onChange }: { asking: Asking; onChange: (asking: Asking) => void }) {
  const { t } = useTranslation("asking");
  const { contact, expiresDays } = asking;
  const rule = (part: Partial<typeof contact>) => onChange({ ...asking, contact: { ...contact, ...part } });
  return (
    <fieldset className={styles.part}>
      <legend>{t("mail.whom")}</legend>
      <div className={styles.line}>
        <NumberInput
          label={t("mail.expires")}
          min={1}
          max={askingLimits.expiresDays}
          value={expiresDays}
          onChange={(value) => onChange({ ...asking, expiresDays: whole(value, expiresDays) })}
        />
        <NumberInput
          label={t("rules.sameSurvey")}
          min={0}
          max={contactDaysMax}
          value={contact.sameSurvey}
          onChange={(value) => rule({ sameSurvey: whole(value, contact.sameSurvey) })}
        />
        <NumberInput
          label={t("rules.priority")}
          description={t("rules.priorityExplain")}
          min={1}
          max={priorityMax}
          value={contact.priority}
          onChange={(value) => rule({ priority: whole(value, contact.priority) })}
        />
        <TextInput
          label={t("rules.purpose")}
          description={t("rules.purposeExplain")}
          maxLength={80}
          value={contact.purpose}
          onChange={(event) => rule({ purpose: event.currentTarget.value })}
        />
        {contact.purpose.trim() !== "" && (
          <Select
            label={t("rules.consent")}
            allowDeselect={false}
            data={(["not_refused", "given"] as const).map((value) => ({ value, label: t(`rules.${value}`) }))}
            value={contact.consent}
            onChange={(value) => rule({ consent: value === "given" ? value : "not_refused" })}
          />
        )}
      </div>
    </fieldset>
  );
}

function Form({ survey, saved }: { survey: Survey; saved: Asking }) {
  const saving = useSaving({
    drafts: askingDrafts,
    id: survey.id,
    saved,
    put: (next) => putAsking(survey.id, next),
    queryKey: askingQuery(survey.id).queryKey,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <LetterFields asking={saving.shown} languages={survey.draft.languages} onChange={saving.change} />
      <Numbers asking={saving.shown} onChange={saving.change} />
      <SaveActs saving={saving} />
    </form>
  );
}

/** The panel. */
export function AskingPanel({ survey }: { survey: Survey }) {
  const { t } = useTranslation("asking");
  const may = useMay();
  const asked = useQuery(askingQuery(survey.id));
  if (!may("invite")) return null;
  return (
    <Panel heading={t("mail.heading")} note={t("mail.explain")}>
      {asked.data ? (
        <Form survey={survey} saved={asked.data} />
      ) : asked.isError ? (
        <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton height="12rem" />
      )}
    </Panel>
  );
}
