// Takes a chart of the overview along, as the explorer would draw it: the same question, asked when it is taken. Its code comes
// after the figures have.

import { useQueryClient } from "@tanstack/react-query";
import type { FigureView } from "../../domain/figure-view.ts";
import { ExportMenu } from "../figure/export-menu.tsx";
import { figureQuery } from "../figure/figure-query.ts";
import { useReader } from "../figure/reader.ts";

/** The button with the formats. */
export default function ChartExport({ view, title }: { view: FigureView; title: string }) {
  const reader = useReader();
  const queries = useQueryClient();
  return (
    <ExportMenu
      ask={() => queries.fetchQuery(figureQuery(view))}
      drawable
      isSmall
      reader={reader}
      title={title}
    />
  );
}
