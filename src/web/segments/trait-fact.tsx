// "Whose plan is gold": a trait of the customer, compared as text, number or day.

import { Autocomplete, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { TraitLeaf } from "../../domain/segment.ts";
import { useToday } from "../session/workspace.tsx";
import { useSegmentWords, useTraitNames } from "./use-fact-words.ts";
import { ValuesField } from "./values-field.tsx";
import { wholeWithin } from "./when-field.tsx";

const ops = [
  "is",
  "is_not",
  "contains",
  "exists",
  "not_exists",
  "at_least",
  "at_most",
  "before",
  "after",
  "last_days",
] as const satisfies readonly TraitLeaf["op"][];

/** The same trait compared another way, with a value to start from. */
function withOp({ key }: TraitLeaf, op: TraitLeaf["op"], today: string): TraitLeaf {
  const base = { fact: "trait", key } as const;
  switch (op) {
    case "is":
    case "is_not":
    case "contains":
      return { ...base, op, values: [] };
    case "exists":
    case "not_exists":
      return { ...base, op };
    case "at_least":
    case "at_most":
      return { ...base, op, amount: 1 };
    case "before":
    case "after":
      return { ...base, op, day: today };
    case "last_days":
      return { ...base, op, days: 30 };
  }
}

/** The line. */
export function TraitFact(props: { label: string; fact: TraitLeaf; onChange: (fact: TraitLeaf) => void }) {
  const t = useSegmentWords();
  const today = useToday();
  const names = useTraitNames();
  const { label, fact, onChange } = props;
  return (
    <>
      <span>{t("trait.whose")}</span>
      <Autocomplete
        aria-label={t("trait.name", { line: label })}
        w="10rem"
        placeholder={t("trait.namePlaceholder")}
        maxLength={80}
        value={fact.key}
        error={fact.key.trim() === ""}
        data={[...names]}
        comboboxProps={{ shadow: "md" }}
        onChange={(key) => onChange({ ...fact, key })}
      />
      <NativeSelect
        aria-label={t("trait.op", { line: label })}
        value={fact.op}
        data={ops.map((op) => ({ value: op, label: t(`trait.ops.${op}`) }))}
        onChange={(event) =>
          onChange(withOp(fact, ops.find((op) => op === event.currentTarget.value) ?? "is", today))
        }
      />
      {"values" in fact && (
        <ValuesField
          label={t("trait.values", { line: label })}
          field={`trait:${fact.key}`}
          values={fact.values}
          onChange={(values) => onChange({ ...fact, values })}
        />
      )}
      {"amount" in fact && (
        <NumberInput
          aria-label={t("trait.values", { line: label })}
          w="6rem"
          value={fact.amount}
          onChange={(value) => onChange({ ...fact, amount: Number(value) || 0 })}
        />
      )}
      {"day" in fact && (
        <TextInput
          type="date"
          aria-label={t("trait.values", { line: label })}
          value={fact.day}
          onChange={(event) => onChange({ ...fact, day: event.currentTarget.value })}
        />
      )}
      {"days" in fact && (
        <>
          <NumberInput
            aria-label={t("trait.values", { line: label })}
            w="5rem"
            min={1}
            max={36_500}
            allowDecimal={false}
            value={fact.days}
            onChange={(value) => onChange({ ...fact, days: wholeWithin(value, 1, 36_500) })}
          />
          <span>{t("when.daysUnit")}</span>
        </>
      )}
    </>
  );
}
