// Gives all of history its place by the catalogue as it is now: what a sender said stays, what a rule decided or left open
// is decided anew by the same code that places what arrives. Can be stopped and run again; nothing is half done.

import { z } from "zod";
import type { Doer } from "../domain/audit.ts";
import { channels } from "../domain/channel.ts";
import { interactionKinds } from "../domain/interaction.ts";
import { stages } from "../domain/stage.ts";
import type { Catalogue } from "../domain/touchpoint.ts";
import { type Placed, type Placing, placeInteraction } from "../intake/steps/place.ts";
import { recordDeed } from "../records/audit-store.ts";
import { applyPlaces, type PlaceChange } from "../warehouse/apply-places.ts";
import { type PlacedNow, streamForPlacing } from "../warehouse/stream-for-placing.ts";
import type { App } from "./app.ts";

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

/** Places the history of a workspace anew. */
export async function placeAgain(
  app: Pick<App, "warehouse" | "catalogues" | "database">,
  doer: Doer,
): Promise<{ examined: number; changed: number }> {
  const { workspace } = doer;
  await app.database.transaction((tx) => recordDeed(tx, doer, { action: "history.placed" }));
  let examined = 0;
  async function* changes(): AsyncGenerator<PlaceChange> {
    // Not before its turn has come: the catalogue may change while another run goes on.
    const catalogue = await app.catalogues.get(workspace);
    for await (const now of streamForPlacing(app.warehouse, workspace)) {
      examined += 1;
      const change = decidePlace(now, catalogue);
      if (change) yield change;
    }
  }
  // One at a time: two runs would mix what they have prepared.
  const changed = await app.database.locked("place", 0, () => applyPlaces(app.warehouse, changes()));
  return { examined, changed };
}
