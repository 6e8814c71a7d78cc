// Opens Vivencia: engines, migrations, intake. The server and, when no server runs, the command line open it the same way.
// What is opened is closed in the opposite order, also when opening fails half way.

import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openAccounts } from "./actions/accounts/open-accounts.ts";
import type { App, EngineReport } from "./actions/app.ts";
import { noteAuditHeads } from "./actions/audit-heads.ts";
import { ensureWorkspace } from "./actions/first-start.ts";
import { releaseUpload } from "./actions/keep-upload.ts";
import { openImportSource } from "./actions/open-import-source.ts";
import { PlacingRunner } from "./actions/placing-runner.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { startClickHouse } from "./engines/clickhouse-server.ts";
import { startPostgres } from "./engines/postgres-server.ts";
import type { ClickHouseEndpoint, PostgresEndpoint } from "./engines/running-engine.ts";
import { type SupervisedEngine, supervise } from "./engines/supervisor.ts";
import { CatalogueCache } from "./intake/catalogue-cache.ts";
import { Committer } from "./intake/commit-block.ts";
import { ImportRunner } from "./intake/import-runner.ts";
import { openJournal } from "./intake/journal/journal-writer.ts";
import { JournalConsumer } from "./intake/journal-consumer.ts";
import { BlockRepair } from "./intake/repair-blocks.ts";
import { type Database, openDatabase } from "./records/database.ts";
import { migrateRecords } from "./records/migrate.ts";
import { verifyRecords } from "./records/verify-records.ts";
import { brokenParts } from "./warehouse/broken-parts.ts";
import { migrateWarehouse } from "./warehouse/migrate.ts";
import { repairProjections } from "./warehouse/repair-projections.ts";
import { ensureDurability } from "./warehouse/verify-durability.ts";
import { openWarehouse, type Warehouse, type WarehouseOptions } from "./warehouse/warehouse.ts";

/** An open Vivencia with its end. */
export interface Booted {
  readonly app: App;
  /** True when this start made the workspace. */
  readonly isNew: boolean;
  readonly workspace: number;
  readonly writeKey: string;
  /** Flushes, stops the engines it started and lets go of everything. */
  readonly close: () => Promise<void>;
}

/** Engines under watch; undefined for the company's own. */
export interface Engines {
  readonly clickhouse: SupervisedEngine<ClickHouseEndpoint> | undefined;
  readonly postgres: SupervisedEngine<PostgresEndpoint> | undefined;
}

/** Starts the embedded engines that the settings call for. They begin at once; `ready` of each tells when. */
export function startEngines(config: Config, context: Context): Engines {
  const watch = (name: string) => ({
    log: (line: string) => context.log.info(line, { engine: name }),
    onState: (state: string, reason: string | undefined) => {
      if (state === "down")
        context.log.warn("engine is down; it will be started again", { engine: name, reason });
    },
  });
  const clickhouse =
    config.clickhouseUrl === undefined
      ? supervise<ClickHouseEndpoint>(
          (previous, signal) =>
            startClickHouse({ dataDir: join(config.dataDir, "clickhouse"), previous, signal }),
          watch("clickhouse"),
        )
      : undefined;
  const postgres =
    config.databaseUrl === undefined
      ? supervise<PostgresEndpoint>(
          (previous, signal) =>
            startPostgres({ dataDir: join(config.dataDir, "postgres"), previous, signal }),
          watch("postgres"),
        )
      : undefined;
  // A failed start is told by whoever awaits `ready`; nobody else may be surprised by it.
  clickhouse?.ready.catch(() => {});
  postgres?.ready.catch(() => {});
  return { clickhouse, postgres };
}

