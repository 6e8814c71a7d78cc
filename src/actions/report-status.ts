// Whether everything adds up: what the journal and the imports brought in, what the ledger says became of it, and what the
// log and the quarantine really hold. `vivencia doctor` and /api/v1/status show the same.

import { expectedBlocks, ledgerSums } from "../records/ledger-store.ts";
import { totalQuarantined } from "../records/quarantine-store.ts";
import { brokenParts, countBlocks } from "../warehouse/count-blocks.ts";
import type { App } from "./app.ts";

/** The counts of one workspace, and whether they reconcile. */
export interface StatusReport {
  readonly engines: { readonly clickhouse: string; readonly postgres: string };
  readonly journal: { readonly bytesWaiting: number; readonly oldestWaitingMs: number };
  readonly counts: {
    readonly received: number;
    readonly interactions: number;
    readonly profiles: number;
    readonly duplicates: number;
    readonly quarantined: number;
    readonly skipped: number;
  };
  /** Rows of this workspace. */
  readonly ledger: { readonly expected: number; readonly found: number };
  readonly reconciles: boolean;
}

/** A block whose rows are not all in the log. */
export interface ShortBlock {
  readonly block: number;
  readonly expected: number;
  readonly found: number;
}

/** Compares the ledger of a workspace, or of all, with the log, block by block. */
export async function compareLedger(
  app: Pick<App, "database" | "warehouse">,
  workspace?: number,
): Promise<{ expected: number; found: number; short: ShortBlock[] }> {
  const all = await expectedBlocks(app.database);
  const expected = workspace === undefined ? all : all.filter((block) => block.workspace === workspace);
  const counted = await countBlocks(app.warehouse);
  const short: ShortBlock[] = [];
  let sum = 0;
  let found = 0;
  for (const block of expected) {
    const there = counted.get(block.id) ?? 0;
    sum += block.interactions;
    found += there;
    if (there !== block.interactions)
      short.push({ block: block.id, expected: block.interactions, found: there });
  }
  return { expected: sum, found, short };
}

/** The report for one workspace. */
export async function reportStatus(app: App, workspace: number): Promise<StatusReport> {
  const [ledger, sums, kept, journal] = await Promise.all([
    compareLedger(app, workspace),
    ledgerSums(app.database, workspace),
    totalQuarantined(app.database, workspace),
    app.consumer.backlog(),
  ]);
  const { received, interactions, profiles, duplicates, quarantined, skipped } = sums;
  const state = (name: string) => app.engines().find((engine) => engine.name === name)?.state ?? "unknown";
  return {
    engines: { clickhouse: state("clickhouse"), postgres: state("postgres") },
    journal,
    counts: { received, interactions, profiles, duplicates, quarantined, skipped },
    ledger: { expected: ledger.expected, found: ledger.found },
    reconciles:
      received === interactions + profiles + duplicates + quarantined + skipped &&
      quarantined === kept &&
      ledger.short.length === 0,
  };
}

/** Parts that the engine set aside when it started, for the doctor. */
export function findBrokenParts(app: Pick<App, "warehouse">) {
  return brokenParts(app.warehouse);
}
