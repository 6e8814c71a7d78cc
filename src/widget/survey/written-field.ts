// What people write: text, numbers, days, contact details, and their consent.

import { isRecord } from "../../domain/survey/answer-value.ts";
import { h } from "./draw.ts";
import { type FieldProps, questionId, textIn, wrongId } from "./field.ts";

const inputTypes = { name: "text", email: "email", phone: "tel" } as const;

/** Short and long text, a number, a day. */
export function writtenField({ question, value, onChange }: FieldProps<"text" | "number" | "date">) {
  const { kind } = question;
  const shared = {
    class: "input",
    value: typeof value === "string" || typeof value === "number" ? `${value}` : "",
    "aria-labelledby": questionId,
    "aria-describedby": wrongId,
  };
  if (kind === "text")
    return h(question.long ? "textarea" : "input", {
      ...shared,
      rows: question.long && 4,
      maxlength: question.lengthMax,
      oninput: (event: Event) => onChange(textIn(event)),
    });
  return h("input", {
    ...shared,
    type: kind,
    min: kind === "date" ? question.first : question.least,
    max: kind === "date" ? question.last : question.most,
    step: kind === "date" ? null : 10 ** -question.decimals,
    oninput: (event: Event) => {
      const text = textIn(event);
      onChange(text === "" ? null : kind === "date" ? text : Number(text));
    },
  });
}

/** Name, e-mail and phone. */
export function contactPart({ question, value, onChange, words }: FieldProps<"contact">) {
  const given = isRecord(value) ? value : {};
  return h(
    "div",
    { class: "options" },
    question.fields.map((field) =>
      h(
        "label",
        {},
        words.contact[field],
        h("input", {
          class: "input",
          type: inputTypes[field],
          autocomplete: field === "phone" ? "tel" : field,
          maxlength: 200,
          value: typeof given[field] === "string" ? given[field] : "",
          "aria-describedby": wrongId,
          oninput: (event: Event) => onChange({ ...given, [field]: textIn(event) }),
        }),
      ),
    ),
  );
}

/** A box to agree. */
export function consentField({ value, onChange, words }: FieldProps<"consent">) {
  return h(
    "label",
    { class: "option", "data-on": value === true },
    h("input", {
      type: "checkbox",
      checked: value === true,
      "aria-describedby": wrongId,
      onchange: () => onChange(value !== true),
    }),
    h("span", {}, words.consent),
  );
}
