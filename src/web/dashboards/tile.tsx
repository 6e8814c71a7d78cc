// One tile: a figure of a saved question, a goal, or words. It knows its size so that a chart fills it; what does not fit
// scrolls on the screen and stands in full on paper.

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { type DashboardView, type Tile, tileView } from "../../domain/dashboard.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { Scroller } from "../design/scroller.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { Figure } from "../figure/figure.tsx";
import { figureQuery } from "../figure/figure-query.ts";
import { useReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import { useToday } from "../session/workspace.tsx";
import { GoalFigure } from "./goal-figure.tsx";
import { Prose } from "./prose.tsx";
import styles from "./tile.module.css";

/** Height of a row and of the gap under it, in px; tile-grid.module.css says the same. */
export const rowPx = 40;
export const gapPx = 16;

/** What of a tile's height is left for its chart: without its padding, its heading and the chart's key. */
function chartHeight(rows: number): number {
  return Math.max(120, rows * rowPx + (rows - 1) * gapPx - 2 * 16 - 36 - 44);
}

function Goal(props: {
  tile: Extract<Tile, { kind: "goal" }>;
  question: SavedQuestion;
  figures: DashboardView;
}) {
  const { tile, question, figures } = props;
  const reader = useReader();
  const today = useToday();
  const asked = useQuery(figureQuery(tileView("goal", question.view, figures)));
  if (asked.isError) return <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Skeleton height="8rem" />;
  return <GoalFigure goal={tile} figure={asked.data.figure} reader={reader} today={today} />;
}

/** The name of a tile: its own, its question's, or the first words of its text. */
export function useTileName(questions: ReadonlyMap<string, SavedQuestion>) {
  const { t } = useTranslation("dashboards");
  return (tile: Tile): string => {
    if (tile.kind === "text") {
      const words = tile.text
        .replace(/[#*[\]()-]/g, " ")
        .replace(/\s+/g, " ")
        .trim();
      return words === "" ? t("tile.text") : words.slice(0, 40);
    }
    return tile.title ?? questions.get(tile.question)?.name ?? t("tile.gone");
  };
}

/** A tile with its content. `tools` stand at the end of its heading's line. */
export function TileBox(props: {
  tile: Tile;
  questions: ReadonlyMap<string, SavedQuestion>;
  figures: DashboardView;
  tools?: ReactNode;
}) {
  const { t } = useTranslation("dashboards");
  const id = useId();
  const words = useFigureWords(useReader());
  const { tile, questions, figures, tools } = props;
  const name = useTileName(questions)(tile);
  const question = tile.kind === "text" ? undefined : questions.get(tile.question);
  const view = question?.view;
  const narrowed = view ? words.filters(view) : "";
  return (
    <section
      className={styles.tile}
      data-kind={tile.kind}
      {...(tile.kind === "text" ? { "aria-label": name } : { "aria-labelledby": id })}
    >
      {(tile.kind !== "text" || tools) && (
        <div className={styles.head}>
          {tile.kind !== "text" && <h2 id={id}>{name}</h2>}
          {tools}
        </div>
      )}
      <Scroller className={styles.body} label={name}>
        {narrowed !== "" && <p className={styles.narrowed}>{narrowed}</p>}
        {tile.kind === "text" ? (
          <Prose text={tile.text} />
        ) : question === undefined ? (
          <p className={styles.gone}>{t("tile.goneWhy")}</p>
        ) : tile.kind === "goal" ? (
          <Goal tile={tile} question={question} figures={figures} />
        ) : (
          <Figure
            view={tileView("figure", question.view, figures)}
            label={name}
            height={chartHeight(tile.h)}
          />
        )}
      </Scroller>
    </section>
  );
}
