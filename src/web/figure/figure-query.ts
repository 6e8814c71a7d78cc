// Asking for a figure. The view is its own key: two places that show the same view ask once.

import { queryOptions } from "@tanstack/react-query";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { request } from "../session/request.ts";

/** The answer of a view, together with the view it answers. */
export const figureQuery = (view: FigureView) =>
  queryOptions({
    queryKey: ["figure", view],
    queryFn: async ({ signal }) => ({
      view,
      figure: await request<FigureAnswer>("/api/v1/figures", { body: { view }, signal }),
    }),
  });
