// What people write: text, numbers, days, contact details, and their consent.

import { isRecord, ownValue } from "../../domain/survey/answer-value.ts";
import type { ContactField } from "../../domain/survey/questionnaire.ts";
import styles from "./answer.module.css";
import type { FieldProps } from "./field.ts";

const inputTypes = { name: "text", email: "email", phone: "tel" } as const;
const autocompletes = { name: "name", email: "email", phone: "tel" } as const;

/** Short and long text. */
export function TextField({ question, value, onChange, headingId, wrongId }: FieldProps<"text">) {
  const shared = {
    className: styles.input,
    value: typeof value === "string" ? value : "",
    maxLength: question.lengthMax,
    "aria-labelledby": headingId,
    "aria-describedby": wrongId,
  };
  return question.long ? (
    <textarea {...shared} rows={5} onChange={(event) => onChange(event.currentTarget.value)} />
  ) : (
    <input {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

/** A number, or a day. */
export function PlainField(props: FieldProps<"number" | "date">) {
  const { question, value, onChange } = props;
  const isDay = question.kind === "date";
  const [min, max] = isDay ? [question.first, question.last] : [question.least, question.most];
  const read = (text: string) => {
    if (text === "") return onChange(null);
    onChange(isDay ? text : Number(text));
  };
  return (
    <input
      className={styles.input}
      type={isDay ? "date" : "number"}
      value={typeof value === "string" || typeof value === "number" ? value : ""}
      min={min ?? undefined}
      max={max ?? undefined}
      step={isDay ? undefined : 10 ** -question.decimals}
      aria-labelledby={props.headingId}
      aria-describedby={props.wrongId}
      onChange={(event) => read(event.currentTarget.value)}
    />
  );
}

/** Name, e-mail and phone. */
export function ContactPart({ question, value, onChange, words, wrongId }: FieldProps<"contact">) {
  const given = isRecord(value) ? value : {};
  const textOf = (field: ContactField) => {
    const text = ownValue(given, field);
    return typeof text === "string" ? text : "";
  };
  return (
    <div className={styles.fields} aria-describedby={wrongId}>
      {question.fields.map((field) => (
        <label key={field}>
          <span>{words.contact[field]}</span>
          <input
            className={styles.input}
            type={inputTypes[field]}
            autoComplete={autocompletes[field]}
            maxLength={200}
            value={textOf(field)}
            onChange={(event) => onChange({ ...given, [field]: event.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}

/** A box to agree. */
export function ConsentField({ value, onChange, words, wrongId }: FieldProps<"consent">) {
  return (
    <label className={styles.option} data-chosen={value === true}>
      <input
        type="checkbox"
        checked={value === true}
        aria-describedby={wrongId}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{words.consent}</span>
    </label>
  );
}
