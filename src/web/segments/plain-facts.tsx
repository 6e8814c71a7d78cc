// The short lines: what a customer brought in, when they were first or last there, what kind they are, and other segments.

import { NativeSelect, NumberInput } from "@mantine/core";
import { customerKinds } from "../../domain/customer.ts";
import {
  type KindLeaf,
  type SeenLeaf,
  type SegmentLeaf,
  type ValueLeaf,
  valueKinds,
} from "../../domain/segment.ts";
import { useMe } from "../session/workspace.tsx";
import { useChoices, useSegmentWords } from "./use-fact-words.ts";
import { WhenField } from "./when-field.tsx";

interface FactProps<Fact> {
  readonly label: string;
  readonly fact: Fact;
  readonly onChange: (fact: Fact) => void;
}

/** "Spent at least 500 in the last 365 days". */
export function ValueFact({ label, fact, onChange }: FactProps<ValueLeaf>) {
  const t = useSegmentWords();
  const { currency } = useMe().workspace;
  return (
    <>
      <NativeSelect
        aria-label={t("value.choose", { line: label })}
        value={fact.of}
        data={valueKinds.map((of) => ({ value: of, label: t(`value.of.${of}`) }))}
        onChange={(event) =>
          onChange({ ...fact, of: valueKinds.find((of) => of === event.currentTarget.value) ?? fact.of })
        }
      />
      <NativeSelect
        aria-label={t("match.op", { line: label })}
        value={fact.op}
        data={(["at_least", "at_most"] as const).map((op) => ({ value: op, label: t(`op.${op}`) }))}
        onChange={(event) =>
          onChange({ ...fact, op: event.currentTarget.value === "at_most" ? "at_most" : "at_least" })
        }
      />
      <NumberInput
        aria-label={t("match.amount", { line: label })}
        w="7rem"
        value={fact.amount}
        onChange={(value) => onChange({ ...fact, amount: Number(value) || 0 })}
      />
      {fact.of !== "orders" && <span>{currency}</span>}
      <WhenField label={label} when={fact.when} ever onChange={(when) => onChange({ ...fact, when })} />
    </>
  );
}

/** "Whose last interaction was more than 30 days ago". */
export function SeenFact({ label, fact, onChange }: FactProps<SeenLeaf>) {
  const t = useSegmentWords();
  return (
    <>
      <NativeSelect
        aria-label={t("seen.choose", { line: label })}
        value={fact.which}
        data={(["first", "last"] as const).map((which) => ({ value: which, label: t(`seen.${which}`) }))}
        onChange={(event) =>
          onChange({ ...fact, which: event.currentTarget.value === "first" ? "first" : "last" })
        }
      />
      <WhenField
        label={label}
        when={fact.when}
        ever={false}
        onChange={(when) => when && onChange({ ...fact, when })}
      />
    </>
  );
}

/** "Who are past customers". */
export function KindFact({ label, fact, onChange }: FactProps<KindLeaf>) {
  const t = useSegmentWords();
  const [first] = fact.kinds;
  return (
    <>
      <span>{t("customer.are")}</span>
      <NativeSelect
        aria-label={t("customer.choose", { line: label })}
        value={fact.kinds.length === 1 ? first : "several"}
        data={[
          ...customerKinds.map((kind) => ({ value: kind as string, label: t(`customer.${kind}`) })),
          ...(fact.kinds.length > 1
            ? [{ value: "several", label: fact.kinds.map((kind) => t(`customer.${kind}`)).join(", ") }]
            : []),
        ]}
        onChange={(event) => {
          const kind = customerKinds.find((one) => one === event.currentTarget.value);
          if (kind) onChange({ ...fact, kinds: [kind] });
        }}
      />
    </>
  );
}

/** "Who are in the segment VIP". `own` is the segment being edited, which cannot refer to itself. */
export function SegmentFact(props: FactProps<SegmentLeaf> & { own: string | undefined }) {
  const t = useSegmentWords();
  const { label, fact, onChange, own } = props;
  const choices = useChoices("segment", fact.id === "" ? [] : [fact.id]).filter(({ value }) => value !== own);
  return (
    <>
      <span>{t("segment.in")}</span>
      <NativeSelect
        aria-label={t("segment.choose", { line: label })}
        value={fact.id}
        error={fact.id === ""}
        data={[{ value: "", label: t("segment.none") }, ...choices]}
        onChange={(event) => onChange({ ...fact, id: event.currentTarget.value })}
      />
    </>
  );
}
