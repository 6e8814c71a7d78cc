// What is new since a moment, for one who comes back: what arrived, what has no place yet, what was kept aside, which
// imports ended. Each part is told only to those who may act on it; the rest is null, which is not "none".

import type { Sight } from "../domain/sight.ts";
import { importsFinishedSince } from "../records/import-store.ts";
import { quarantinedSince } from "../records/quarantine-store.ts";
import { newUnmatchedEvents, receivedSince } from "../warehouse/news.ts";
import type { App } from "./app.ts";

/** Most events that are named. */
const eventsMax = 50;

/** What the asker may be told besides what arrived. */
export interface NewsAsked {
  /** Milliseconds. */
  readonly since: number;
  readonly catalogue: boolean;
  readonly imports: boolean;
}

/** The news since a moment. */
export async function tellNews(app: Pick<App, "database" | "warehouse">, sight: Sight, asked: NewsAsked) {
  const since = new Date(asked.since);
  const [received, unmatched, quarantined, imports] = await Promise.all([
    receivedSince(app.warehouse, sight, asked.since),
    asked.catalogue ? newUnmatchedEvents(app.warehouse, sight, asked.since, eventsMax) : null,
    asked.imports ? quarantinedSince(app.database, sight.workspace, since) : null,
    asked.imports ? importsFinishedSince(app.database, sight.workspace, since) : null,
  ]);
  return { since: since.toISOString(), ...received, unmatched, quarantined, imports };
}
