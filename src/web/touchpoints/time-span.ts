// Lengths of time as people say them: in the largest unit that leaves a plain number.

import type { Format } from "../../domain/format.ts";

/** Units that waits are said in. */
export const spanUnits = ["second", "minute", "hour", "day"] as const;

/** One of them. */
export type SpanUnit = (typeof spanUnits)[number];

/** A length of time in a field: a number as text, and its unit. */
export interface Span {
  readonly value: string;
  readonly unit: SpanUnit;
}

const unitMs: Readonly<Record<SpanUnit, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Milliseconds of so many units, whole. */
export function spanMs(value: number, unit: SpanUnit): number {
  return Math.round(value * unitMs[unit]);
}

/** A length for editing, exact: the largest unit in which it is a whole number, else seconds. */
export function spanOf(ms: number): Span {
  const unit = spanUnits.findLast((one) => ms % unitMs[one] === 0 && ms >= unitMs[one]) ?? "second";
  return { value: String(ms / unitMs[unit]), unit };
}

/** A length for reading: "45 s", "3,5 min", "2 h", "4,1 días". */
export function formatSpan(format: Format, ms: number): string {
  const unit = spanUnits.findLast((one) => ms >= unitMs[one]) ?? "second";
  const value = ms / unitMs[unit];
  return new Intl.NumberFormat(format.locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: value < 10 && unit !== "second" ? 1 : 0,
  }).format(value);
}
