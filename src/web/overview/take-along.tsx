// The place of the export in the heads of the overview's charts: for those who may, once there is something to take.

import { lazy, Suspense } from "react";
import type { FigureView } from "../../domain/figure-view.ts";
import { useMay } from "../session/workspace.tsx";
import type { Shown } from "./use-view.ts";

const ChartExport = lazy(() => import("./chart-export.tsx"));

/** The export of the chosen metric, cut as the chart is; nothing while there are no answers. */
export function TakeAlong(props: {
  shown: Shown;
  cut: Pick<FigureView, "by" | "time" | "chart">;
  title: string;
  n: number | undefined;
}) {
  const may = useMay()("export");
  const { shown, cut, title, n = 0 } = props;
  if (!may || n === 0) return null;
  const { metric, period, compare, filters } = shown.view;
  const view: FigureView = {
    ...{ ...cut, metric, period, compare },
    filters: filters.map(({ field, op, values }) => ({ field, op, values: [...values] })),
  };
  return (
    <Suspense>
      <ChartExport view={view} title={title} />
    </Suspense>
  );
}
