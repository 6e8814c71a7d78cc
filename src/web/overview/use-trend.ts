// A figure and its trend. The figure is asked first: how many answers it has decides in which steps the trend is worth drawing.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { grainFor, grainOf } from "../../domain/chosen-period.ts";
import { askQuery } from "../session/queries.ts";
import { useMe } from "../session/workspace.tsx";
import type { LeadMetric } from "../view/view.ts";
import { type Shown, totalQuestion, trendQuestion } from "./use-view.ts";

/** Asks for both. Cards and panels that ask for the same share the answers. */
export function useTrend(shown: Shown, metric: LeadMetric) {
  const { minimumN } = useMe().workspace;
  const total = useQuery({ ...askQuery(totalQuestion(shown, metric)), placeholderData: keepPreviousData });
  const n = total.data?.total.n;
  const automatic = n === undefined ? grainOf(shown.range) : grainFor(shown.range, n, minimumN);
  const grain = shown.view.grain ?? automatic;
  const trend = useQuery({
    ...askQuery(trendQuestion(shown, metric, grain)),
    placeholderData: keepPreviousData,
    enabled: n !== undefined && !total.isPlaceholderData,
  });
  return { total, trend, grain, automatic };
}
