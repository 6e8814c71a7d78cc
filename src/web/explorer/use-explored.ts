// What the explorer shows: the view in the address with what follows from it, and the saved question it came from.

import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { FigureAnswer, SavedQuestion } from "../../api/contract-figures.ts";
import type { Grain } from "../../domain/chosen-period.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { figureQuery } from "../figure/figure-query.ts";
import { type ShownView, useShown } from "../view/use-shown.ts";
import { exploredSearch, parseExplored, type WaitingBoard } from "./explore-search.ts";
import { savedQuestionsQuery } from "./queries.ts";

const route = getRouteApi("/shell/explore");

/** The view on the screen and where it came from. */
export interface ExploredView {
  readonly shown: ShownView<FigureView>;
  /** The saved question that the view was opened from. */
  readonly question: SavedQuestion | undefined;
  /** Whether the view differs from the saved question. */
  readonly changed: boolean;
  /** The answer on the screen; undefined until it has arrived. */
  readonly answered: { readonly view: FigureView; readonly figure: FigureAnswer } | undefined;
  readonly grain: Grain | null;
  /** The dashboard that waits for the question. */
  readonly board: WaitingBoard | undefined;
  /** Goes on with the view as that of a saved question. */
  readonly open: (question: Pick<SavedQuestion, "id" | "view">) => void;
}

/** Reads the address. */
export function useExplored(): ExploredView {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { view, saved, board } = useMemo(() => parseExplored(search), [search]);
  const questions = useQuery({ ...savedQuestionsQuery, enabled: saved !== null }).data?.questions;
  const answered = useQuery(figureQuery(view)).data;
  const change = useCallback<ShownView<FigureView>["change"]>(
    (next, how) =>
      void navigate({
        search: exploredSearch({ view: next, saved, ...(board && { board }) }),
        replace: how?.replace ?? false,
        resetScroll: false,
      }),
    [navigate, saved, board],
  );
  const open = useCallback(
    (question: Pick<SavedQuestion, "id" | "view">) =>
      void navigate({
        search: exploredSearch({ view: question.view, saved: question.id, ...(board && { board }) }),
        replace: true,
      }),
    [navigate, board],
  );
  const shown = useShown(view, change);
  const question = questions?.find(({ id }) => id === saved);
  const text = (one: FigureView) => JSON.stringify(exploredSearch({ view: one, saved: null }));
  return {
    shown,
    question,
    changed: question !== undefined && text(question.view) !== text(view),
    answered,
    grain: answered?.figure.grain ?? null,
    open,
    board,
  };
}
