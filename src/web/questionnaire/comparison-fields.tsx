// One line of a condition on answers: what it speaks of, how it compares, and with what.

import { Autocomplete, MultiSelect, NativeSelect, NumberInput, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Comparison } from "../../domain/condition-tree.ts";
import { partKeys, questionsIn } from "../../domain/survey/questionnaire.ts";
import styles from "../condition/condition.module.css";
import { useTraitNames } from "../segments/use-fact-words.ts";
import { shapeOfField, useConditionWords } from "./condition-words.ts";
import own from "./questionnaire.module.css";
import {
  newComparison,
  questionsBefore,
  readField,
  type Spot,
  shapeOf,
  type Way,
  wayOf,
  writeField,
} from "./subjects.ts";
import { useEditor } from "./use-editor.tsx";

interface LineProps {
  readonly label: string;
  readonly fact: Comparison;
  readonly spot: Spot;
  readonly onChange: (fact: Comparison) => void;
}

/** What the line speaks of: a question, a value of the link, a trait. */
function SubjectField({ label, fact, spot, onChange }: LineProps) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire } = useEditor();
  const { questionName } = useConditionWords(questionnaire);
  const traits = useTraitNames();
  const { from, name } = readField(fact.field);
  const numbers = new Map(questionsIn(questionnaire).map(({ key }, i) => [key, i + 1]));
  const before = questionsBefore(questionnaire, spot).filter((one) => shapeOf(one) !== undefined);
  const value = from === "trait" ? "trait" : `${from}.${name}`;
  const offered = [
    ...before.map((one) => ({
      value: `answer.${one.key}`,
      label: `${numbers.get(one.key)}. ${questionName(one)}`,
    })),
    ...questionnaire.hidden.map((one) => ({
      value: `hidden.${one}`,
      label: t("condition.hidden", { name: one }),
    })),
    { value: "trait", label: t("condition.someTrait") },
  ];
  const isOffered = offered.some((one) => one.value === value);
  const choose = (chosen: string) => {
    if (chosen === "trait") return onChange({ field: "trait.", op: "is", values: [] });
    if (chosen.startsWith("hidden.")) return onChange({ field: chosen, op: "is", values: [] });
    onChange(newComparison(before.find(({ key }) => `answer.${key}` === chosen)));
  };
  return (
    <>
      <NativeSelect
        className={own.subject ?? ""}
        aria-label={t("condition.subject", { line: label })}
        value={value}
        error={!isOffered}
        data={[...offered, ...(isOffered ? [] : [{ value, label: t("condition.unknown", { name }) }])]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {from === "trait" && (
        <Autocomplete
          aria-label={t("condition.traitName", { line: label })}
          w="9rem"
          placeholder={t("condition.traitPlaceholder")}
          maxLength={80}
          value={name}
          error={name === ""}
          data={[...traits]}
          onChange={(trait) => onChange({ ...fact, field: `trait.${trait.trim()}` })}
        />
      )}
    </>
  );
}

function ValueInput({ label, fact, way, onChange }: Omit<LineProps, "spot"> & { way: Way }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire } = useEditor();
  const { partChoices } = useConditionWords(questionnaire);
  const question = questionsIn(questionnaire).find(({ key }) => key === readField(fact.field).name);
  const values = fact.values ?? [];
  const spoken = t("condition.value", { line: label });
  const set = (next: readonly (string | number)[]) => onChange({ ...fact, values: next });
  switch (way.input) {
    case "none":
      return null;
    case "number":
      return (
        <NumberInput
          aria-label={spoken}
          w="5.5rem"
          value={Number(values[0] ?? "")}
          error={values.length === 0}
          onChange={(value) => set(value === "" ? [] : [Number(value)])}
        />
      );
    case "choices":
      return (
        <MultiSelect
          aria-label={spoken}
          className={styles.values ?? ""}
          value={values.map(String)}
          error={values.length === 0}
          data={question ? partChoices(question, values.map(String)) : []}
          onChange={set}
        />
      );
    case "words":
      return (
        <TagsInput
          aria-label={spoken}
          className={styles.values ?? ""}
          acceptValueOnBlur
          maxTags={50}
          value={values.map(String)}
          placeholder={values.length === 0 ? t("condition.valuePlaceholder") : ""}
          error={values.length === 0}
          onChange={set}
        />
      );
  }
}

/** The fields of the line. */
export function ComparisonFields(props: LineProps) {
  const { label, fact, onChange } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { questionnaire } = useEditor();
  const { partChoices } = useConditionWords(questionnaire);
  const field = readField(fact.field);
  const question =
    field.from === "answer" ? questionsIn(questionnaire).find(({ key }) => key === field.name) : undefined;
  const shape = shapeOfField(questionnaire, fact.field);
  const way = shape && wayOf(shape, fact);
  const choose = (word: string) => {
    const next = shape?.ways.find((one) => one.word === word);
    if (!next) return;
    const keeps = next.input !== "none" && next.input === way?.input;
    const values = next.fixed ?? (keeps ? (fact.values ?? []) : next.input === "number" ? [5] : []);
    onChange({
      field: fact.field,
      op: next.op,
      ...(values.length > 0 || next.input !== "none" ? { values } : {}),
    });
  };
  return (
    <>
      <SubjectField {...props} />
      {question && shape?.parts && (
        <NativeSelect
          aria-label={t("condition.whichPart", { line: label })}
          value={field.part}
          error={!partKeys(question).includes(field.part)}
          data={partChoices(question, [field.part])}
          onChange={(event) =>
            onChange({ ...fact, field: writeField({ ...field, part: event.currentTarget.value }) })
          }
        />
      )}
      {shape && way && (
        <>
          <NativeSelect
            aria-label={t("condition.way", { line: label })}
            value={way.word}
            data={shape.ways.map(({ word }) => ({ value: word, label: t(`way.${word}`) }))}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          <ValueInput label={label} fact={fact} way={way} onChange={onChange} />
        </>
      )}
    </>
  );
}
