// Choices: one of several, several, a drop-down, an order of importance, and feelings with how strongly they were felt.

import { isRecord } from "../../domain/survey/answer-value.ts";
import { type Choice, isOneChoice } from "../../domain/survey/questionnaire.ts";
import { seededOrder } from "../../domain/survey/seeded-order.ts";
import { h } from "./draw.ts";
import { type FieldProps, questionId, textIn, wrongId } from "./field.ts";

function inOrder(options: readonly Choice[], shuffle: boolean, seed: string, key: string): readonly Choice[] {
  if (!shuffle) return options;
  const free = options.filter(({ other }) => !other);
  return [...seededOrder(free, seed, key), ...options.filter(({ other }) => other)];
}

/** Single and multiple choice, drop-down, pictures and ranking. */
export function choiceField(props: FieldProps<"single" | "multiple" | "dropdown" | "image" | "ranking">) {
  const { question, value, words, say, seed, host, onChange, onChosen } = props;
  const { kind } = question;
  const given = isRecord(value) ? value : {};
  const chosen = Array.isArray(given["options"])
    ? given["options"].filter((one) => typeof one === "string")
    : [];
  const other = typeof given["other"] === "string" ? given["other"] : "";
  const options = inOrder(question.options, question.shuffle, seed, question.key);
  const isOne = isOneChoice(question);
  const set = (keys: readonly string[], text = other) =>
    onChange({ options: keys, ...(text !== "" && { other: text }) });
  const labels = { "aria-labelledby": questionId, "aria-describedby": wrongId };
  const pictures = new Map(kind === "image" ? question.options.map((one) => [one.key, one.picture]) : []);
  const optionOf = ({ key, text, other: asksWords }: Choice) => {
    const isOn = chosen.includes(key);
    const picture = pictures.get(key);
    return h(
      "label",
      {
        class: "option",
        "data-on": isOn,
        onpointerup: ({ button }: PointerEvent) => {
          if (!isOne || button !== 0) return;
          set([key]);
          if (!asksWords) onChosen();
        },
      },
      h("input", {
        type: isOne ? "radio" : "checkbox",
        name: "c",
        checked: isOn,
        onchange: () => set(isOne ? [key] : isOn ? chosen.filter((one) => one !== key) : [...chosen, key]),
      }),
      picture && h("img", { src: `${host}/api/v1/pictures/${picture}`, alt: "" }),
      h("span", {}, say(text)),
      kind === "ranking" && isOn && h("b", { class: "place" }, chosen.indexOf(key) + 1),
    );
  };
  return [
    kind === "ranking" && h("p", { class: "help" }, words.hints.ranking),
    !isOne &&
      "most" in question &&
      question.most !== null &&
      h("p", { class: "help" }, words.hints.upTo.replace("{n}", `${question.most}`)),
    kind === "dropdown"
      ? h(
          "select",
          {
            class: "input",
            ...labels,
            value: chosen[0] ?? "",
            onchange: (event: Event) => set([textIn(event)].filter(Boolean)),
          },
          h("option", { value: "" }, words.buttons.choose),
          options.map(({ key, text }) => h("option", { value: key }, say(text))),
        )
      : h("fieldset", { class: "options", "data-kind": kind, ...labels }, options.map(optionOf)),
    options.some((option) => option.other && chosen.includes(option.key)) &&
      h("input", {
        class: "input",
        value: other,
        maxlength: 300,
        "aria-label": words.hints.otherWords,
        placeholder: words.hints.otherWords,
        oninput: (event: Event) => set(chosen, textIn(event)),
      }),
  ];
}

/** Feelings: touched once they are there, and then said how strongly. */
export function emotionsField({ question, value, words, onChange }: FieldProps<"emotions">) {
  const given = isRecord(value) ? value : {};
  return h(
    "fieldset",
    { class: "options", "aria-labelledby": questionId, "aria-describedby": wrongId },
    question.offered.map((emotion) => {
      const { [emotion]: strength, ...others } = given;
      const isOn = strength !== undefined;
      return h(
        "div",
        { class: "option", "data-on": isOn },
        h(
          "label",
          {},
          h("input", {
            type: "checkbox",
            checked: isOn,
            onchange: () => onChange(isOn ? others : { ...given, [emotion]: 2 }),
          }),
          h("span", {}, words.emotions[emotion]),
        ),
        isOn &&
          h(
            "select",
            {
              "aria-label": words.emotions[emotion],
              value: `${strength}`,
              onchange: (event: Event) => onChange({ ...given, [emotion]: Number(textIn(event)) }),
            },
            words.strengths.map((text, i) => h("option", { value: `${i + 1}` }, text)),
          ),
      );
    }),
  );
}
