// How a survey asks: the words of its mails, reminders, for how long a link holds, and whom it may ask how often.

import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
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
import { useLanguage, useMay } from "../session/workspace.tsx";
import { useLanguageName } from "../surveys/language-names.ts";
import styles from "./asking.module.css";
import { type Asking, askingQuery, putAsking } from "./queries.ts";

const drafts = createDrafts<Asking>();

const empty = { subject: "", text: "" };

function Texts(props: { asking: Asking; languages: readonly string[]; onChange: (asking: Asking) => void }) {
  const { asking, languages, onChange } = props;
  const { t } = useTranslation("asking");
  const own = useLanguage();
  const [language, setLanguage] = useState(languages.find((one) => one === own) ?? languages[0] ?? own);
  const text = asking.texts[language] ?? empty;
  const change = (part: Partial<typeof empty>) =>
    onChange({ ...asking, texts: { ...asking.texts, [language]: { ...text, ...part } } });
  const nameOf = useLanguageName();
  return (
    <>
      {languages.length > 1 && (
        <Select
          label={t("mail.language")}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: nameOf(value) }))}
          value={language}
          onChange={(value) => value && setLanguage(value)}
        />
      )}
      <TextInput
        label={t("mail.subject")}
        placeholder={t("mail.builtIn")}
        maxLength={askingLimits.subject}
        value={text.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={t("mail.text")}
        description={t("mail.places")}
        placeholder={t("mail.builtIn")}
        autosize
        minRows={3}
        maxLength={askingLimits.text}
        value={text.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
    </>
  );
}

const whole = (value: string | number, otherwise: number) => (typeof value === "number" ? value : otherwise);

function Numbers({ asking, onChange }: { asking: Asking; onChange: (asking: Asking) => void }) {
  const { t } = useTranslation("asking");
  const { contact, reminderDays, expiresDays } = asking;
  const rule = (part: Partial<typeof contact>) => onChange({ ...asking, contact: { ...contact, ...part } });
  const remind = (i: number, value: string | number) => {
    const days = [...reminderDays];
    if (typeof value === "number" && value > 0) days[i] = value;
    else days.splice(i, days.length);
    onChange({ ...asking, reminderDays: days });
  };
  return (
    <div className={styles.line}>
      {[0, 1].map((i) => (
        <NumberInput
          key={i}
          label={t(i === 0 ? "mail.remindFirst" : "mail.remindSecond")}
          placeholder={t("mail.never")}
          min={i === 0 ? 1 : (reminderDays[0] ?? 0) + 1}
          max={60}
          disabled={i > reminderDays.length}
          value={reminderDays[i] ?? ""}
          onChange={(value) => remind(i, value)}
        />
      ))}
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
  );
}

function Form({ survey, saved }: { survey: Survey; saved: Asking }) {
  const saving = useSaving({
    drafts,
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
      <Texts asking={saving.shown} languages={survey.draft.languages} onChange={saving.change} />
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
