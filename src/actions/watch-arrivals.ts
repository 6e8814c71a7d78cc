// What arrives: the sources with their health, and the newest interactions for people who watch them come in.
// A watcher hands back the cursor of the last look; when the ledger has nothing newer the log is not asked at all.

import type { Sight } from "../domain/sight.ts";
import { decideSourceHealth, type SourceHealth } from "../domain/source-health.ts";
import { listSources, newestBlocks } from "../records/source-store.ts";
import { latestArrivals } from "../warehouse/latest-arrivals.ts";
import { resolveCustomers } from "../warehouse/resolve-customers.ts";
import { sourceSpans } from "../warehouse/source-spans.ts";
import type { App } from "./app.ts";

/** Blocks that one look reads at most. */
const blocksMax = 20;

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** The sources of a workspace, the latest first. */
export async function showSources(app: Pick<App, "database" | "warehouse" | "context">, workspace: number) {
  const now = app.context.now();
  const [sources, spans] = await Promise.all([
    listSources(app.database, workspace, now),
    sourceSpans(app.warehouse, workspace),
  ]);
  const inLog = new Map(spans.map((span) => [span.source, span]));
  return sources.map(({ lastReceivedAt, receivedWeekBefore, ...source }) => {
    const lastReceived = lastReceivedAt?.getTime() ?? null;
    const facts = { ...source, receivedWeekBefore, lastReceivedAt: lastReceived };
    const health: SourceHealth = decideSourceHealth(facts, now);
    const span = inLog.get(source.source);
    return {
      ...source,
      interactions: span?.n ?? 0,
      lastAt: iso(span?.lastAt ?? null),
      lastReceivedAt: iso(lastReceived),
      health,
    };
  });
}

/** The newest interactions after a cursor, newest first, and the cursor of the next look. */
export async function watchArrivals(
  app: Pick<App, "database" | "warehouse">,
  sight: Sight,
  request: { readonly after: number; readonly limit: number },
) {
  const blocks = await newestBlocks(app.database, sight.workspace, request.after, blocksMax);
  const found = await latestArrivals(app.warehouse, sight, blocks, request.limit);
  const customers = await resolveCustomers(
    app.warehouse,
    sight.workspace,
    found.map(({ identity }) => identity),
  );
  return {
    items: found.map(({ identity, received, at, block: _, ...item }) => ({
      ...item,
      customer: customers.get(identity) ?? identity,
      receivedAt: new Date(received).toISOString(),
      at: new Date(at).toISOString(),
    })),
    cursor: String(blocks[0] ?? request.after),
  };
}
