// Dragging a tile, or its corner, with the pointer: shows where it would come to stand and settles there when let go.
// Escape takes it back. Everything that dragging does can be done with keys and with the tile's menu too.

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Tile } from "../../domain/dashboard.ts";
import { columns, moveTile, resizeTile } from "../../domain/tile-layout.ts";
import { gapPx, rowPx } from "./tile-size.ts";

interface Drag {
  readonly id: string;
  readonly how: "move" | "resize";
  readonly startX: number;
  readonly startY: number;
  readonly columnPx: number;
}

/** What tiles are drawn from while one is dragged, and what starts the dragging. */
export function useDrag(
  grid: RefObject<HTMLElement | null>,
  tiles: readonly Tile[],
  onDrop: (tiles: Tile[]) => void,
) {
  const drag = useRef<Drag | null>(null);
  const [preview, setPreview] = useState<readonly Tile[] | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const stop = () => {
    drag.current = null;
    setPreview(null);
    setDragged(null);
  };
  useEffect(() => {
    if (dragged === null) return;
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      drag.current = null;
      setPreview(null);
      setDragged(null);
    };
    window.addEventListener("keydown", cancel, true);
    return () => window.removeEventListener("keydown", cancel, true);
  }, [dragged]);
  const start = (id: string, how: Drag["how"]) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || grid.current === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const columnPx = (grid.current.clientWidth + gapPx) / columns;
    drag.current = { id, how, startX: event.clientX, startY: event.clientY, columnPx };
    setDragged(id);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current;
    const tile = now && tiles.find((one) => one.id === now.id);
    if (!now || !tile) return;
    const dx = Math.round((event.clientX - now.startX) / now.columnPx);
    const dy = Math.round((event.clientY - now.startY) / (rowPx + gapPx));
    setPreview(
      now.how === "move"
        ? moveTile(tiles, tile.id, { x: tile.x + dx, y: tile.y + dy })
        : resizeTile(tiles, tile.id, { w: tile.w + dx, h: tile.h + dy }),
    );
  };
  const drop = () => {
    if (drag.current && preview) onDrop([...preview]);
    stop();
  };
  return {
    shown: preview ?? tiles,
    dragged,
    handle: (id: string, how: Drag["how"]) => ({
      onPointerDown: start(id, how),
      onPointerMove: move,
      onPointerUp: drop,
      onPointerCancel: stop,
    }),
  };
}
