// The results on the screen: the view in the address with what follows from it.

import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { type ShownView, useShown } from "../../view/use-shown.ts";
import { parseResults, type ResultsView, resultsSearch } from "./results-view.ts";

const route = getRouteApi("/shell/surveys/$id");

/** Reads the address. */
export function useResults(): ShownView<ResultsView> {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = useMemo(() => parseResults(search), [search]);
  const change = useCallback<ShownView<ResultsView>["change"]>(
    (next, how) =>
      void navigate({
        search: { tab: "results", ...resultsSearch(next) },
        replace: how?.replace ?? false,
        resetScroll: false,
      }),
    [navigate],
  );
  return useShown(view, change);
}
