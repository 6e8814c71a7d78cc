// What each kind of question asks for besides its text. Scales of published questions are fixed, because their answers
// stand in one figure.

import { Checkbox, NativeSelect, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { builtInWords } from "../../domain/survey/built-in-words.ts";
import {
  contactFields,
  csatLooks,
  emotions,
  type RatingPoints,
  ratingPoints,
  type SurveyQuestion,
  surveyLimits,
} from "../../domain/survey/questionnaire.ts";
import { useLanguage } from "../session/workspace.tsx";
import { DateLimits, NumberLimits, PurposeField, TextLimits } from "./limit-fields.tsx";
import { ItemsField, OptionsField, PicturesField } from "./parts-field.tsx";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";

interface FieldsProps<Q extends SurveyQuestion = SurveyQuestion> {
  readonly question: Q;
  readonly onChange: (question: SurveyQuestion, step?: string) => void;
}

type Of<Kind extends SurveyQuestion["kind"]> = SurveyQuestion & { readonly kind: Kind };

function PointsField({ question, onChange }: FieldsProps<Of<"csat" | "matrix" | "gap">>) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { published } = useEditor();
  const isFixed = published.has(question.key);
  const has = (text: string) => ratingPoints.find((points) => String(points) === text) ?? question.points;
  const withPoints = (points: RatingPoints): SurveyQuestion =>
    question.kind === "csat" && points !== 5
      ? { ...question, points, look: "numbers" }
      : { ...question, points };
  return (
    <>
      {question.kind === "csat" && (
        <NativeSelect
          label={t("scale.look")}
          value={question.look}
          data={csatLooks.map((look) => ({
            value: look,
            label: t(`scale.looks.${look}`),
            disabled: look !== "numbers" && question.points !== 5,
          }))}
          onChange={(event) => {
            const look = csatLooks.find((one) => one === event.currentTarget.value);
            if (look) onChange({ ...question, look });
          }}
        />
      )}
      <NativeSelect
        label={t("scale.points")}
        value={String(question.points)}
        disabled={isFixed}
        description={isFixed ? t("scale.fixed") : undefined}
        data={ratingPoints.map((points) => ({ value: String(points), label: t("scale.to", { points }) }))}
        onChange={(event) => onChange(withPoints(has(event.currentTarget.value)))}
      />
    </>
  );
}

function ShuffleField({
  question,
  onChange,
}: FieldsProps<Of<"single" | "dropdown" | "multiple" | "image" | "ranking">>) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  return (
    <Checkbox
      label={t("choice.shuffle")}
      checked={question.shuffle}
      onChange={(event) => onChange({ ...question, shuffle: event.currentTarget.checked })}
    />
  );
}

function BoundsFields({ question, onChange }: FieldsProps<Of<"multiple" | "image">>) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { published } = useEditor();
  const max = surveyLimits.options;
  return (
    <>
      <NumberInput
        label={t("choice.least")}
        w="8rem"
        min={1}
        max={max}
        allowDecimal={false}
        value={question.least}
        onChange={(value) => onChange({ ...question, least: Math.max(1, Number(value) || 1) })}
      />
      <NumberInput
        label={t("choice.most")}
        w="8rem"
        min={1}
        max={max}
        allowDecimal={false}
        placeholder={t("choice.all")}
        disabled={question.kind === "image" && published.has(question.key)}
        value={question.most ?? ""}
        onChange={(value) =>
          onChange({ ...question, most: value === "" ? null : Math.max(1, Number(value)) })
        }
      />
    </>
  );
}

/** A list of boxes of which any may be ticked. */
function Boxes<T extends string>(props: {
  label: string;
  all: readonly T[];
  chosen: readonly T[];
  nameOf: (one: T) => string;
  onChange: (chosen: readonly T[]) => void;
}) {
  const { label, all, chosen, nameOf, onChange } = props;
  return (
    <fieldset className={styles.boxes}>
      <legend>{label}</legend>
      {all.map((one) => (
        <Checkbox
          key={one}
          size="sm"
          label={nameOf(one)}
          checked={chosen.includes(one)}
          onChange={() =>
            onChange(all.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other))))
          }
        />
      ))}
    </fieldset>
  );
}

/** The fields of the question's kind. */
export function KindFields({ question, onChange }: FieldsProps) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const words = builtInWords(useLanguage());
  switch (question.kind) {
    case "nps":
    case "ces":
    case "ces1":
    case "statement":
      return null;
    case "csat":
    case "gap":
      return (
        <div className={styles.fields}>
          <PointsField question={question} onChange={onChange} />
        </div>
      );
    case "matrix":
      return (
        <>
          <ItemsField
            question={question}
            onChange={(items, step) => onChange({ ...question, items }, step)}
          />
          <div className={styles.fields}>
            <PointsField question={question} onChange={onChange} />
          </div>
        </>
      );
    case "single":
    case "dropdown":
    case "ranking":
    case "multiple":
      return (
        <>
          <OptionsField
            question={question}
            onChange={(options, step) => onChange({ ...question, options }, step)}
          />
          <div className={styles.fields}>
            {question.kind === "multiple" && <BoundsFields question={question} onChange={onChange} />}
            <ShuffleField question={question} onChange={onChange} />
          </div>
        </>
      );
    case "image":
      return (
        <>
          <PicturesField
            question={question}
            onChange={(options, step) => onChange({ ...question, options }, step)}
          />
          <div className={styles.fields}>
            <BoundsFields question={question} onChange={onChange} />
            <ShuffleField question={question} onChange={onChange} />
          </div>
        </>
      );
    case "text":
      return <TextLimits question={question} onChange={onChange} />;
    case "number":
      return <NumberLimits question={question} onChange={onChange} />;
    case "date":
      return <DateLimits question={question} onChange={onChange} />;
    case "contact":
      return (
        <Boxes
          label={t("contact.fields")}
          all={contactFields}
          chosen={question.fields}
          nameOf={(field) => words.contact[field]}
          onChange={(fields) => onChange({ ...question, fields })}
        />
      );
    case "consent":
      return <PurposeField question={question} onChange={onChange} />;
    case "emotions":
      return (
        <>
          <Boxes
            label={t("feelings.offered")}
            all={emotions}
            chosen={question.offered}
            nameOf={(feeling) => words.emotions[feeling]}
            onChange={(offered) => onChange({ ...question, offered })}
          />
          <NumberInput
            label={t("feelings.most")}
            w="8rem"
            min={1}
            max={emotions.length}
            allowDecimal={false}
            value={question.most}
            onChange={(value) => onChange({ ...question, most: Math.max(1, Number(value) || 1) })}
          />
        </>
      );
  }
}
