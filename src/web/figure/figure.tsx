// A figure that asks for itself: give it a view and it shows the answer, with its states of waiting and failing. It knows
// nothing of the page around it. Its texts are the catalogues "figure" and "overview": a page that shows figures loads both.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ChosenPeriod } from "../../domain/chosen-period.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { Underway } from "../design/underway.tsx";
import type { Pick } from "./drawing.ts";
import styles from "./figure.module.css";
import { FigureBody } from "./figure-body.tsx";
import { figureQuery } from "./figure-query.ts";
import { useReader } from "./reader.ts";
import { useFigureWords } from "./use-figure-words.ts";

/**
 * The answer of a view. `period` takes the place of the view's own, as on a page that has one period for all its figures.
 * `asTable` shows the table; `onPick` is told which groups or which step was chosen.
 */
export function Figure(props: {
  view: FigureView;
  period?: ChosenPeriod | undefined;
  label?: string | undefined;
  asTable?: boolean;
  /** Height of a chart that can take any; by itself it takes what suits it. */
  height?: number | undefined;
  onPick?: ((pick: Pick) => void) | undefined;
}) {
  const { period, onPick, asTable = false } = props;
  const view = useMemo(
    () => (period === undefined ? props.view : { ...props.view, period }),
    [props.view, period],
  );
  const reader = useReader();
  const words = useFigureWords(reader);
  const asked = useQuery({ ...figureQuery(view), placeholderData: keepPreviousData });
  if (asked.data === undefined)
    return asked.isError ? (
      <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />
    ) : (
      <Skeleton height="20rem" />
    );
  return (
    <div className={styles.place} aria-busy={asked.isPlaceholderData}>
      {asked.isPlaceholderData && <Underway />}
      <FigureBody
        // While a newer answer is on its way the old one is drawn as what it was.
        view={asked.isPlaceholderData ? asked.data.view : view}
        figure={asked.data.figure}
        reader={reader}
        label={props.label ?? words.title(view)}
        asTable={asTable}
        height={props.height}
        onPick={onPick}
      />
    </div>
  );
}
