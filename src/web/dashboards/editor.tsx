// A dashboard being arranged: tiles come and go, move and change, and one button saves it all. What someone else saved
// meanwhile is told before anything is overwritten.

import { Button, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dashboard } from "../../api/contract-dashboards.ts";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { type DashboardView, type Tile, tilesMax } from "../../domain/dashboard.ts";
import { compact, placeTile } from "../../domain/tile-layout.ts";
import { ConflictNote } from "../design/conflict-note.tsx";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { isConflict } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import { AddFigureDialog } from "./add-figure-dialog.tsx";
import styles from "./dashboards.module.css";
import { DetailsDialog } from "./details-dialog.tsx";
import { dashboardQuery, dashboardsQuery, putDashboard } from "./queries.ts";
import { TileDialog } from "./tile-dialog.tsx";
import { TileGrid } from "./tile-grid.tsx";
import { newTileId, sizeOf } from "./tile-size.ts";
import { useDraft } from "./use-draft.ts";

type Dialog =
  | { readonly kind: "add" | "details" }
  | { readonly kind: "tile"; readonly tile: Tile; readonly isNew: boolean }
  | null;

/** The editor. `onDone` leaves it. */
export function Editor(props: {
  dashboard: Dashboard;
  questions: ReadonlyMap<string, SavedQuestion>;
  figures: DashboardView;
  /** A saved question that comes from the explorer and gets its tile; `onAdded` forgets it. */
  add: string | null;
  onAdded: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation("dashboards");
  const format = useFormat();
  const queries = useQueryClient();
  const { dashboard, questions, figures, onDone } = props;
  const { draft, version, dirty, change, undo, drop, rebase } = useDraft(dashboard);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [theirs, setTheirs] = useState<Dashboard | null>(null);
  const save = useMutation({
    mutationFn: async () => {
      try {
        return await putDashboard(dashboard.id, version, draft);
      } catch (error) {
        if (isConflict(error))
          setTheirs(await queries.fetchQuery({ ...dashboardQuery(dashboard.id), staleTime: 0 }));
        throw error;
      }
    },
    onSuccess: (saved) => {
      queries.setQueryData(dashboardQuery(dashboard.id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
      rebase(saved, false);
      onDone();
    },
  });
  const goOn = (from: Dashboard, keep: boolean) => {
    rebase(from, keep);
    setTheirs(null);
    save.reset();
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest("input, textarea, [role=dialog]");
      if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.shiftKey)
        return;
      if (!undo) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [undo]);
  const setTiles = (tiles: readonly Tile[]) => change({ ...draft, tiles: compact(tiles) });
  const put = (tile: Tile, isNew: boolean) => {
    setTiles(
      isNew ? placeTile(draft.tiles, tile) : draft.tiles.map((one) => (one.id === tile.id ? tile : one)),
    );
    setDialog(null);
  };
  const fresh = { id: newTileId(draft.tiles), x: 0, y: 0 };
  const figureTile = ({ id, view }: SavedQuestion): Tile => ({
    ...{ ...fresh, ...sizeOf(view), kind: "figure", question: id, title: null },
  });
  const full = draft.tiles.length >= tilesMax;
  const arriving = props.add === null ? undefined : questions.get(props.add);
  const arrive = useRef({ put, figureTile, onAdded: props.onAdded });
  arrive.current = { put, figureTile, onAdded: props.onAdded };
  useEffect(() => {
    // A full dashboard says so below; the question is kept and can take the place of another tile.
    if (arriving === undefined || full) return;
    arrive.current.put(arrive.current.figureTile(arriving), true);
    arrive.current.onAdded();
  }, [arriving, full]);
  return (
    <>
      <section className={styles.bar} aria-label={t("edit.label")}>
        <Menu position="bottom-start" width={220}>
          <Menu.Target>
            <Button h={32} variant="default" disabled={full} leftSection={<Icon name="plus" size={14} />}>
              {t("edit.add")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setDialog({ kind: "add" })}>{t("edit.addFigure")}</Menu.Item>
            <Menu.Item
              onClick={() =>
                setDialog({
                  kind: "tile",
                  isNew: true,
                  tile: { ...fresh, kind: "text", w: 6, h: 4, text: "" },
                })
              }
            >
              {t("edit.addText")}
            </Menu.Item>
            <Menu.Item
              onClick={() =>
                setDialog({
                  kind: "tile",
                  isNew: true,
                  tile: {
                    ...{ ...fresh, kind: "goal", w: 4, h: 5, title: null, by: null },
                    ...{ question: [...questions.keys()][0] ?? "", target: 0, direction: "at_least" },
                  },
                })
              }
            >
              {t("edit.addGoal")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button h={32} variant="default" onClick={() => setDialog({ kind: "details" })}>
          {t("edit.details")}
        </Button>
        <Button h={32} variant="default" disabled={undo === null} onClick={() => undo?.()}>
          {t("edit.undo")}
        </Button>
        <span className={styles.spring} />
        <Button
          h={32}
          variant="subtle"
          color="gray"
          onClick={() => {
            drop();
            onDone();
          }}
        >
          {dirty ? t("edit.discard") : t("edit.cancel")}
        </Button>
        <Button h={32} loading={save.isPending} disabled={!dirty} onClick={() => save.mutate()}>
          {t("edit.save")}
        </Button>
      </section>
      {full && <p className={styles.hint}>{t("edit.full", { count: tilesMax })}</p>}
      {save.isError && theirs === null && <ProblemNote error={save.error} />}
      {theirs && (
        <ConflictNote
          text={t("edit.conflict", { name: theirs.changedBy, when: format.moment(theirs.updatedAt) })}
          onKeep={() => goOn(theirs, true)}
          onTake={() => goOn(theirs, false)}
        />
      )}
      {draft.tiles.length === 0 && <p className={styles.blank}>{t("edit.blank")}</p>}
      <TileGrid
        tiles={draft.tiles}
        questions={questions}
        figures={figures}
        editing={{
          onTiles: setTiles,
          onEdit: (tile) => setDialog({ kind: "tile", tile, isNew: false }),
          onRemove: (tile) => setTiles(draft.tiles.filter(({ id }) => id !== tile.id)),
        }}
      />
      {dialog?.kind === "add" && (
        <AddFigureDialog
          questions={[...questions.values()]}
          onClose={() => setDialog(null)}
          board={dashboard.id}
          onChoose={(question) => put(figureTile(question), true)}
        />
      )}
      {dialog?.kind === "tile" && (
        <TileDialog
          tile={dialog.tile}
          isNew={dialog.isNew}
          questions={[...questions.values()]}
          onClose={() => setDialog(null)}
          onDone={(tile) => put(tile, dialog.isNew)}
        />
      )}
      {dialog?.kind === "details" && (
        <DetailsDialog
          draft={draft}
          shownPeriod={figures.period}
          onClose={() => setDialog(null)}
          onDone={(details) => {
            change({ ...draft, ...details });
            setDialog(null);
          }}
        />
      )}
    </>
  );
}
