// The catalogue with what was measured at each touchpoint: one question for all counts, one for all satisfaction, one for
// all waits, whatever the number of rows.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { AnswerRow } from "../../api/contract.ts";
import type { Waits } from "../../api/contract-arrivals.ts";
import { openingPeriod, type Range, rangeOf } from "../../domain/chosen-period.ts";
import { decideCsatStandard, decideWaitStandard, type StandardState } from "../../domain/standard.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { askQuery, touchpointsQuery, waitsQuery } from "../session/queries.ts";
import { extentOf, useMe, useToday } from "../session/workspace.tsx";
import type { FigurePeriod } from "./search.ts";

/** One touchpoint with its figures in the period; what was not measured is undefined. */
export interface Measured {
  readonly touchpoint: Touchpoint;
  readonly interactions: number;
  readonly csat: AnswerRow | undefined;
  readonly waits: Waits | undefined;
  readonly csatState: StandardState;
  readonly waitState: StandardState;
}

/** The days that the figures are taken over. */
export function useRange(period: FigurePeriod | undefined): Range {
  const me = useMe();
  const today = useToday();
  return useMemo(() => {
    const extent = extentOf(me);
    const chosen =
      period === undefined
        ? openingPeriod(today, extent)
        : period === "all"
          ? { kind: period }
          : { kind: period, on: null };
    return rangeOf(chosen, today, extent);
  }, [me, today, period]);
}

function byTouchpoint(rows: readonly AnswerRow[] | undefined): ReadonlyMap<string, AnswerRow> {
  return new Map(rows?.map((row) => [row.group["touchpoint"] ?? "", row]));
}

/** The catalogue in order of stage and position, measured over a range. */
export function useMeasuredCatalogue(range: Range) {
  const { workspace } = useMe();
  const question = (metric: "interactions" | "csat") => ({
    ...askQuery({
      metric,
      from: range.from,
      to: range.to,
      timeZone: workspace.timeZone,
      by: ["touchpoint"],
      limit: 4000,
    }),
    placeholderData: keepPreviousData,
  });
  const catalogue = useQuery(touchpointsQuery);
  const counts = useQuery(question("interactions"));
  const csat = useQuery(question("csat"));
  const waits = useQuery({ ...waitsQuery(range), placeholderData: keepPreviousData });
  const measured = useMemo(() => {
    const count = byTouchpoint(counts.data?.rows);
    const satisfied = byTouchpoint(csat.data?.rows);
    const waited = new Map(waits.data?.waits.map((one) => [one.touchpoint, one]));
    return catalogue.data?.touchpoints.map((touchpoint): Measured => {
      const { key, standards } = touchpoint;
      const [score, wait] = [satisfied.get(key), waited.get(key)];
      return {
        touchpoint,
        interactions: count.get(key)?.n ?? 0,
        csat: score,
        waits: wait,
        csatState: decideCsatStandard(score, standards.csatMin),
        waitState: decideWaitStandard(wait, standards.waitMsMax, workspace.minimumN),
      };
    });
  }, [catalogue.data, counts.data, csat.data, waits.data, workspace.minimumN]);
  return {
    measured,
    error: catalogue.error ?? counts.error ?? csat.error ?? waits.error,
    stale: counts.isPlaceholderData || csat.isPlaceholderData || waits.isPlaceholderData,
    known: counts.data !== undefined && csat.data !== undefined && waits.data !== undefined,
    retry: () => {
      for (const query of [catalogue, counts, csat, waits]) if (query.isError) void query.refetch();
    },
  };
}
