// Runs the placings of one process, one after the other. A run that a restart interrupted begins again, which changes nothing
// that is in its place already; one that was cancelled keeps what it has moved, batch by batch.

import type { Context } from "../context.ts";
import { wholeOf } from "../domain/sight.ts";
import { toAppError } from "../errors.ts";
import type { CatalogueCache } from "../intake/catalogue-cache.ts";
import type { Database } from "../records/database.ts";
import { findPlacing, type Placing, savePlacing, unfinishedPlacings } from "../records/placing-store.ts";
import { span } from "../warehouse/span.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { type PlacingProgress, placeHistory } from "./place-again.ts";

/** After so many interactions progress is kept, and asked whether to go on. */
const examinedStep = 5_000;

/** How often it is tried again while another process places history. */
const turnMs = 500;

class Stopped extends Error {}

/** The placings of one process. */
export class PlacingRunner {
  #queue: Promise<void> = Promise.resolve();
  #stopping = false;

  constructor(
    private readonly parts: {
      readonly context: Context;
      readonly database: Database;
      readonly warehouse: Warehouse;
      readonly catalogues: CatalogueCache;
      readonly process: string;
    },
  ) {}

  /** Goes on with what a previous run of this process left unfinished. */
  async recover(): Promise<void> {
    for (const job of await unfinishedPlacings(this.parts.database, this.parts.process)) this.enqueue(job);
  }

  /** Runs a placing when those before it are over. */
  enqueue(job: Pick<Placing, "id" | "workspace">): void {
    this.#queue = this.#queue
      .then(() => this.#run(job))
      .catch((thrown: unknown) =>
        this.parts.context.log.error("placing history broke", {
          placing: job.id,
          error: toAppError(thrown).message,
        }),
      );
  }

  /** Resolves when everything that was enqueued is over. */
  idle(): Promise<void> {
    return this.#queue;
  }

  /** Ends the run in hand soon; it begins again at the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#queue;
  }

  async #run({ id, workspace }: Pick<Placing, "id" | "workspace">): Promise<void> {
    const { context, database, warehouse } = this.parts;
    if (this.#stopping || (await findPlacing(database, workspace, id))?.state === "cancelled") return;
    let [total, examined, changed] = [0, 0, 0];
    const save = (state: Placing["state"], error: string | null = null) =>
      savePlacing(database, id, { state, total, examined, changed, error });
    try {
      total = (await span(warehouse, wholeOf(workspace))).count;
      if (!(await save("running"))) return;
      const goOn = async () => {
        if (this.#stopping || !(await save("running"))) throw new Stopped();
      };
      const onProgress = async (now: PlacingProgress) => {
        // Also at the first: it may have been stopped while it waited for its turn.
        if (now.examined % examinedStep === 1) await goOn();
        ({ examined, changed } = now);
      };
      while (!(await placeHistory(this.parts, workspace, onProgress))) {
        await goOn();
        await new Promise((resolve) => setTimeout(resolve, turnMs));
      }
      await save("done");
    } catch (thrown) {
      if (thrown instanceof Stopped) return;
      const { code, message } = toAppError(thrown);
      context.log.warn("placing history failed", { placing: id, code, error: message });
      await save("failed", message).catch(() => false);
    }
  }
}
