// The keys people know from other analytics: D, E, W, T, M, Y and A choose the period, the arrows shift it, X compares.
// C opens the calendar, which belongs to the control that shows it.

import { addDays } from "../../domain/calendar.ts";
import { shiftPeriod } from "../../domain/chosen-period.ts";
import { type KeyActions, useSingleKeys } from "../shell/single-keys.ts";
import type { ShownView } from "./use-shown.ts";
import type { Narrowing } from "./view.ts";

/** The keys of the period for as long as the screen is shown, and those that `others` adds. */
export function usePeriodKeys<V extends Narrowing>(shown: ShownView<V>, others: KeyActions): void {
  const { view, period, today, change } = shown;
  const choose = (kind: "day" | "7d" | "30d" | "month" | "year") => () =>
    change({ ...view, period: { kind, on: null } });
  const shift = (step: -1 | 1) => () => {
    const shifted = shiftPeriod(period, step, today);
    if (shifted) change({ ...view, period: shifted });
  };
  useSingleKeys({
    d: choose("day"),
    e: () => change({ ...view, period: { kind: "day", on: addDays(today, -1) } }),
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
