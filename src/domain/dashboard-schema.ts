// Checks tiles and dashboards that were sent or kept.

import { z } from "zod";
import { type DashboardDraft, type Tile, tilesMax } from "./dashboard.ts";
import { calendarDateSchema, chosenPeriodSchema } from "./figure-view-schema.ts";
import { goalDirections } from "./goal.ts";
import { columns, overlap, tileRowsMax } from "./tile-layout.ts";

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

const ownTitle = z.string().trim().min(1).max(120).nullable().default(null);

/** Checks a tile. */
export const tileSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("figure"), ...place, question: z.uuid(), title: ownTitle }),
  z.strictObject({ kind: z.literal("text"), ...place, text: z.string().max(4000) }),
  z.strictObject({
    kind: z.literal("goal"),
    ...place,
    question: z.uuid(),
    title: ownTitle,
    target: z.number().min(-1e12).max(1e12),
    direction: z.enum(goalDirections),
    by: calendarDateSchema.nullable().default(null),
  }),
]) satisfies z.ZodType<Tile>;

/** Checks what people give of a dashboard. */
export const dashboardSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(1000).default(""),
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
}) satisfies z.ZodType<DashboardDraft>;
