// The keys people know from other analytics: W, T, M, Y and A choose the period, the arrows shift it, X compares.

import { shiftPeriod } from "../../domain/chosen-period.ts";
import { useSingleKeys } from "../shell/single-keys.ts";
import type { ShownView } from "./use-shown.ts";
import type { Narrowing } from "./view.ts";

/** The keys of the period for as long as the screen is shown, and those that `others` adds. */
export function usePeriodKeys<V extends Narrowing>(
  shown: ShownView<V>,
  others: Readonly<Record<string, () => void>>,
): void {
  const { view, period, today, change } = shown;
  const choose = (kind: "7d" | "30d" | "month" | "year") => () =>
    change({ ...view, period: { kind, on: null } });
  const shift = (step: -1 | 1) => () => {
    const shifted = shiftPeriod(period, step, today);
    if (shifted) change({ ...view, period: shifted });
  };
  useSingleKeys({
    w: choose("7d"),
    t: choose("30d"),
    m: choose("month"),
    y: choose("year"),
    a: () => change({ ...view, period: { kind: "all" } }),
    x: () => change({ ...view, compare: view.compare === "off" ? "previous" : "off" }),
    arrowleft: shift(-1),
    arrowright: shift(1),
    ...others,
  });
}
