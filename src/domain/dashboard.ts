// A dashboard: saved questions, words and goals arranged on a grid, all looked at over one period. A tile that shows a
// figure names a saved question and keeps no copy of it: who changes the question changes every dashboard that shows it.
// Invariant: tiles have ids of their own and never overlap.

import { z } from "zod";
import { calendarDateSchema, chosenPeriodSchema, type FigureView } from "./figure-view.ts";
import { goalDirections } from "./goal.ts";
import type { Filter } from "./question.ts";
import { columns, overlap, tileRowsMax } from "./tile-layout.ts";

/** Most tiles of one dashboard: more than a person reads. */
export const tilesMax = 40;

const place = {
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, "must be lower-case letters, digits and hyphens"),
  x: z
    .number()
    .int()
    .min(0)
    .max(columns - 1),
  y: z
    .number()
    .int()
    .min(0)
    .max(tilesMax * tileRowsMax),
  w: z.number().int().min(1).max(columns),
  h: z.number().int().min(1).max(tileRowsMax),
};

/** A name of its own; null is the question's. */
const ownTitle = z.string().trim().min(1).max(120).nullable().default(null);

/** Checks a tile. */
export const tileSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("figure"), ...place, question: z.uuid(), title: ownTitle }),
  /** Words in the small markup of `parseProse`. */
  z.strictObject({ kind: z.literal("text"), ...place, text: z.string().max(4000) }),
  z.strictObject({
    kind: z.literal("goal"),
    ...place,
    question: z.uuid(),
    title: ownTitle,
    /** In the unit of the metric: points, percent 0..100, its mean, or money. */
    target: z.number().min(-1e12).max(1e12),
    direction: z.enum(goalDirections),
    /** The last day on which it may still be reached; null is without an end. */
    by: calendarDateSchema.nullable().default(null),
  }),
]);

/** One tile. */
export type Tile = z.infer<typeof tileSchema>;

/** Checks what people give of a dashboard. */
export const dashboardSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(1000).default(""),
  /** null is the period that screens open with. */
  period: chosenPeriodSchema.nullable().default(null),
  tiles: z
    .array(tileSchema)
    .max(tilesMax)
    .refine((tiles) => new Set(tiles.map(({ id }) => id)).size === tiles.length, "two tiles have the same id")
    .refine((tiles) => tiles.every(({ x, w }) => x + w <= columns), "a tile leaves the twelve columns")
    .refine(
      (tiles) => !tiles.some((tile, i) => tiles.slice(i + 1).some((other) => overlap(tile, other))),
      "two tiles overlap",
    )
    .default([]),
});

/** What people give of a dashboard. */
export type DashboardDraft = z.infer<typeof dashboardSchema>;

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
