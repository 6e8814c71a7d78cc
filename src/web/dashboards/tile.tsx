// One tile: a figure of a saved question, a goal, or words. It knows its size so that a chart fills it.

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { type DashboardView, type Tile, tileView } from "../../domain/dashboard.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { exploredSearch } from "../explorer/explore-search.ts";
import { Figure } from "../figure/figure.tsx";
import { figureQuery } from "../figure/figure-query.ts";
import { useReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import { useToday } from "../session/workspace.tsx";
import { GoalFigure } from "./goal-figure.tsx";
import { Prose } from "./prose.tsx";
import styles from "./tile.module.css";
import { TileFrame } from "./tile-frame.tsx";
import { chartHeight } from "./tile-size.ts";

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

/** A tile with its content. `tools` stand at the end of its heading's line; without them a figure leads to the explorer. */
export function TileBox(props: {
  tile: Tile;
  questions: ReadonlyMap<string, SavedQuestion>;
  figures: DashboardView;
  tools?: ReactNode;
}) {
  const { t } = useTranslation("dashboards");
  const words = useFigureWords(useReader());
  const { tile, questions, figures, tools } = props;
  const name = useTileName(questions)(tile);
  const question = tile.kind === "text" ? undefined : questions.get(tile.question);
  if (tile.kind === "text")
    return (
      <TileFrame kind={tile.kind} name={name} tools={tools}>
        <Prose text={tile.text} />
      </TileFrame>
    );
  if (question === undefined)
    return (
      <TileFrame kind={tile.kind} name={name} tools={tools}>
        <p className={styles.gone}>{t("tile.goneWhy")}</p>
      </TileFrame>
    );
  const view = tileView(tile.kind, question.view, figures);
  const title = tools ? (
    name
  ) : (
    <Link to="/explore" search={exploredSearch({ view, saved: question.id })} className={styles.opens}>
      {name}
    </Link>
  );
  return (
    <TileFrame
      kind={tile.kind}
      name={name}
      title={title}
      narrowed={words.filters(question.view)}
      tools={tools}
    >
      {tile.kind === "goal" ? (
        <Goal tile={tile} question={question} figures={figures} />
      ) : (
        <Figure view={view} label={name} height={chartHeight(tile.h)} />
      )}
    </TileFrame>
  );
}
