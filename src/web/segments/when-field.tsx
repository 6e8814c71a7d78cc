// When something happened: ever, in the last days, longer ago, or between two days.

import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { When } from "../../domain/segment.ts";
import { useToday } from "../session/workspace.tsx";
import { useSegmentWords } from "./use-fact-words.ts";

const ways = ["ever", "last", "older", "between"] as const;
type Way = (typeof ways)[number];

const DAYS_MAX = 36_500;

function wayOf(when: When | undefined): Way {
  if (when === undefined) return "ever";
  if ("lastDays" in when) return "last";
  return "olderThanDays" in when ? "older" : "between";
}

/** A whole number within bounds, from what a number field gives. */
export function wholeWithin(value: string | number, least: number, most: number): number {
  const number = Math.round(Number(value));
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : least;
}

/** The field. Without `ever` a time must be said. */
export function WhenField(props: {
  label: string;
  when: When | undefined;
  ever: boolean;
  onChange: (when: When | undefined) => void;
}) {
  const t = useSegmentWords();
  const today = useToday();
  const { label, when, ever, onChange } = props;
  const days =
    when && ("lastDays" in when ? when.lastDays : "olderThanDays" in when ? when.olderThanDays : 30);
  const change = (way: Way) => {
    const n = days ?? 90;
    switch (way) {
      case "ever":
        return onChange(undefined);
      case "last":
        return onChange({ lastDays: n });
      case "older":
        return onChange({ olderThanDays: n });
      case "between":
        return onChange({ from: `${today.slice(0, 4)}-01-01` });
    }
  };
  const range = when !== undefined && !("lastDays" in when) && !("olderThanDays" in when) ? when : undefined;
  const day = (name: "from" | "to") => (
    <TextInput
      type="date"
      aria-label={t(`when.${name}`, { line: label })}
      value={(range?.[name] ?? "").slice(0, 10)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const { [name]: _, ...rest } = range ?? {};
        onChange(value === "" ? rest : { ...rest, [name]: value });
      }}
    />
  );
  return (
    <>
      <NativeSelect
        aria-label={t("when.choose", { line: label })}
        value={wayOf(when)}
        data={ways
          .filter((way) => ever || way !== "ever")
          .map((way) => ({ value: way, label: t(`when.${way}`) }))}
        onChange={(event) => change(ways.find((way) => way === event.currentTarget.value) ?? "last")}
      />
      {days !== undefined && range === undefined && (
        <>
          <NumberInput
            aria-label={t("when.days", { line: label })}
            w="5rem"
            min={1}
            max={DAYS_MAX}
            allowDecimal={false}
            value={days}
            onChange={(value) => {
              const n = wholeWithin(value, 1, DAYS_MAX);
              onChange(wayOf(when) === "older" ? { olderThanDays: n } : { lastDays: n });
            }}
          />
          <span>{t(wayOf(when) === "older" ? "when.daysAgo" : "when.daysUnit")}</span>
        </>
      )}
      {range && (
        <>
          {day("from")}
          <span>{t("when.until")}</span>
          {day("to")}
        </>
      )}
    </>
  );
}
