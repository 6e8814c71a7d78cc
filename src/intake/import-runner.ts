// Runs imports one after the other: files with a recipe, and the demo. An import is a sequence of chunks that is the same
// every time it is read, so an interrupted one goes on behind its last finished block, and the block that was in hand is
// committed again under its number. The block in hand of an import that failed or was cancelled meanwhile is taken back.
// A dry run reads and judges everything, knows repeats within its file, and writes nothing.

import type { Context } from "../context.ts";
import { toAppError } from "../errors.ts";
import type { Database } from "../records/database.ts";
import {
  findImport,
  type Import,
  type ImportProblem,
  importPosition,
  saveProgress,
  unfinishedImports,
} from "../records/import-store.ts";
import { openBlocks } from "../records/ledger-store.ts";
import type { Committer } from "./commit-block.ts";
import { addCounts, type Counts, type Item, noCounts } from "./item.ts";
import { SeenMessages } from "./steps/seen-messages.ts";

/** Items read together. */
export interface ImportChunk {
  readonly items: readonly Item[];
  /** Rows that the recipe leaves out on purpose. */
  readonly skipped: number;
  /** Bytes of the file read so far. */
  readonly bytesRead: number;
}

/** What an import reads: where its messages are unique, and its chunks, always the same ones. */
export interface ImportSource {
  readonly source: string;
  readonly chunks: AsyncIterable<ImportChunk>;
}

/** Opens what an import reads. Throws an AppError that tells what is wrong with the file or the recipe. */
export type OpenImport = (job: Import) => Promise<ImportSource>;

const problemsMax = 50;

/** How long an import waits for engines that do not take its rows. */
const patienceMs = 10 * 60_000;

function noteProblems(problems: Map<string, ImportProblem>, items: readonly Item[]): void {
  for (const { arrival, line } of items) {
    if (arrival.type !== "broken") continue;
    const known = problems.get(arrival.reason);
    if (known) problems.set(arrival.reason, { ...known, n: known.n + 1 });
    else if (problems.size < problemsMax)
      problems.set(arrival.reason, { reason: arrival.reason, n: 1, line, detail: arrival.detail });
  }
}

/** The same chunks, each being read while the one before is written. */
async function* readAhead(chunks: AsyncIterable<ImportChunk>): AsyncGenerator<ImportChunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  let ahead = iterator.next();
  // Whoever awaits it is told; until then a failure must not count as unheard.
  ahead.catch(() => {});
  try {
    for (;;) {
      const { done, value } = await ahead;
      if (done) return;
      ahead = iterator.next();
      ahead.catch(() => {});
      yield value;
    }
  } finally {
    await ahead.catch(() => {});
    await iterator.return?.();
  }
}

/** The imports of one process. */
export class ImportRunner {
  #queue: Promise<void> = Promise.resolve();
  #stopping = false;
  /** The last block that the import in hand has begun. */
  #begun: number | undefined;

  constructor(
    private readonly parts: {
      readonly context: Context;
      readonly database: Database;
      readonly committer: Committer;
      readonly process: string;
      readonly open: OpenImport;
      /** Called when an import is over, to remove its upload. */
      readonly onOver: (job: Import) => Promise<void>;
    },
  ) {}

  /** Goes on with imports that a previous run left unfinished. Call once after the engines are ready. */
  async recover(): Promise<void> {
    const { database, committer, process, context } = this.parts;
    const jobs = await unfinishedImports(database, process);
    const goOn = new Set(jobs.map(({ id }) => id));
    const open = (await openBlocks(database, process)).filter(({ kind }) => kind !== "journal");
    committer.giveUp(open.filter(({ originId }) => !goOn.has(originId)).map(({ id }) => id));
    this.#queue = this.#queue
      .then(() => committer.takeBack())
      .catch((thrown: unknown) =>
        context.log.warn("a half written block waits to be taken back", {
          error: toAppError(thrown).message,
        }),
      );
    for (const job of jobs) this.enqueue(job);
  }

