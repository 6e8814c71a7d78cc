// The ranking of what needs attention in the view: the figures of each touchpoint with their change, how many people pass
// through it, and what is promised there. Waits are counted over all channels and customers, so they have a say only while
// the view is not filtered.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { AnswerRow } from "../../api/contract.ts";
import { type Attention, type AttentionFacts, rankAttention } from "../../domain/attention.ts";
import { decideWaitStandard } from "../../domain/standard.ts";
import { askQuery, touchpointsQuery, waitsQuery } from "../session/queries.ts";
import { useMe } from "../session/workspace.tsx";
import { rowsByKey } from "./rows-by-key.ts";
import { type Shown, touchpointQuestion, trafficQuestion } from "./use-view.ts";

/** From the lowest score to the highest. */
const span = { nps: 200, csat: 100, ces: 100 } as const;

/** What is known of each touchpoint and the ranking that follows. */
export function useAttention(shown: Shown) {
  const { workspace } = useMe();
  const { view, range } = shown;
  const kept = { placeholderData: keepPreviousData };
  const figures = useQuery({ ...askQuery(touchpointQuestion(shown)), ...kept });
  const traffic = useQuery({ ...askQuery(trafficQuestion(shown)), ...kept });
  const catalogue = useQuery(touchpointsQuery);
  const unfiltered = view.filters.length === 0;
  const waits = useQuery({ ...waitsQuery(range), ...kept, enabled: unfiltered });
  const ranked = useMemo((): readonly Attention[] | undefined => {
    if (!figures.data || !traffic.data || !catalogue.data) return undefined;
    const rows = rowsByKey(figures.data.rows, "touchpoint");
    const passing = new Map<string, number>();
    for (const { group, n } of traffic.data.rows) {
      const key = group["touchpoint"] ?? "";
      passing.set(key, (passing.get(key) ?? 0) + n);
    }
    const waited = new Map(unfiltered ? waits.data?.waits.map((one) => [one.touchpoint, one]) : []);
    const facts = catalogue.data.touchpoints.map(({ key, standards }): AttentionFacts => {
      const row: AnswerRow | undefined = rows.get(key);
      const wait = waited.get(key);
      const late = decideWaitStandard(wait, standards.waitMsMax, workspace.minimumN) === "missed";
      return {
        touchpoint: key,
        interactions: passing.get(key) ?? 0,
        ...(row && { measure: row }),
        ...(row?.change && { change: row.change }),
        ...(view.metric === "csat" && standards.csatMin !== undefined && { standard: standards.csatMin }),
        ...(late && wait && { late: wait }),
      };
    });
    return rankAttention(facts, { total: figures.data.total.score, span: span[view.metric] });
  }, [figures.data, traffic.data, catalogue.data, waits.data, unfiltered, workspace.minimumN, view.metric]);
  const failed = [figures, traffic, catalogue].find((query) => query.isError);
  return {
    ranked,
    rows: useMemo(() => rowsByKey(figures.data?.rows ?? [], "touchpoint"), [figures.data]),
    answer: figures.data,
    stale: figures.isPlaceholderData || traffic.isPlaceholderData,
    error: failed?.error ?? null,
    retry: () => {
      for (const query of [figures, traffic, catalogue]) if (query.isError) void query.refetch();
    },
  };
}
