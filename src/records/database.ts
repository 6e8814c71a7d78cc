// The connection to PostgreSQL. Every store of this room takes a `Database` or, inside a transaction, its `Queryable`.
// Rows come back as unknown and meet one zod parser each. Values are only ever passed as parameters.

import pg from "pg";
import type { z } from "zod";
import { AppError } from "../errors.ts";

// count(*) and bigint come as text by default; ours stay far below 2^53.
pg.types.setTypeParser(20, (text) => Number(text));

/** Something that runs SQL: the pool or one connection inside a transaction. */
export interface Queryable {
  /** Rows as they come; for statements whose rows do not matter. */
  run(sql: string, values?: readonly unknown[]): Promise<number>;
  /** All rows, each parsed. */
  rows<T>(schema: z.ZodType<T>, sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** The first row parsed, or undefined. */
  row<T>(schema: z.ZodType<T>, sql: string, values?: readonly unknown[]): Promise<T | undefined>;
}

interface PgRunner {
  query(sql: string, values?: unknown[]): Promise<pg.QueryResult>;
}

function queryable(runner: PgRunner): Queryable {
  return {
    async run(sql, values = []) {
      return (await runner.query(sql, [...values])).rowCount ?? 0;
    },
    async rows(schema, sql, values = []) {
      return (await runner.query(sql, [...values])).rows.map((row) => schema.parse(row));
    },
    async row(schema, sql, values = []) {
      const first: unknown = (await runner.query(sql, [...values])).rows[0];
      return first === undefined ? undefined : schema.parse(first);
    },
  };
}

/** Name under which processes tell one another what has changed. */
const channelName = "vivencia_changed";

/** Tells every process, when the transaction is over, that something named has changed. */
export async function tellChanged(tx: Queryable, topic: string): Promise<void> {
  await tx.run("SELECT pg_notify($1, $2)", [channelName, topic]);
}

/** Named advisory locks: one number each, so that processes agree. */
export const lockNumbers = {
  migrate: 7_301_001,
  commit: 7_301_002,
  identity: 7_301_003,
  clock: 7_301_004,
  place: 7_301_005,
  contact: 7_301_006,
  mailRate: 7_301_007,
  unit: 7_301_010,
} as const;

/** Name of an advisory lock. */
export type LockName = keyof typeof lockNumbers;

/** An open PostgreSQL. */
export interface Database extends Queryable {
  /** Runs `work` in one transaction; rolls back when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Runs `work` while this process alone holds the lock; the lock goes with the connection if the process dies. */
  locked<T>(name: LockName, part: number, work: () => Promise<T>): Promise<T>;
  /** Like `locked`, but answers undefined at once when another process holds it. */
  tryLocked<T>(name: LockName, part: number, work: () => Promise<T>): Promise<T | undefined>;
  /** Tells every process on this database that something named has changed. */
  notify(topic: string): Promise<void>;
  /** Calls back when any process, this one included, has told so. Reconnects by itself. */
  listen(onChange: (topic: string) => void): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

const relistenMs = 500;

/**
 * Opens a pool; connects at the first use. `url` is read at each connect: an embedded engine whose port was taken while it
 * was down comes back on another one.
 */
export function openDatabase(options: {
  url: string;
  max?: number;
  onError?: (error: Error) => void;
}): Database {
  // What breaks while we let go ourselves is no news.
  const onError = (error: Error) => {
    if (!closed) options.onError?.(error);
  };
  let closed = false;
  class ClientHere extends pg.Client {
    constructor(settings: pg.ClientConfig = {}) {
      super({ ...settings, connectionString: options.url });
    }
  }
  const pool = new pg.Pool({
    Client: ClientHere,
    max: options.max ?? 12,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: "vivencia",
  });
  // An idle connection that breaks must not end the process; the next query says what is wrong.
  pool.on("error", onError);
  const listeners = new Set<pg.Client>();
  /** The last in line for each lock. */
  const lines = new Map<string, Promise<void>>();

  /** Those of this process who want one lock stand in line without a connection, so that the holder still finds one. */
  function inTurn<T>(line: string, work: () => Promise<T>): Promise<T> {
    const done = (lines.get(line) ?? Promise.resolve()).then(work);
    const over = done.then(
      () => {},
      () => {},
    );
    lines.set(line, over);
    void over.then(() => {
      if (lines.get(line) === over) lines.delete(line);
    });
    return done;
  }

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    client.on("error", onError);
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) && !(error instanceof AppError)) broken = error as Error;
      throw error;
    } finally {
      client.off("error", onError);
      client.release(broken);
    }
  }

  /** Listens on one connection until it ends; `onListening` is told when it has begun. */
  async function listenOnce(onChange: (topic: string) => void, onListening: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: options.url,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: "vivencia-listen",
    });
    client.on("error", onError);
    client.on("notification", (message) => onChange(message.payload ?? "*"));
    const ended = new Promise<void>((resolve) => client.once("end", resolve));
    listeners.add(client);
    try {
      await client.connect();
      await client.query(`LISTEN ${channelName}`);
      onListening();
      await ended;
    } finally {
      listeners.delete(client);
      await client.end().catch(() => {});
    }
  }

  /** Listens until `close`, over one connection after the other. Resolves when the first has begun or failed. */
  function keepListening(onChange: (topic: string) => void): Promise<void> {
    return new Promise((begun) => {
      const run = async () => {
        for (let attempt = 0; !closed; attempt++) {
          const onListening = () => {
            begun();
            // What was told meanwhile is lost, so everything counts as changed.
            if (attempt > 0) onChange("*");
          };
          await listenOnce(onChange, onListening).catch((error: unknown) => {
            if (!closed) onError(error instanceof Error ? error : new Error(String(error)));
          });
          begun();
          await new Promise((resolve) => setTimeout(resolve, relistenMs).unref());
        }
      };
      void run();
    });
  }

  return {
    ...queryable(pool),
    transaction: (work) =>
      withClient(async (client) => {
        await client.query("BEGIN");
        try {
          const result = await work(queryable(client));
          await client.query("COMMIT");
          return result;
        } catch (error) {
          await client.query("ROLLBACK").catch(onError);
          throw error;
        }
      }),
    locked: (name, part, work) =>
      inTurn(`${name} ${part}`, () =>
        withClient(async (client) => {
          await client.query("SELECT pg_advisory_lock($1, $2)", [lockNumbers[name], part]);
          try {
            return await work();
          } finally {
            await client.query("SELECT pg_advisory_unlock($1, $2)", [lockNumbers[name], part]);
          }
        }),
      ),
    tryLocked: (name, part, work) =>
      withClient(async (client) => {
        const held = await client.query("SELECT pg_try_advisory_lock($1, $2) AS held", [
          lockNumbers[name],
          part,
        ]);
        if (held.rows[0]?.held !== true) return undefined;
        try {
          return await work();
        } finally {
          await client.query("SELECT pg_advisory_unlock($1, $2)", [lockNumbers[name], part]);
        }
      }),
    async notify(topic) {
      await pool.query("SELECT pg_notify($1, $2)", [channelName, topic]);
    },
    listen: keepListening,
    async ping() {
      await pool.query("SELECT 1");
    },
    async close() {
      closed = true;
      await Promise.all([...listeners].map((client) => client.end().catch(onError)));
      await pool.end();
    },
  };
}
