// The address of a link at the end of a survey.

import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Only addresses of the web are kept: others could run a script. */
export function LinkField({ url, onChange }: { url: string; onChange: (url: string) => void }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const [text, setText] = useState<string | null>(null);
  const whole = (typed: string) =>
    typed === "" || /^https?:\/\//i.test(typed) ? typed : `https://${typed.replace(/^\/+/, "")}`;
  const isRight = (typed: string) => /^(https?:\/\/[^\s]+)?$/i.test(whole(typed));
  return (
    <TextInput
      type="url"
      label={t("ending.url")}
      maxLength={2_000}
      value={text ?? url}
      error={text !== null && !isRight(text.trim()) ? t("ending.badUrl") : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        const typed = (text ?? url).trim();
        if (!isRight(typed)) return;
        setText(null);
        if (whole(typed) !== url) onChange(whole(typed));
      }}
    />
  );
}
