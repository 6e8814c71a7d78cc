// Lengths of time as people say them: "45 s", "3 min 20 s", "2 h 5 min", "3 días". Two units at most, and the second only
// where the first is small, because nobody needs the minutes of a week.

import { numberFormat } from "../../domain/formatters.ts";

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** A length in milliseconds in words of a locale, rounded to what is shown. */
export function timeInWords(locale: string, ms: number): string {
  const unitOf = (amount: number, unit: (typeof units)[number][0]) =>
    numberFormat(locale, {
      style: "unit",
      unit,
      unitDisplay: unit === "day" ? "long" : "short",
      maximumFractionDigits: amount < 10 && unit === "second" ? 1 : 0,
    }).format(amount);
  if (ms < 10_000) return unitOf(Math.round(ms / 100) / 10, "second");
  const at = units.findIndex(([, length]) => ms >= length);
  const [unit, length] = units[at] ?? units[3];
  const next = units[at + 1];
  if (next === undefined || ms >= 10 * length) return unitOf(Math.round(ms / length), unit);
  // Rounded in the smaller unit first, so that 59.7 minutes over an hour are another hour.
  const [lesser, lesserLength] = next;
  const amount = Math.round(ms / lesserLength);
  const per = length / lesserLength;
  const rest = amount % per;
  const whole = unitOf(Math.floor(amount / per), unit);
  return rest === 0 ? whole : `${whole} ${unitOf(rest, lesser)}`;
}
