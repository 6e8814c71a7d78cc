// Events that found no place in the catalogue, most frequent first, so that someone can give them one.

import { unmatchedEvents } from "../warehouse/unmatched-events.ts";
import type { App } from "./app.ts";

/** Unmatched events with an example of each. */
export async function listUnmatched(app: Pick<App, "warehouse">, workspace: number) {
  const events = await unmatchedEvents(app.warehouse, workspace);
  return events.map((event) => ({
    ...event,
    firstAt: new Date(event.firstAt).toISOString(),
    lastAt: new Date(event.lastAt).toISOString(),
  }));
}
