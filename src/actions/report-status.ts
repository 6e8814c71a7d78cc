// Whether everything adds up: what the journal and the imports brought in, what the ledger says became of it, and what the
// log and the quarantine really hold. `vivencia doctor` and /api/v1/status show the same.

import { compareLedger } from "../intake/compare-ledger.ts";
import type { BeyondRepair } from "../intake/repair-blocks.ts";
import { ledgerSums } from "../records/ledger-store.ts";
import { totalQuarantined } from "../records/quarantine-store.ts";
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
  readonly ledger: {
    readonly expected: number;
    readonly found: number;
    /** Blocks whose interactions, answers or messages are not all in the log. */
    readonly short: number;
    /** Whether short blocks are being read again. */
    readonly repairing: boolean;
    /** Those that could not be. */
    readonly beyondRepair: {
      readonly block: number;
      readonly missing: number;
      readonly reason: BeyondRepair;
    }[];
  };
  readonly reconciles: boolean;
  /** What could cost data though nothing is lost yet, in technical English: settings of the engines, broken parts. */
  readonly warnings: string[];
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
  const repair = app.repair();
  const state = (name: string) => app.engines().find((engine) => engine.name === name)?.state ?? "unknown";
  return {
    engines: { clickhouse: state("clickhouse"), postgres: state("postgres") },
    journal,
    counts: { received, interactions, profiles, duplicates, quarantined, skipped },
    ledger: {
      expected: ledger.expected,
      found: ledger.found,
      short: ledger.short.length,
      repairing: repair.state === "running",
      beyondRepair: repair.beyondRepair
        .filter((block) => block.workspace === workspace)
        .map(({ block, missing, reason }) => ({ block, missing, reason })),
    },
    warnings: [...app.warnings()],
    reconciles:
      received === interactions + profiles + duplicates + quarantined + skipped &&
      quarantined === kept &&
      ledger.short.length === 0,
  };
}
