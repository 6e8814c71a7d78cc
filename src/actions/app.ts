// What an action works with: the open stores, intake, and the outside world. Made once by boot; every action takes it first.

import type { Config } from "../config.ts";
import type { Context } from "../context.ts";
import type { CatalogueCache } from "../intake/catalogue-cache.ts";
import type { Committer } from "../intake/commit-block.ts";
import type { ImportRunner } from "../intake/import-runner.ts";
import type { JournalWriter } from "../intake/journal/journal-writer.ts";
import type { JournalConsumer } from "../intake/journal-consumer.ts";
import type { RepairReport } from "../intake/repair-blocks.ts";
import type { Database } from "../records/database.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Accounts } from "./accounts/open-accounts.ts";
import type { PlacingRunner } from "./placing-runner.ts";

/** State of an engine, in words for people and machines. */
export interface EngineReport {
  readonly name: "clickhouse" | "postgres";
  readonly state: "starting" | "ready" | "down" | "stopped" | "external";
  readonly reason?: string | undefined;
}

/** An open Vivencia. */
export interface App {
  readonly config: Config;
  readonly context: Context;
  readonly database: Database;
  readonly accounts: Accounts;
  readonly warehouse: Warehouse;
  readonly catalogues: CatalogueCache;
  readonly committer: Committer;
  readonly journal: JournalWriter;
  readonly consumer: JournalConsumer;
  readonly imports: ImportRunner;
  readonly placings: PlacingRunner;
  /** Names this process and its journal in the ledger. */
  readonly process: string;
  readonly engines: () => readonly EngineReport[];
  /** How far the repair of this start is. */
  readonly repair: () => RepairReport;
  /** What was found at this start that could cost data, in technical English. */
  readonly warnings: () => readonly string[];
}
