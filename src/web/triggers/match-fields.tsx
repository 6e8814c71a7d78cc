// One comparison of a trigger's condition: what of an interaction it looks at, how, and the values, which are offered by name.

import { MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { neverTriggering, propertyPattern, type TriggerMatch } from "../../domain/survey/trigger.ts";
import { type Choice, isClosed, useChoices } from "../segments/use-fact-words.ts";
import { useLanguage } from "../session/workspace.tsx";
import { unitOptions } from "../units/unit-options.ts";
import { unitsQuery } from "../units/use-units.ts";
import {
  beginMatch,
  type MatchOp,
  opsOf,
  type Subject,
  subjectOf,
  subjects,
  withOp,
} from "./trigger-form.ts";
import styles from "./triggers.module.css";

const valuesMax = 50;
const propertyLengthMax = 120;

type ValuesMatch = Extract<TriggerMatch, { readonly values: readonly string[] }>;

/** What names the values of a match; "" where any text may stand. */
function namedField(match: ValuesMatch) {
  return "property" in match || match.field === "url" ? "" : match.field;
}

/** The values of a match, with their names; those that are chosen are offered whatever there is. */
function useValues(match: ValuesMatch): readonly Choice[] {
  const language = useLanguage();
  const field = namedField(match);
  const choices = useChoices(field === "" ? "trait:" : field, match.values);
  const units = useQuery({ ...unitsQuery, enabled: field === "unit" }).data;
  if (field === "kind") return choices.filter(({ value }) => !neverTriggering.some((kind) => kind === value));
  return field === "unit" && units ? unitOptions(units, language, match.values) : choices;
}

/** Values that are chosen from those that exist, or typed where any text may stand. */
function Values(props: { label: string; match: ValuesMatch; onChange: (match: TriggerMatch) => void }) {
  const { label, match, onChange } = props;
  const { t } = useTranslation("triggers");
  const choices = useValues(match);
  const field = namedField(match);
  const { values } = match;
  const common = {
    "aria-label": label,
    className: styles.values ?? "",
    value: [...values],
    placeholder: values.length === 0 ? t("condition.choose") : "",
    error: values.length === 0,
    comboboxProps: { withinPortal: true, shadow: "md" as const },
    maxDropdownHeight: 260,
    onChange: (chosen: string[]) => onChange({ ...match, values: chosen.slice(0, valuesMax) }),
  };
  return isClosed(field) || field === "unit" ? (
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
  );
}

/** The words of what can be looked at and of the ways to compare. */
function useMatchWords() {
  const { t } = useTranslation(["triggers", "segments"]);
  return {
    subject: (subject: Subject) =>
      subject === "url" || subject === "property"
        ? t(`condition.${subject}`)
        : t(`segments:field.${subject}`),
    op: (op: MatchOp) => (op === "starts_with" ? t(`condition.${op}`) : t(`segments:op.${op}`)),
  };
}

/** The fields of a line. */
export function MatchFields(props: {
  label: string;
  match: TriggerMatch;
  onChange: (match: TriggerMatch) => void;
}) {
  const { label, match, onChange } = props;
  const { t } = useTranslation("triggers");
  const words = useMatchWords();
  const valuesLabel = t("condition.values", { line: label });
  return (
    <>
      <NativeSelect
        aria-label={t("condition.field", { line: label })}
        value={subjectOf(match)}
        data={subjects.map((value) => ({ value, label: words.subject(value) }))}
        onChange={({ currentTarget: { value } }) =>
          onChange(beginMatch(subjects.find((one) => one === value) ?? subjectOf(match)))
        }
      />
      {"property" in match && (
        <TextInput
          aria-label={t("condition.propertyName", { line: label })}
          placeholder={t("condition.propertyExample")}
          className={styles.property}
          maxLength={propertyLengthMax}
          error={!propertyPattern.test(match.property)}
          value={match.property}
          onChange={({ currentTarget: { value } }) => onChange({ ...match, property: value })}
        />
      )}
      <NativeSelect
        aria-label={t("condition.op", { line: label })}
        value={match.op}
        data={opsOf(match).map((value) => ({ value, label: words.op(value) }))}
        onChange={({ currentTarget: { value } }) => onChange(withOp(match, value))}
      />
      {"amount" in match ? (
        <NumberInput
          aria-label={valuesLabel}
          className={styles.amount}
          value={match.amount}
          onChange={(value) => onChange({ ...match, amount: Number(value) || 0 })}
        />
      ) : (
        <Values label={valuesLabel} match={match} onChange={onChange} />
      )}
    </>
  );
}