  /** What an import that goes no further has begun and not finished would otherwise stand beside its next import. */
  async #leaveNothingHalf(job: Import): Promise<void> {
    const { database, committer, process, context } = this.parts;
    const open = await openBlocks(database, process).catch(() => []);
    const own = open.filter(({ kind, originId }) => kind === "import" && originId === job.id);
    committer.giveUp([...own.map(({ id }) => id), ...(this.#begun === undefined ? [] : [this.#begun])]);
    await committer.takeBack().catch((thrown: unknown) =>
      context.log.warn("a half written block waits to be taken back", {
        error: toAppError(thrown).message,
      }),
    );
  }

  /** Runs an import when those before it are over. */
  enqueue(job: Import): void {
    this.#queue = this.#queue
      .then(() => this.#run(job))
      // Whatever one import breaks, those behind it get their turn.
      .catch((thrown: unknown) =>
        this.parts.context.log.error("an import broke", {
          import: job.id,
          error: toAppError(thrown).message,
        }),
      );
  }

  /** Resolves when everything that was enqueued is over. */
  idle(): Promise<void> {
    return this.#queue;
  }

  /** Lets the chunk in hand finish; the rest goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#queue;
  }

  async #run(job: Import): Promise<void> {
    if (this.#stopping) return;
    const { context, database } = this.parts;
    const problems = new Map<string, ImportProblem>();
    this.#begun = undefined;
    let counts = noCounts();
    let bytesRead = job.bytesRead;
    const save = (state: Import["state"], error: string | null = null) =>
      this.#untilDone(() =>
        saveProgress(database, job.id, {
          state,
          bytesRead,
          counts,
          problems: [...problems.values()],
          error,
        }),
      );
    const isCancelled = () =>
      this.#untilDone(async () => (await findImport(database, job.workspace, job.id))?.state === "cancelled");
    try {
      const begun = await this.#untilDone(() => importPosition(database, job.id));
      if (await isCancelled()) {
        await this.#leaveNothingHalf(job);
        return void (await this.parts.onOver(job));
      }
      counts = { ...begun.counts };
      await save("running");
      const { source, chunks } = await this.parts.open(job);
      const seen = new SeenMessages();
      let ordinal = -1;
      let savedAt = 0;
      for await (const chunk of readAhead(chunks)) {
        ordinal += 1;
        if (this.#stopping) return;
        noteProblems(problems, chunk.items);
        // Chunks that are in the log are read again only for what was wrong in them.
        if (!job.dryRun && ordinal < begun.to) continue;
        bytesRead = chunk.bytesRead;
        addCounts(counts, await this.#take(job, source, ordinal, chunk, seen));
        if (context.now() - savedAt > 500) {
          if (await isCancelled()) break;
          await save("running");
          savedAt = context.now();
        }
      }
      await save("done");
    } catch (thrown) {
      if (this.#stopping) return;
      const error = toAppError(thrown);
      context.log.warn("an import failed", { import: job.id, code: error.code, error: error.message });
      await this.#leaveNothingHalf(job);
      await save("failed", error.message).catch(() => {});
    }
    await this.parts.onOver(job).catch(() => {});
  }

  async #take(
    job: Import,
    source: string,
    ordinal: number,
    chunk: ImportChunk,
    seen: SeenMessages,
  ): Promise<Counts> {
    const { database, committer, process } = this.parts;
    const { workspace } = job;
    const { items, skipped } = chunk;
    if (job.dryRun)
      return this.#untilDone(() => committer.rehearse({ workspace, source, items, skipped }, seen));
    const origin = { kind: "import", id: job.id, from: ordinal, to: ordinal + 1 } as const;
    return this.#untilDone(async () => {
      // A block that was begun and not finished, by this run or the one before, keeps its number.
      const begun = (await openBlocks(database, process)).find(
        (block) => block.kind === "import" && block.originId === job.id && block.from === ordinal,
      );
      const block = begun ? { block: begun.id } : {};
      const onBegun = (id: number) => {
        this.#begun = id;
      };
      return (await committer.commit({ workspace, source, origin, items, skipped, onBegun, ...block }))
        .counts;
    });
  }

  /** An engine that is away, or a disk that is full, for a while does not fail an import. */
  async #untilDone<T>(work: () => Promise<T>): Promise<T> {
    const { context } = this.parts;
    const giveUpAt = context.now() + patienceMs;
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (this.#stopping || context.now() > giveUpAt) throw error;
        if (attempt === 10)
          context.log.warn("an import waits for the engines", {
            error: error instanceof Error ? error.message : String(error),
          });
        await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 100 * attempt)));
      }
    }
  }
}
