// The limits of what can be written: length of a text, least and greatest number, first and last day, purpose of a consent.

import { Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keyOfText } from "../../domain/survey/question-key.ts";
import { type SurveyQuestion, surveyLimits } from "../../domain/survey/questionnaire.ts";
import styles from "./questionnaire.module.css";

interface LimitProps<Kind extends SurveyQuestion["kind"]> {
  readonly question: SurveyQuestion & { readonly kind: Kind };
  readonly onChange: (question: SurveyQuestion, step?: string) => void;
}

const numberOrNull = (value: string | number) => (value === "" ? null : Number(value));

/** Open text. */
export function TextLimits({ question, onChange }: LimitProps<"text">) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  return (
    <div className={styles.fields}>
      <NumberInput
        label={t("limit.length")}
        w="10rem"
        min={1}
        max={surveyLimits.answerText}
        allowDecimal={false}
        value={question.lengthMax}
        onChange={(value) =>
          onChange({
            ...question,
            lengthMax: Math.min(surveyLimits.answerText, Math.max(1, Number(value) || 1)),
          })
        }
      />
      <Checkbox
        label={t("limit.long")}
        checked={question.long}
        onChange={(event) => onChange({ ...question, long: event.currentTarget.checked })}
      />
      <Checkbox
        label={t("limit.comment")}
        checked={question.comment}
        onChange={(event) => onChange({ ...question, comment: event.currentTarget.checked })}
      />
    </div>
  );
}

/** A number. */
export function NumberLimits({ question, onChange }: LimitProps<"number">) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  return (
    <div className={styles.fields}>
      <NumberInput
        label={t("limit.least")}
        w="9rem"
        placeholder={t("limit.none")}
        value={question.least ?? ""}
        onChange={(value) => onChange({ ...question, least: numberOrNull(value) })}
      />
      <NumberInput
        label={t("limit.most")}
        w="9rem"
        placeholder={t("limit.none")}
        value={question.most ?? ""}
        onChange={(value) => onChange({ ...question, most: numberOrNull(value) })}
      />
      <NumberInput
        label={t("limit.decimals")}
        w="7rem"
        min={0}
        max={6}
        allowDecimal={false}
        value={question.decimals}
        onChange={(value) =>
          onChange({ ...question, decimals: Math.min(6, Math.max(0, Number(value) || 0)) })
        }
      />
    </div>
  );
}

/** A day. */
export function DateLimits({ question, onChange }: LimitProps<"date">) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const day = (text: string) => (text === "" ? null : text);
  return (
    <div className={styles.fields}>
      <TextInput
        type="date"
        label={t("limit.first")}
        value={question.first ?? ""}
        onChange={(event) => onChange({ ...question, first: day(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label={t("limit.last")}
        value={question.last ?? ""}
        onChange={(event) => onChange({ ...question, last: day(event.currentTarget.value) })}
      />
    </div>
  );
}

/** What is agreed to, as consents of customers name it. */
export function PurposeField({ question, onChange }: LimitProps<"consent">) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const [text, setText] = useState<string | null>(null);
  return (
    <TextInput
      label={t("consent.purpose")}
      description={t("consent.explain")}
      maw="24rem"
      maxLength={40}
      value={text ?? question.purpose}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        const purpose = keyOfText(text ?? "") || question.purpose;
        setText(null);
        if (purpose !== question.purpose) onChange({ ...question, purpose });
      }}
    />
  );
}
