// A view of figures with everything that follows from it today: which days it covers and what they are compared with.
// The controls of period and filters work on any view that has these parts.

import { useMemo } from "react";
import type { CalendarDate } from "../../domain/calendar.ts";
import {
  type ChosenPeriod,
  comparisonOf,
  openingPeriod,
  type Range,
  rangeOf,
} from "../../domain/chosen-period.ts";
import { extentOf, useMe, useToday } from "../session/workspace.tsx";
import type { Narrowing } from "./view.ts";

/** A view with everything that follows from it. */
export interface ShownView<V extends Narrowing> {
  readonly view: V;
  readonly today: CalendarDate;
  readonly period: ChosenPeriod;
  readonly range: Range;
  /** What the range is compared with; null when comparison is off or makes no sense. */
  readonly comparison: Range | null;
  readonly timeZone: string;
  readonly change: (view: V, how?: { replace?: boolean }) => void;
}

/** What a view means today. */
export function useShown<V extends Narrowing>(view: V, change: ShownView<V>["change"]): ShownView<V> {
  const me = useMe();
  const today = useToday();
  return useMemo(() => {
    const extent = extentOf(me);
    const period = view.period ?? openingPeriod(today, extent);
    const range = rangeOf(period, today, extent);
    return {
      view,
      today,
      period,
      range,
      comparison: comparisonOf(period, range, view.compare),
      timeZone: me.workspace.timeZone,
      change,
    };
  }, [view, me, today, change]);
}
