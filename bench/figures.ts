// Figures of the bench: medians and how they are written. A machine shared with others gives noisy times, so every figure is
// a median of interleaved rounds, and what is compared is compared within its round.

import { quantileOfSorted } from "../src/stats/quantile-of-sorted.ts";

/** A quantile of the finite numbers among some in any order; NaN of none. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return quantileOfSorted(sorted, p) ?? Number.NaN;
}

/** The middle of numbers in any order; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** A number with three digits that count, thousands apart. */
export function show(value: number, unit = ""): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const text = value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === "" ? text : `${text} ${unit}`;
}

/** A Markdown table; the first column is text, the others stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, i) => (i === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** One part of the report. */
export interface Section {
  readonly key: string;
  readonly title: string;
  /** Markdown below the title. */
  readonly body: readonly string[];
  /** What was aimed at and whether it was reached. */
  readonly aims: readonly Aim[];
}

/** One aim with what came out. */
export interface Aim {
  readonly text: string;
  readonly met: boolean;
}

/** Tells on the terminal how far the bench is; results go elsewhere. */
export function tell(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}
