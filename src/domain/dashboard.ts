// A dashboard: saved questions, words and goals arranged on a grid, all looked at over one period. A tile that shows a
// figure names a saved question and keeps no copy of it: who changes the question changes every dashboard that shows it.
// Invariant: tiles have ids of their own and never overlap; dashboard-schema.ts checks it of what is sent.

import type { CalendarDate } from "./calendar.ts";
import type { FigureView } from "./figure-view.ts";
import type { goalDirections } from "./goal.ts";
import type { Filter } from "./question.ts";

/** Most tiles of one dashboard: more than a person reads. */
export const tilesMax = 40;

interface PlacedTile {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A saved question drawn as it was saved. `title` null is the question's own name. */
export interface FigureTile extends PlacedTile {
  kind: "figure";
  question: string;
  title: string | null;
}

/** Words in the small markup of `parseProse`. */
export interface TextTile extends PlacedTile {
  kind: "text";
  text: string;
}

/** What a figure is meant to reach. */
export interface GoalTile extends PlacedTile {
  kind: "goal";
  question: string;
  title: string | null;
  /** In the unit of the metric: points, percent 0..100, its mean, or money. */
  target: number;
  direction: (typeof goalDirections)[number];
  /** The last day on which it may still be reached; null is without an end. */
  by: CalendarDate | null;
}

/** One tile. */
export type Tile = FigureTile | TextTile | GoalTile;

/** What people give of a dashboard. */
export interface DashboardDraft {
  name: string;
  description: string;
  /** null is the period that screens open with. */
  period: FigureView["period"];
  tiles: Tile[];
}

/** The saved questions that tiles show, each once. */
export function questionsOf(tiles: readonly Tile[]): string[] {
  return [...new Set(tiles.flatMap((tile) => (tile.kind === "text" ? [] : [tile.question])))];
}

/** How the whole dashboard is looked at; it takes the place of each view's own period and comparison. */
export interface DashboardView {
  readonly period: FigureView["period"];
  readonly compare: FigureView["compare"];
  readonly filters: readonly Filter[];
}

/** A saved question's view as a tile shows it: over the dashboard's period, narrowed by its own filters and by those on top. */
export function tileView(
  kind: "figure" | "goal",
  view: FigureView,
  { period, compare, filters }: DashboardView,
): FigureView {
  const narrowed = { ...view, period, compare, filters: [...view.filters, ...filters].slice(0, 30) };
  // A goal is about the whole, whatever the question cuts it by.
  return kind === "goal" ? { ...narrowed, by: [], time: null, chart: null } : narrowed;
}
