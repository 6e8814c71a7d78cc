// A text in the language that is edited. Where it is missing, what will be read instead stands faintly in its place.

import { Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Words } from "../../domain/survey/questionnaire.ts";
import { wordsIn } from "../../domain/survey/survey-text.ts";
import { withText } from "./edit-texts.ts";
import styles from "./questionnaire.module.css";
import { useEditor } from "./use-editor.tsx";

/** The field. `step` names it, so that its letters are taken back together. */
export function WordsField(props: {
  label: string;
  /** Whether the label is seen; otherwise it is only heard. */
  labelled?: boolean;
  words: Words;
  step: string;
  maxLength: number;
  lines?: boolean;
  strong?: boolean;
  onChange: (words: Words, step: string) => void;
  onBlur?: () => void;
}) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire, language } = useEditor();
  const { label, labelled = false, words, step, maxLength, lines = false, strong = false, onChange } = props;
  const text = words[language] ?? "";
  const instead = text === "" ? wordsIn(words, language, questionnaire.languages) : "";
  const common = {
    ...(labelled ? { label } : { "aria-label": label }),
    lang: language,
    value: text,
    placeholder: instead === "" ? label : t("text.instead", { text: instead }),
    maxLength,
    // The first language is read where another lacks a text, so it lacks none.
    error: language === questionnaire.languages[0] && text.trim() === "",
    "data-at": step,
    classNames: { input: `${strong ? styles.strong : ""} ${instead === "" ? "" : styles.missing}` },
    onBlur: () => props.onBlur?.(),
  };
  const set = (value: string) => onChange(withText(words, language, value), `${step} ${language}`);
  return lines ? (
    <Textarea
      {...common}
      autosize
      minRows={1}
      maxRows={10}
      onChange={(event) => set(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} onChange={(event) => set(event.currentTarget.value)} />
  );
}
