// One comparison of a trigger's condition: what of an interaction it looks at, and the values, which are offered by name.

import { MultiSelect, NativeSelect, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  neverTriggering,
  type TriggerField,
  type TriggerMatch,
  triggerFields,
} from "../../domain/survey/trigger.ts";
import { type Choice, isClosed, useChoices } from "../segments/use-fact-words.ts";
import { useLanguage } from "../session/workspace.tsx";
import { unitOptions } from "../units/unit-options.ts";
import { unitsQuery } from "../units/use-units.ts";
import styles from "./triggers.module.css";

const valuesMax = 50;

/** The values of a field, with their names; `kept` are offered whatever there is. */
function useValues(field: TriggerField, kept: readonly string[]): readonly Choice[] {
  const language = useLanguage();
  const choices = useChoices(field, kept);
  const units = useQuery({ ...unitsQuery, enabled: field === "unit" }).data;
  if (field === "kind") return choices.filter(({ value }) => !neverTriggering.some((kind) => kind === value));
  return field === "unit" && units ? unitOptions(units, language, kept) : choices;
}

/** The fields of a line. */
export function MatchFields(props: {
  label: string;
  match: TriggerMatch;
  onChange: (match: TriggerMatch) => void;
}) {
  const { label, match, onChange } = props;
  const { t } = useTranslation(["triggers", "segments"]);
  const { field, op, values } = match;
  const choices = useValues(field, values);
  const common = {
    "aria-label": t("condition.values", { line: label }),
    className: styles.values ?? "",
    value: [...values],
    placeholder: values.length === 0 ? t("condition.choose") : "",
    error: values.length === 0,
    comboboxProps: { withinPortal: true, shadow: "md" as const },
    maxDropdownHeight: 260,
    onChange: (chosen: string[]) => onChange({ ...match, values: chosen.slice(0, valuesMax) }),
  };
  return (
    <>
      <NativeSelect
        aria-label={t("condition.field", { line: label })}
        value={field}
        data={triggerFields.map((value) => ({ value, label: t(`segments:field.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...match, field: triggerFields.find((one) => one === value) ?? field, values: [] })
        }
      />
      <NativeSelect
        aria-label={t("condition.op", { line: label })}
        value={op}
        data={(["is", "is_not"] as const).map((value) => ({ value, label: t(`condition.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...match, op: value === "is_not" ? value : "is" })
        }
      />
      {isClosed(field) || field === "unit" ? (
        <MultiSelect
          {...common}
          searchable
          hidePickedOptions
          data={choices.map(({ value, label: name }) => ({ value, label: name }))}
          nothingFoundMessage={t("condition.nothing")}
        />
      ) : (
        <TagsInput
          {...common}
          acceptValueOnBlur
          maxTags={valuesMax}
          splitChars={["\n", "\t"]}
          data={choices.map(({ value }) => value)}
          limit={50}
        />
      )}
    </>
  );
}
