// The tiles of a dashboard with the views that they show, for links and mails: over the dashboard's own period, compared with
// the one before, in the order of its tiles. Tiles whose question is gone show nothing.

import { type DashboardDraft, type Tile, tileView } from "../domain/dashboard.ts";
import type { FigureView } from "../domain/figure-view.ts";
import { listSavedQuestions } from "../records/saved-question-store.ts";
import type { App } from "./app.ts";

/** A tile that shows a figure. */
export interface ShownTile {
  readonly tile: Exclude<Tile, { kind: "text" }>;
  /** Its own title, or the name of its question. */
  readonly name: string;
  readonly view: FigureView;
}

/** The tiles that show a figure. */
export async function dashboardViews(
  app: Pick<App, "database">,
  workspace: number,
  { period, tiles }: Pick<DashboardDraft, "period" | "tiles">,
): Promise<ShownTile[]> {
  const questions = new Map(
    (await listSavedQuestions(app.database, workspace)).map((question) => [question.id, question]),
  );
  return tiles.flatMap((tile) => {
    const question = tile.kind === "text" ? undefined : questions.get(tile.question);
    if (tile.kind === "text" || !question) return [];
    const view = tileView(tile.kind, question.view, { period, compare: "previous", filters: [] });
    return [{ tile, name: tile.title ?? question.name, view }];
  });
}
