// What the mails of a survey say, language by language: the invitation, and the reminders with when they go out.

import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askingLimits, type InvitationText, invitationText } from "../../domain/survey/asking.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import styles from "./asking.module.css";
import type { Asking } from "./queries.ts";

const empty: InvitationText = { subject: "", text: "" };

interface FieldsProps {
  readonly asking: Asking;
  readonly onChange: (asking: Asking) => void;
}

/** Subject and text; `usual` stands where nothing is written. */
function Words(props: {
  words: InvitationText;
  usual: InvitationText;
  explain: string;
  onChange: (words: InvitationText) => void;
}) {
  const { words, usual, explain, onChange } = props;
  const { t } = useTranslation("asking");
  return (
    <>
      <TextInput
        label={t("mail.subject")}
        placeholder={usual.subject || t("mail.builtIn")}
        maxLength={askingLimits.subject}
        value={words.subject}
        onChange={(event) => onChange({ ...words, subject: event.currentTarget.value })}
      />
      <Textarea
        label={t("mail.text")}
        description={explain}
        placeholder={usual.text || t("mail.builtIn")}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={askingLimits.text}
        value={words.text}
        onChange={(event) => onChange({ ...words, text: event.currentTarget.value })}
      />
    </>
  );
}

function ReminderDays({ asking, onChange }: FieldsProps) {
  const { t } = useTranslation("asking");
  const { reminderDays } = asking;
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
    </div>
  );
}

/** Both letters. */
export function LetterFields({
  asking,
  onChange,
  languages,
}: FieldsProps & { languages: readonly string[] }) {
  const { t } = useTranslation("asking");
  const own = useLanguage();
  const [language, setLanguage] = useState(languages.find((one) => one === own) ?? languages[0] ?? own);
  const { languageName } = useFormat();
  const write = (which: "texts" | "reminderTexts") => (words: InvitationText) =>
    onChange({ ...asking, [which]: { ...asking[which], [language]: words } });
  return (
    <>
      {languages.length > 1 && (
        <Select
          label={t("mail.language")}
          allowDeselect={false}
          w="fit-content"
          data={languages.map((value) => ({ value, label: languageName(value) }))}
          value={language}
          onChange={(value) => value && setLanguage(value)}
        />
      )}
      <fieldset className={styles.part}>
        <legend>{t("mail.invitation")}</legend>
        <Words
          words={asking.texts[language] ?? empty}
          usual={empty}
          explain={t("mail.places")}
          onChange={write("texts")}
        />
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t("mail.reminder")}</legend>
        <ReminderDays asking={asking} onChange={onChange} />
        {asking.reminderDays.length > 0 && (
          <Words
            words={asking.reminderTexts[language] ?? empty}
            usual={invitationText(asking, language, false)}
            explain={t("mail.reminderPlaces")}
            onChange={write("reminderTexts")}
          />
        )}
      </fieldset>
    </>
  );
}
