// "Did (not) buy, at least twice, in the last 90 days, on the phone": an interaction, how often, when, and its circumstances.

import { ActionIcon, Button, NativeSelect, NumberInput } from "@mantine/core";
import {
  type AmountMatch,
  amountFields,
  type DidField,
  type DidLeaf,
  didFields,
  type TextMatch,
} from "../../domain/segment.ts";
import styles from "../condition/condition.module.css";
import { Icon } from "../design/icon.tsx";
import { useSegmentWords } from "./use-fact-words.ts";
import { ValuesField } from "./values-field.tsx";
import { WhenField, wholeWithin } from "./when-field.tsx";

const TIMES_MAX = 100_000;
const MATCHES_MAX = 8;
const counts = ["at_least", "exactly", "at_most"] as const;
const textOps = ["is", "is_not", "contains"] as const;
const bounds = ["at_least", "at_most"] as const;

type Match = TextMatch | AmountMatch;

function isKind(match: Match): match is TextMatch {
  return match.field === "kind" && match.op === "is";
}

function MatchLine(props: {
  label: string;
  match: Match;
  onChange: (match: Match) => void;
  onRemove: () => void;
}) {
  const t = useSegmentWords();
  const { label, match, onChange } = props;
  return (
    <div className={styles.match}>
      <NativeSelect
        aria-label={t("match.field", { line: label })}
        value={match.field}
        data={[...didFields.filter((field) => field !== "kind"), ...amountFields].map((field) => ({
          value: field,
          label: t(`field.${field}`),
        }))}
        onChange={(event) => {
          const text = didFields.find((field) => field === event.currentTarget.value);
          const amount = amountFields.find((field) => field === event.currentTarget.value);
          if (text) onChange({ field: text, op: "is", values: [] });
          else if (amount) onChange({ field: amount, op: "at_least", amount: 10 });
        }}
      />
      {"amount" in match ? (
        <>
          <NativeSelect
            aria-label={t("match.op", { line: label })}
            value={match.op}
            data={bounds.map((op) => ({ value: op, label: t(`op.${op}`) }))}
            onChange={(event) =>
              onChange({ ...match, op: event.currentTarget.value === "at_most" ? "at_most" : "at_least" })
            }
          />
          <NumberInput
            aria-label={t("match.amount", { line: label })}
            w="6rem"
            value={match.amount}
            onChange={(value) => onChange({ ...match, amount: Number(value) || 0 })}
          />
        </>
      ) : (
        <>
          <NativeSelect
            aria-label={t("match.op", { line: label })}
            value={match.op}
            data={textOps.map((op) => ({ value: op, label: t(`op.${op}`) }))}
            onChange={(event) =>
              onChange({ ...match, op: textOps.find((op) => op === event.currentTarget.value) ?? "is" })
            }
          />
          <ValuesField
            label={t("match.values", { line: label })}
            field={match.field}
            values={match.values}
            onChange={(values) => onChange({ ...match, values })}
          />
        </>
      )}
      <ActionIcon aria-label={t("match.remove", { line: label })} onClick={props.onRemove}>
        <Icon name="close" />
      </ActionIcon>
    </div>
  );
}

/** The line. */
export function DidFact(props: { label: string; fact: DidLeaf; onChange: (fact: DidLeaf) => void }) {
  const t = useSegmentWords();
  const { label, fact, onChange } = props;
  const { op, n } = fact.times ?? { op: "at_least", n: 1 };
  const isNever = n === 0 && op !== "at_least";
  const kinds = fact.where.find(isKind);
  const rest = fact.where.filter((match) => match !== kinds);
  const withRest = (matches: readonly Match[]) =>
    onChange({ ...fact, where: [...(kinds ? [kinds] : []), ...matches] });
  return (
    <>
      <NativeSelect
        aria-label={t("did.choose", { line: label })}
        value={isNever ? "not" : "did"}
        data={[
          { value: "did", label: t("did.did") },
          { value: "not", label: t("did.not") },
        ]}
        onChange={(event) =>
          onChange({
            ...fact,
            times: event.currentTarget.value === "not" ? { op: "exactly", n: 0 } : { op: "at_least", n: 1 },
          })
        }
      />
      <NativeSelect
        aria-label={t("did.kind", { line: label })}
        value={kinds === undefined ? "" : kinds.values.length === 1 ? kinds.values[0] : "several"}
        data={[
          { value: "", label: t("did.anything") },
          ...kindChoices.map((kind) => ({ value: kind, label: t(`overview:kind.${kind}`) })),
          ...(kinds && kinds.values.length > 1 ? [{ value: "several", label: kinds.values.join(", ") }] : []),
        ]}
        onChange={(event) => {
          const kind = event.currentTarget.value;
          if (kind === "several") return;
          const match = { field: "kind" as DidField, op: "is" as const, values: [kind] };
          onChange({ ...fact, where: [...(kind === "" ? [] : [match]), ...rest] });
        }}
      />
      {!isNever && (
        <>
          <NativeSelect
            aria-label={t("did.count", { line: label })}
            value={op}
            data={counts.map((one) => ({ value: one, label: t(`op.${one}`) }))}
            onChange={(event) =>
              onChange({
                ...fact,
                times: {
                  op: counts.find((one) => one === event.currentTarget.value) ?? "at_least",
                  n: Math.max(1, n),
                },
              })
            }
          />
          <NumberInput
            aria-label={t("did.times", { line: label })}
            w="5rem"
            min={1}
            max={TIMES_MAX}
            allowDecimal={false}
            value={n}
            onChange={(value) => onChange({ ...fact, times: { op, n: wholeWithin(value, 1, TIMES_MAX) } })}
          />
          <span>{t("did.timesUnit", { count: n })}</span>
        </>
      )}
      <WhenField label={label} when={fact.when} ever onChange={(when) => onChange({ ...fact, when })} />
      {rest.map((match, at) => (
        <MatchLine
          key={at.toString()}
          label={`${label}.${at + 1}`}
          match={match}
          onChange={(changed) => withRest(rest.with(at, changed))}
          onRemove={() => withRest(rest.toSpliced(at, 1))}
        />
      ))}
      {fact.where.length < MATCHES_MAX && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => withRest([...rest, { field: "channel", op: "is", values: [] }])}
        >
          {t("match.add")}
        </Button>
      )}
    </>
  );
}

const kindChoices = [
  "bought",
  "visited",
  "contacted",
  "complained",
  "returned",
  "received",
  "used",
  "asked",
  "answered",
  "invited",
  "seen",
  "left",
  "other",
] as const;
