// How large tiles are: in rows and columns when they are new, in px on the screen. tile-grid.module.css says the same.

import type { CSSProperties } from "react";
import { chartOf, type FigureView } from "../../domain/figure-view.ts";
import type { Place } from "../../domain/tile-layout.ts";

/** Height of a row. */
export const rowPx = 40;

/** The gap between tiles. */
export const gapPx = 16;

/** What of a tile's height is left for its chart: without its padding, its heading and the chart's key. */
export function chartHeight(rows: number): number {
  return Math.max(120, rows * rowPx + (rows - 1) * gapPx - 2 * 16 - 36 - 44);
}

const sizes = {
  number: { w: 4, h: 5 },
  line: { w: 8, h: 8 },
  bar: { w: 6, h: 8 },
  heat: { w: 8, h: 10 },
  table: { w: 12, h: 9 },
} as const;

/** A place on the grid, as the style sheet takes it. */
export function placeOf({ x, y, w, h }: Place): CSSProperties {
  return { "--x": x + 1, "--y": y + 1, "--w": w, "--h": h } as CSSProperties;
}

/** The size that suits what a view is drawn as. */
export function sizeOf(view: Pick<FigureView, "by" | "time" | "chart">): { w: number; h: number } {
  return sizes[chartOf(view)];
}

/** An id that no tile has. */
export function newTileId(tiles: readonly { readonly id: string }[]): string {
  const taken = new Set(tiles.map(({ id }) => id));
  let n = tiles.length + 1;
  while (taken.has(`t${n}`)) n++;
  return `t${n}`;
}
