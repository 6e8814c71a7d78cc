// The tiles in their places: twelve columns, one on a phone. While editing each tile has handles to drag, the same by arrow
// keys on the handle, and the same again in its menu; where it came to stand is said to those who listen.

import { ActionIcon, Menu } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import type { DashboardView, Tile } from "../../domain/dashboard.ts";
import { type Step, stepTile, stretchTile } from "../../domain/tile-layout.ts";
import { Icon } from "../design/icon.tsx";
import { TileBox, useTileName } from "./tile.tsx";
import styles from "./tile-grid.module.css";
import { placeOf } from "./tile-size.ts";
import { useDrag } from "./use-drag.ts";

const arrows: Readonly<Record<string, Step>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const steps = ["left", "right", "up", "down"] as const;

/** What editing offers for each tile. */
export interface TileEditing {
  readonly onTiles: (tiles: Tile[]) => void;
  readonly onEdit: (tile: Tile) => void;
  readonly onRemove: (tile: Tile) => void;
}

/** The grid. */
export function TileGrid(props: {
  tiles: readonly Tile[];
  questions: ReadonlyMap<string, SavedQuestion>;
  figures: DashboardView;
  editing?: TileEditing | undefined;
}) {
  const { t } = useTranslation("dashboards");
  const { tiles, questions, figures, editing } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const nameOf = useTileName(questions);
  const change = (next: Tile[], id: string) => {
    editing?.onTiles(next);
    const tile = next.find((one) => one.id === id);
    if (tile)
      setSaid(
        t("edit.stands", {
          name: nameOf(tile),
          column: tile.x + 1,
          row: tile.y + 1,
          columns: tile.w,
          rows: tile.h,
        }),
      );
  };
  const { shown, dragged, handle } = useDrag(grid, tiles, (next) => editing?.onTiles(next));
  const keys = (tile: Tile, resizes: boolean) => (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const by = resizes || event.shiftKey ? stretchTile : stepTile;
    change(by(tiles, tile.id, step), tile.id);
  };
  const tools = (tile: Tile) =>
    editing && (
      <div className={styles.tools}>
        <ActionIcon
          className={styles.grip}
          aria-label={t("edit.move", { name: nameOf(tile) })}
          aria-describedby="tile-keys"
          onKeyDown={keys(tile, false)}
          {...handle(tile.id, "move")}
        >
          <Icon name="grip" />
        </ActionIcon>
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <ActionIcon aria-label={t("edit.more", { name: nameOf(tile) })}>
              <Icon name="menu" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => editing.onEdit(tile)}>{t("edit.change")}</Menu.Item>
            <Menu.Divider />
            {steps.map((step) => (
              <Menu.Item
                key={step}
                closeMenuOnClick={false}
                onClick={() => change(stepTile(tiles, tile.id, step), tile.id)}
              >
                {t(`edit.step.${step}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            {steps.map((step) => (
              <Menu.Item
                key={step}
                closeMenuOnClick={false}
                onClick={() => change(stretchTile(tiles, tile.id, step), tile.id)}
              >
                {t(`edit.stretch.${step}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item color="red" onClick={() => editing.onRemove(tile)}>
              {t("edit.remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    );
  return (
    <>
      <div ref={grid} className={styles.grid} data-editing={editing !== undefined}>
        {shown.map((tile) => (
          <div
            key={tile.id}
            className={styles.place}
            style={placeOf(tile)}
            data-dragged={dragged === tile.id}
            data-kind={tile.kind}
            data-tile={tile.id}
          >
            <TileBox tile={tile} questions={questions} figures={figures} tools={tools(tile)} />
            {editing && (
              <button
                type="button"
                className={styles.corner}
                aria-label={t("edit.resize", { name: nameOf(tile) })}
                aria-describedby="tile-keys"
                onKeyDown={keys(tile, true)}
                {...handle(tile.id, "resize")}
              />
            )}
          </div>
        ))}
      </div>
      {editing && (
        <>
          <p id="tile-keys" className="v-spoken">
            {t("edit.keys")}
          </p>
          <p className="v-spoken" role="status">
            {said}
          </p>
        </>
      )}
    </>
  );
}
