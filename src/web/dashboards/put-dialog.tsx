// Puts a saved question on a dashboard: on one that there is, or on a new one. It takes the first free place.

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Dashboard } from "../../api/contract-dashboards.ts";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { type Tile, tilesMax } from "../../domain/dashboard.ts";
import { placeTile } from "../../domain/tile-layout.ts";
import { Dialog } from "../design/dialog.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import styles from "./dashboards.module.css";
import { dashboardQuery, dashboardsQuery, postDashboard, putDashboard } from "./queries.ts";
import { newTileId, sizeOf } from "./tile-size.ts";

function withQuestion(tiles: readonly Tile[], question: SavedQuestion): Tile[] {
  const id = newTileId(tiles);
  return placeTile(tiles, {
    ...{ kind: "figure", id, x: 0, y: 0, ...sizeOf(question.view) },
    ...{ question: question.id, title: null },
  } satisfies Tile);
}

/** The dialog. */
export function PutDialog({ question, onClose }: { question: SavedQuestion; onClose: () => void }) {
  const { t } = useTranslation("dashboards");
  const queries = useQueryClient();
  const asked = useQuery(dashboardsQuery);
  const put = useMutation({
    mutationFn: async (id: string | null): Promise<Dashboard> => {
      if (id === null)
        return postDashboard({
          ...{ name: t("template.blank.made"), description: "", period: null },
          tiles: withQuestion([], question),
        });
      const { version, name, description, period, tiles } = await queries.fetchQuery({
        ...dashboardQuery(id),
        staleTime: 0,
      });
      return putDashboard(id, version, { name, description, period, tiles: withQuestion(tiles, question) });
    },
    onSuccess: (saved) => {
      queries.setQueryData(dashboardQuery(saved.id).queryKey, saved);
      return queries.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
    },
  });
  const done = put.data;
  return (
    <Dialog onClose={onClose} title={t("put.title", { name: question.name })}>
      <div role="status">
        {done && (
          <p className={styles.undo}>
            {t("put.done", { name: done.name })}
            <Button component={Link} to={`/dashboards/${done.id}`} size="compact-sm">
              {t("put.open")}
            </Button>
          </p>
        )}
      </div>
      {put.isError && <ProblemNote error={put.error} />}
      {asked.isError && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton height="6rem" />}
      {!done && asked.data && (
        <ul className={styles.choices}>
          {asked.data.dashboards.map((dashboard) => (
            <li key={dashboard.id}>
              <button
                type="button"
                className={styles.choice}
                disabled={put.isPending || dashboard.tileCount >= tilesMax}
                onClick={() => put.mutate(dashboard.id)}
              >
                <strong>{dashboard.name}</strong>
                {dashboard.description !== "" && <span>{dashboard.description}</span>}
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className={styles.choice}
              disabled={put.isPending}
              onClick={() => put.mutate(null)}
            >
              <strong>{t("put.new")}</strong>
            </button>
          </li>
        </ul>
      )}
    </Dialog>
  );
}
