// Several values in one field: chosen from those that exist, or, where any text may stand, typed with those of the log offered.

import { MultiSelect, TagsInput } from "@mantine/core";
import type { AnswerField, DidField } from "../../domain/segment.ts";
import styles from "../condition/condition.module.css";
import { isClosed, useChoices, useSegmentWords } from "./use-fact-words.ts";

/** The field. Free texts are kept when the field is left. */
export function ValuesField(props: {
  label: string;
  field: DidField | AnswerField | `trait:${string}`;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}) {
  const t = useSegmentWords();
  const { label, field, values, onChange } = props;
  const choices = useChoices(field, values);
  const common = {
    "aria-label": label,
    className: styles.values ?? "",
    value: [...values],
    placeholder: values.length === 0 ? t("line.values") : "",
    error: values.length === 0,
    comboboxProps: { withinPortal: true, shadow: "md" as const },
    maxDropdownHeight: 260,
    onChange: (chosen: string[]) => onChange(chosen),
  };
  return isClosed(field) ? (
    <MultiSelect
      {...common}
      searchable
      hidePickedOptions
      data={[...choices]}
      nothingFoundMessage={t("line.nothing")}
    />
  ) : (
    <TagsInput
      {...common}
      acceptValueOnBlur
      maxTags={100}
      splitChars={["\n", "\t"]}
      data={choices.map(({ value }) => value)}
      limit={50}
    />
  );
}
