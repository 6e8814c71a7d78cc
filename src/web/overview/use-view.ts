// The view in the address, what it means today, and how to change it. Changing a view is a step that "back" undoes,
// except for typing, which replaces the step it began.

import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Grain } from "../../domain/chosen-period.ts";
import type { QuestionBody } from "../../domain/question.ts";
import { type ShownView, useShown } from "../view/use-shown.ts";
import type { LeadMetric, View } from "../view/view.ts";
import { parseView, viewSearch } from "../view/view-search.ts";

const route = getRouteApi("/shell/");

/** The overview's view with everything that follows from it. */
export type Shown = ShownView<View>;

/** The view on the screen. */
export function useView(): Shown {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback<Shown["change"]>(
    (view, how) =>
      void navigate({ search: viewSearch(view), replace: how?.replace ?? false, resetScroll: false }),
    [navigate],
  );
  const view = useMemo(() => parseView(search), [search]);
  return useShown(view, change);
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

/** The question of the table or of its margin of channels. */
export function cutQuestion(shown: Shown, by: readonly ("touchpoint" | "channel")[]): QuestionBody {
  return { ...base(shown, shown.view.metric), by: [...by], limit: 4000 };
}

/** The figure of each touchpoint with its change: the table's other margin, and what the ranking starts from. */
export function touchpointQuestion(shown: Shown): QuestionBody {
  return { ...totalQuestion(shown, shown.view.metric), by: ["touchpoint"], limit: 4000 };
}

/** The figure of each stage. */
export function stageQuestion(shown: Shown): QuestionBody {
  return { ...base(shown, shown.view.metric), by: ["stage"] };
}

/** How much happens in each stage and at each of its touchpoints. */
export function trafficQuestion(shown: Shown): QuestionBody {
  const { metric: _, ...rest } = base(shown, "nps");
  return { ...rest, metric: "interactions", by: ["stage", "touchpoint"], limit: 4000 };
}
