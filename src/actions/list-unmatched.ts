// Events that found no place in the catalogue, most frequent first, so that someone can give them one.

import type { Sight } from "../domain/sight.ts";
import { unmatchedEvents } from "../warehouse/unmatched-events.ts";
import type { App } from "./app.ts";

/** Unmatched events with an example of each. */
export async function listUnmatched(app: Pick<App, "warehouse">, sight: Sight) {
  const events = await unmatchedEvents(app.warehouse, sight);
  return events.map((event) => ({
    ...event,
    firstAt: new Date(event.firstAt).toISOString(),
    lastAt: new Date(event.lastAt).toISOString(),
  }));
}
