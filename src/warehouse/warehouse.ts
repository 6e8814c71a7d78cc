// The way to the interaction log: ClickHouse over HTTP, as a writer and as a reader who can only select.
// Values reach SQL as typed placeholders and never as text; a question runs under the caps of its class, as the reader,
// and ends when its asker goes away. One code path serves the embedded server, a company's server and a cluster.

import { Readable } from "node:stream";
import {
  ClickHouseError,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from "@clickhouse/client";
import type { z } from "zod";
import { AppError } from "../errors.ts";

/** A user of the engine. */
export interface WarehouseUser {
  readonly user: string;
  readonly password: string;
}

/** A cluster: facts live in `x_local` on each node, and `x` is `Distributed` over them. */
export interface WarehouseCluster {
  readonly name: string;
  /**
   * HTTP addresses of all nodes, with `user:password@` where they differ from the writer's; read from the engine (same
   * port, protocol and writer as `url`) when absent.
   */
  readonly nodes?: readonly string[];
}

/** How to reach the log. */
export interface WarehouseOptions {
  /** HTTP address without user, password and path. Read at each use: an embedded engine may come back on another port. */
  readonly url: string;
  readonly database: string;
  readonly writer: WarehouseUser;
  /** A user that can only select; undefined lets the writer read with `readonly = 1`. */
  readonly reader?: WarehouseUser | undefined;
  readonly cluster?: WarehouseCluster | undefined;
  readonly limits?: Partial<WarehouseLimits>;
}

/** What one question may use at most. */
export interface QueryLimit {
  readonly seconds: number;
  readonly memoryBytes: number;
}

/** The caps of each class of question: `quick` ones serve a screen, `heavy` ones a figure over the whole log. */
export interface WarehouseLimits {
  readonly quick: QueryLimit;
  readonly heavy: QueryLimit;
}

/** A query ready to be asked: SQL with typed placeholders, their values, and what each row must look like. */
export interface WarehouseQuery<Row> {
  readonly name: string;
  readonly sql: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly row: z.ZodType<Row>;
  readonly weight: keyof WarehouseLimits;
}

/** The interaction log. */
export interface Warehouse {
  readonly database: string;
  readonly cluster: WarehouseCluster | undefined;
  /** Name of the table that holds a node's own rows: `x_local` on a cluster, `x` on one server. */
  readonly localTable: (table: string) => string;
  /** Asks as the reader. Throws `question-too-heavy`, `engine-failed`, `internal`, or the signal's reason. */
  readonly ask: <Row>(query: WarehouseQuery<Row>, options?: { signal?: AbortSignal }) => Promise<Row[]>;
  /** Asks as the writer, who may read the system tables, on one node. */
  readonly inspect: <Row>(query: WarehouseQuery<Row>, node?: string) => Promise<Row[]>;
  /** Raw bytes of a format without separators, complete or an error: the engine holds them back until it has finished. */
  readonly readBytes: (query: Omit<WarehouseQuery<unknown>, "row">, format: "RowBinary") => Promise<Readable>;
  /** Appends rows in RowBinary; the same token counts once. Resolves when they are durable. */
  readonly insert: (table: string, columns: readonly string[], rows: Buffer, token: string) => Promise<void>;
  /** Runs a statement as the writer, on `node` or on `url`. */
  readonly command: (
    sql: string,
    options?: {
      node?: string;
      params?: Readonly<Record<string, unknown>>;
      rows?: Buffer;
      settings?: ClickHouseSettings;
    },
  ) => Promise<void>;
  /** Makes the database on a node where it is missing; needs the right to create one only then. */
  readonly makeDatabase: (node: string) => Promise<void>;
  /** Addresses of all nodes, one for a single server. */
  readonly nodes: () => Promise<readonly string[]>;
  /** Resolves when the engine answers as writer and as reader; throws `engine-failed`. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

type Client = ReturnType<typeof createClient>;

const gibibyte = 1024 ** 3;
const defaultLimits: WarehouseLimits = {
  quick: { seconds: 10, memoryBytes: 2 * gibibyte },
  heavy: { seconds: 60, memoryBytes: 4 * gibibyte },
};

// Engine errors that say the question itself was too much: timeout, too slow, too many rows or bytes, memory.
const tooHeavyCodes: ReadonlySet<string> = new Set(["159", "160", "158", "307", "241", "396"]);
// Said before the engine reads the question, and therefore without a code.
const tooLongPattern = /Field value too long|URI invalid or too long|Too many form fields/i;
const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;
const statementMsMax = 3_600_000;

// The order of nullable and 64-bit values on the wire is fixed here, whatever the server's profile says.
const readSettings: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  cancel_http_readonly_queries_on_client_close: 1,
  wait_end_of_query: 1,
};

// `async_insert` would acknowledge and de-duplicate otherwise; one partition per insert keeps a block whole.
const writeSettings: ClickHouseSettings = {
  async_insert: 0,
  insert_deduplicate: 1,
  distributed_foreground_insert: 1,
  max_partitions_per_insert_block: "1",
  wait_end_of_query: 1,
};

/** An engine's or a socket's error as one of ours; an abort stays what it is. */
function toWarehouseError(thrown: unknown, doing: string, signal?: AbortSignal): unknown {
  if (thrown instanceof AppError) return thrown;
  if (signal?.aborted) return signal.reason;
  if (thrown instanceof ClickHouseError) {
    if (tooHeavyCodes.has(thrown.code))
      return new AppError(
        "question-too-heavy",
        `${doing} needs more time or memory than allowed; ask for a shorter period or fewer groups`,
        { cause: thrown },
      );
    return new AppError("internal", `${doing}: the log refused it: ${thrown.message.slice(0, 300)}`, {
      cause: thrown,
    });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (tooLongPattern.test(message))
    return new AppError(
      "question-too-heavy",
      `${doing}: the values of the question are too long; ask with fewer or shorter ones`,
      { cause: thrown },
    );
  return new AppError(
    "engine-failed",
    `${doing}: the interaction log does not answer (${message}); it is tried again`,
    {
      cause: thrown,
    },
  );
}

function checkName(what: string, name: string): void {
  if (!namePattern.test(name))
    throw new AppError("bad-config", `${what} ${JSON.stringify(name)} may hold letters, digits and _ only`);
}

/** A node's address as it may be shown: without user and password. */
export function nodeName(node: string): string {
  return new URL(node).host;
}

/** Opens the way to the log. Connects at the first use; `migrateWarehouse` makes the tables. */
export function openWarehouse(options: WarehouseOptions): Warehouse {
  checkName("The database name", options.database);
  if (options.cluster) checkName("The cluster name", options.cluster.name);
  const limits = { ...defaultLimits, ...options.limits };
  const connect = (
    url: string,
    user: WarehouseUser,
    settings: ClickHouseSettings,
    sockets: number,
    database = options.database,
  ) =>
    createClient({
      url,
      username: user.user,
      password: user.password,
      database,
      application: "vivencia",
      request_timeout: statementMsMax,
      max_open_connections: sockets,
      clickhouse_settings: settings,
      compression: { request: false, response: false },
      // Long lists of values do not fit into an address.
      use_multipart_params_auto: true,
      log: { level: ClickHouseLogLevel.OFF },
    });

  const readers = new Map<string, Client>();
  const reader = (): Client => {
    let client = readers.get(options.url);
    if (!client) {
      const settings: ClickHouseSettings = options.reader ? readSettings : { ...readSettings, readonly: "1" };
      client = connect(options.url, options.reader ?? options.writer, settings, 64);
      readers.set(options.url, client);
    }
    return client;
  };
  const writers = new Map<string, Client>();
  const writerOf = (node: string): { url: string; user: WarehouseUser } => {
    const url = new URL(node);
    const user =
      url.username === ""
        ? options.writer
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
    return { url: url.origin, user };
  };
  const writer = (node = options.url): Client => {
    let client = writers.get(node);
    if (!client) {
      const { url, user } = writerOf(node);
      client = connect(url, user, writeSettings, 16);
      writers.set(node, client);
    }
    return client;
  };

  const select = async <Row>(
    client: Client,
    query: WarehouseQuery<Row>,
    settings: ClickHouseSettings,
    signal?: AbortSignal,
  ): Promise<Row[]> => {
    let rows: unknown[];
    signal?.throwIfAborted();
    try {
      const answer = await client.query({
        query: query.sql,
        query_params: { ...query.params },
        format: "JSONEachRow",
        clickhouse_settings: settings,
        ...(signal ? { abort_signal: signal } : {}),
      });
      rows = await answer.json<unknown>();
    } catch (thrown) {
      throw toWarehouseError(thrown, query.name, signal);
    }
    return rows.map((row) => {
      const parsed = query.row.safeParse(row);
      if (!parsed.success)
        throw new AppError("internal", `${query.name}: a row of the log is not as expected`, {
          cause: parsed.error,
        });
      return parsed.data;
    });
  };

  // A server may allow less memory than we would; its ceiling is read once.
  let memoryCeiling: Promise<number> | undefined;
  const readCeiling = async (): Promise<number> => {
    const answer = await reader().query({
      query:
        "SELECT toUInt64OrZero(ifNull(max, '')) AS max FROM system.settings WHERE name = 'max_memory_usage'",
      format: "JSONEachRow",
    });
    const [row] = await answer.json<{ max?: unknown }>();
    return Number(row?.max ?? 0) || Number.POSITIVE_INFINITY;
  };
  const capsOf = async (weight: keyof WarehouseLimits): Promise<ClickHouseSettings> => {
    memoryCeiling ??= readCeiling().catch((thrown) => {
      memoryCeiling = undefined;
      throw toWarehouseError(thrown, "limits");
    });
    const { seconds, memoryBytes } = limits[weight];
    const memory = Math.min(memoryBytes, await memoryCeiling);
    return { max_execution_time: seconds, max_memory_usage: String(memory) };
  };

  let nodeAddresses: Promise<readonly string[]> | undefined;
  const findNodes = async (cluster: WarehouseCluster): Promise<readonly string[]> => {
    if (cluster.nodes) return cluster.nodes;
    const answer = await writer().query({
      query:
        "SELECT DISTINCT host_name AS host FROM system.clusters WHERE cluster = {cluster:String} ORDER BY host",
      query_params: { cluster: cluster.name },
      format: "JSONEachRow",
    });
    const rows = await answer.json<{ host: string }>();
    if (rows.length === 0)
      throw new AppError("bad-config", `The log's server knows no cluster named ${cluster.name}`);
    return rows.map(({ host }) => {
      const url = new URL(options.url);
      url.hostname = host.includes(":") ? `[${host}]` : host;
      return url.origin;
    });
  };

  return {
    database: options.database,
    cluster: options.cluster,
    localTable: (table) => (options.cluster ? `${table}_local` : table),
    ask: async (query, { signal } = {}) => select(reader(), query, await capsOf(query.weight), signal),
    inspect: (query, node) =>
      select(writer(node), query, { ...readSettings, max_execution_time: limits[query.weight].seconds }),
    readBytes: async (query, format) => {
      try {
        const { stream } = await reader().exec({
          query: `${query.sql} FORMAT ${format}`,
          query_params: { ...query.params },
          clickhouse_settings: await capsOf(query.weight),
        });
        return stream;
      } catch (thrown) {
        throw toWarehouseError(thrown, query.name);
      }
    },
    insert: async (table, columns, rows, token) => {
      checkName("The table name", table);
      for (const column of columns) checkName("The column name", column);
      try {
        const { stream } = await writer().exec({
          query: `INSERT INTO ${table} (${columns.join(", ")}) FORMAT RowBinary`,
          values: Readable.from([rows], { objectMode: false }),
          clickhouse_settings: { insert_deduplication_token: token },
        });
        for await (const _ of stream);
      } catch (thrown) {
        throw toWarehouseError(thrown, `insert into ${table}`);
      }
    },
    command: async (sql, { node, params = {}, rows, settings = {} } = {}) => {
      try {
        const { stream } = await writer(node).exec({
          query: sql,
          query_params: { ...params },
          clickhouse_settings: settings,
          ...(rows ? { values: Readable.from([rows], { objectMode: false }) } : {}),
        });
        for await (const _ of stream);
      } catch (thrown) {
        throw toWarehouseError(thrown, "statement");
      }
    },
    makeDatabase: async (node) => {
      const { url, user } = writerOf(node);
      const client = connect(url, user, {}, 1, "default");
      const { database } = options;
      try {
        const found = await client.query({
          query: "SELECT name FROM system.databases WHERE name = {database:String}",
          query_params: { database },
          format: "JSONEachRow",
        });
        if ((await found.json()).length === 0)
          await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` });
      } catch (thrown) {
        throw toWarehouseError(thrown, `making the database ${database}`);
      } finally {
        await client.close();
      }
    },
    nodes: () => {
      if (!options.cluster) return Promise.resolve([options.url]);
      nodeAddresses ??= findNodes(options.cluster).catch((thrown) => {
        nodeAddresses = undefined;
        throw toWarehouseError(thrown, "cluster");
      });
      return nodeAddresses;
    },
    ping: async () => {
      try {
        for (const client of [writer(), reader()])
          await (await client.query({ query: "SELECT 1", format: "JSONEachRow" })).json();
      } catch (thrown) {
        throw toWarehouseError(thrown, "ping");
      }
    },
    close: async () => {
      await Promise.all([...readers.values(), ...writers.values()].map((client) => client.close()));
    },
  };
}