/** How to reach the log: the embedded engine's endpoint, or the company's address. */
function warehouseOptions(
  config: Config,
  engine: SupervisedEngine<ClickHouseEndpoint> | undefined,
): WarehouseOptions {
  if (engine) {
    const endpoint = engine.endpoint();
    return {
      get url() {
        return engine.endpoint().url;
      },
      database: "vivencia",
      writer: { user: endpoint.username, password: endpoint.password },
      reader: { user: endpoint.readerUsername, password: endpoint.readerPassword },
    };
  }
  const url = new URL(config.clickhouseUrl ?? "");
  const writer = {
    user: decodeURIComponent(url.username) || "default",
    password: decodeURIComponent(url.password),
  };
  return {
    url: `${url.protocol}//${url.host}`,
    database: url.pathname.replace(/^\//, "") || "vivencia",
    writer,
    ...(config.clickhouseCluster ? { cluster: { name: config.clickhouseCluster } } : {}),
  };
}

/** The lasting name of this data directory's process in the ledger. */
async function readProcessId(dataDir: string): Promise<string> {
  const path = join(dataDir, "process-id");
  const known = await readFile(path, "utf8").catch(() => undefined);
  if (known !== undefined && /^[0-9a-f-]{36}$/.test(known.trim())) return known.trim();
  const made = randomUUID();
  await writeFile(path, `${made}\n`, { mode: 0o600 });
  return made;
}

function engineReport(
  name: EngineReport["name"],
  engine: SupervisedEngine<ClickHouseEndpoint> | SupervisedEngine<PostgresEndpoint> | undefined,
): EngineReport {
  return engine ? { name, state: engine.state(), reason: engine.reason() } : { name, state: "external" };
}

type Closing = () => Promise<void>;

async function openStores(
  config: Config,
  context: Context,
  engines: Engines,
  closings: Closing[],
): Promise<{ database: Database; warehouse: Warehouse }> {
  await engines.postgres?.ready;
  const database = openDatabase({
    get url() {
      return engines.postgres?.endpoint().url ?? config.databaseUrl ?? "";
    },
    onError: (error) => context.log.warn("lost a connection to the records", { error: error.message }),
  });
  closings.push(() => database.close());
  await engines.clickhouse?.ready;
  const warehouse = openWarehouse(warehouseOptions(config, engines.clickhouse));
  closings.push(() => warehouse.close());
  await migrateRecords(database);
  await database.locked("migrate", 2, () => migrateWarehouse(warehouse));
  return { database, warehouse };
}

/** What could cost data and cannot be put right from here. It is said, and work goes on: the journal keeps what arrives. */
async function findWarnings(context: Context, database: Database, warehouse: Warehouse): Promise<string[]> {
  // Made of the rows and not at risk: figures stay right, and fast again in a while.
  for (const { node, part } of await repairProjections(warehouse))
    context.log.warn("the second order of a part was incomplete and is made again", { node, part });
  const [log, records, broken] = await Promise.all([
    ensureDurability(warehouse),
    verifyRecords(database),
    brokenParts(warehouse),
  ]);
  const parts = broken.map(
    ({ node, table, part, reason }) => `${node}: part ${part} of ${table} was set aside as ${reason}`,
  );
  const warnings = [...log, ...records, ...parts];
  for (const warning of warnings) context.log.error("acknowledged data is at risk", { warning });
  return warnings;
}

/** Opens everything. `engines` may have been started before, to save time. The data directory must be locked. */
export async function boot(config: Config, context: Context, started?: Engines): Promise<Booted> {
  const closings: Closing[] = [];
  const close = async () => {
    for (const step of closings.splice(0).reverse()) await step();
  };
  try {
    await mkdir(config.dataDir, { recursive: true });
    const engines = started ?? startEngines(config, context);
    closings.push(async () => {
      await Promise.all([engines.clickhouse?.stop(), engines.postgres?.stop()]);
    });
    const { database, warehouse } = await openStores(config, context, engines, closings);
    const warnings = await findWarnings(context, database, warehouse);
    const first = await ensureWorkspace(database, context.random);
    const accounts = await openAccounts({ config, context, database });
    const process = await readProcessId(config.dataDir);
    const catalogues = new CatalogueCache(database);
    await database.listen((topic) => catalogues.changed(topic));
    const committer = new Committer({ context, database, warehouse, catalogues, process });
    await committer.load();
    const directory = join(config.dataDir, "journal");
    let wake = () => {};
    const journal = await openJournal({
      directory,
      onDurable: () => wake(),
      onError: (error) => context.log.error("the journal cannot be written", { error: error.message }),
    });
    const consumer = new JournalConsumer({
      context,
      database,
      committer,
      directory,
      process,
      durableEnd: () => journal.end(),
    });
    wake = () => consumer.wake();
    const imports = new ImportRunner({
      context,
      database,
      committer,
      process,
      open: openImportSource,
      // A rehearsal is followed by the import of the same upload.
      onOver: (job) => (job.file && !job.dryRun ? releaseUpload(job.file) : Promise.resolve()),
    });
    const placings = new PlacingRunner({ context, database, warehouse, catalogues, process });
    const repair = new BlockRepair({
      context,
      database,
      warehouse,
      committer,
      directory,
      process,
      open: openImportSource,
    });
    closings.push(() =>
      noteAuditHeads({ config, context, database }).catch((error: unknown) =>
        context.log.warn("the heads of the audit trail could not be noted", { error: String(error) }),
      ),
    );
    closings.push(async () => {
      await journal.close();
      await repair.stop();
      await Promise.all([imports.stop(), placings.stop()]);
      await consumer.caughtUp(10_000);
      await consumer.stop();
    });
    await consumer.recover();
    consumer.start();
    await imports.recover();
    await placings.recover();
    committer
      .mirrorAliases()
      .catch((error: unknown) => context.log.warn("joins wait to be mirrored", { error: String(error) }));
    repair.start();
    const app: App = {
      config,
      context,
      database,
      accounts,
      warehouse,
      catalogues,
      committer,
      journal,
      consumer,
      imports,
      placings,
      process,
      repair: () => repair.report,
      warnings: () => warnings,
      engines: () => [
        engineReport("clickhouse", engines.clickhouse),
        engineReport("postgres", engines.postgres),
      ],
    };
    return { app, isNew: first.isNew, workspace: first.workspace.id, writeKey: first.writeKey, close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}
