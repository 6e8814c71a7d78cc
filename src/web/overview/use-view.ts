// The view in the address, what it means today, and how to change it. Changing a view is a step that "back" undoes,
// except for typing, which replaces the step it began.

import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { QuestionBody } from "../../domain/question.ts";
import { extentOf, useMe, useToday } from "../session/workspace.tsx";
import type { CalendarDate } from "../view/calendar.ts";
import { comparisonOf, type Grain, openingPeriod, type Period, type Range, rangeOf } from "../view/period.ts";
import type { LeadMetric, View } from "../view/view.ts";
import { parseView, viewSearch } from "../view/view-search.ts";

const route = getRouteApi("/shell/");

/** A view with everything that follows from it. */
export interface Shown {
  readonly view: View;
  readonly today: CalendarDate;
  readonly period: Period;
  readonly range: Range;
  /** What the range is compared with; null when comparison is off or makes no sense. */
  readonly comparison: Range | null;
  readonly timeZone: string;
  readonly change: (view: View, how?: { replace?: boolean }) => void;
}

/** The view on the screen. */
export function useView(): Shown {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const today = useToday();
  const change = useCallback<Shown["change"]>(
    (view, how) =>
      void navigate({ search: viewSearch(view), replace: how?.replace ?? false, resetScroll: false }),
    [navigate],
  );
  return useMemo(() => {
    const view = parseView(search);
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
  }, [search, me, today, change]);
}

function base(shown: Shown, metric: LeadMetric): QuestionBody {
  const { range, timeZone, view } = shown;
  return {
    metric,
    from: range.from,
    to: range.to,
    timeZone,
    filters: view.filters.map((f) => ({ field: f.field, op: f.op, values: [...f.values] })),
  };
}

/** The question of a card: one figure with its change. */
export function totalQuestion(shown: Shown, metric: LeadMetric): QuestionBody {
  const { comparison } = shown;
  return {
    ...base(shown, metric),
    ...(comparison && { compare: { from: comparison.from, to: comparison.to } }),
  };
}

/** The question of a trend: the same figure over time. */
export function trendQuestion(shown: Shown, metric: LeadMetric, grain: Grain): QuestionBody {
  return { ...totalQuestion(shown, metric), interval: grain };
}

/** The question of the table or of its margins. */
export function cutQuestion(shown: Shown, by: readonly ("touchpoint" | "channel")[]): QuestionBody {
  return { ...base(shown, shown.view.metric), by: [...by], limit: 4000 };
}
