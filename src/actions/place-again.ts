// Gives all of history its place by the catalogue as it is now: what a sender said stays, what a rule decided or left open
// is decided anew by the same code that places what arrives. Can be stopped and run again; nothing is half done.

import { z } from "zod";
import { channels } from "../domain/channel.ts";
import { interactionKinds } from "../domain/interaction.ts";
import { stages } from "../domain/stage.ts";
import type { Catalogue } from "../domain/touchpoint.ts";
import type { CatalogueCache } from "../intake/catalogue-cache.ts";
import { type Placed, type Placing, placeInteraction } from "../intake/steps/place.ts";
import type { Database } from "../records/database.ts";
import { applyPlaces, type PlaceChange } from "../warehouse/apply-places.ts";
import { type PlacedNow, streamForPlacing } from "../warehouse/stream-for-placing.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

const saidSchema = z
  .object({
    channel: z.enum(channels).exactOptional(),
    stage: z.enum(stages).exactOptional(),
    kind: z.enum(interactionKinds).exactOptional(),
    direct: z.boolean().exactOptional(),
  })
  .catch({});
const propertiesSchema = z.record(z.string(), z.unknown()).catch({});

function parseText<T>(schema: z.ZodType<T>, text: string): T {
  return schema.parse(text === "" ? {} : JSON.parse(text));
}

function placingOf(now: PlacedNow): Placing {
  return {
    said: parseText(saidSchema, now.said),
    callType: now.callType,
    event: now.event,
    url: now.url,
    properties: parseText(propertiesSchema, now.properties),
    answers: { length: now.answers },
    ...(now.order === "" ? {} : { order: now.order }),
    ...(now.revenue === null ? {} : { revenue: now.revenue }),
  };
}

const compared = ["touchpoint", "channel", "stage", "kind", "direct", "placement"] as const;

/** Where an interaction of the log stands by a catalogue. */
export function placeOf(now: PlacedNow, catalogue: Catalogue): Placed {
  return placeInteraction(placingOf(now), now.source, catalogue);
}

/** The change of one interaction, or undefined when it stands where it should. */
export function decidePlace(now: PlacedNow, catalogue: Catalogue): PlaceChange | undefined {
  const placed = placeOf(now, catalogue);
  if (compared.every((column) => placed[column] === now[column])) return undefined;
  return { id: now.id, before: now.touchpoint, ...placed };
}

/** How far it is: interactions looked at, and those of them that stand elsewhere now or will with their batch. */
export interface PlacingProgress {
  readonly examined: number;
  readonly changed: number;
}

/**
 * Places the history of a workspace anew. `onProgress` is told after each interaction; what it throws ends the run after the
 * batch in hand, and what was moved stays. False when another process is at it and nothing was done.
 */
export async function placeHistory(
  parts: { readonly warehouse: Warehouse; readonly catalogues: CatalogueCache; readonly database: Database },
  workspace: number,
  onProgress: (now: PlacingProgress) => Promise<void>,
): Promise<boolean> {
  async function* changes(): AsyncGenerator<PlaceChange> {
    let examined = 0;
    let changed = 0;
    // Not before its turn has come: the catalogue may change while another run goes on.
    const catalogue = await parts.catalogues.get(workspace);
    for await (const now of streamForPlacing(parts.warehouse, workspace)) {
      examined += 1;
      const change = decidePlace(now, catalogue);
      if (change) changed += 1;
      await onProgress({ examined, changed });
      if (change) yield change;
    }
  }
  // One at a time: two runs would mix what they have prepared.
  const done = await parts.database.tryLocked("place", 0, async () => {
    await applyPlaces(parts.warehouse, changes());
    return true;
  });
  return done ?? false;
}
