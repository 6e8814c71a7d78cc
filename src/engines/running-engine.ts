// What every embedded server has in common once it answers: where it is, how it ends, how it is asked whether it lives.
// Invariant: an engine whose `exited` has settled has no process left, and `stop` never returns before that.

/** How an engine's process ended, with the last lines it wrote for people to read. */
export interface EngineExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly lastLines: readonly string[];
}

/** One running embedded server. `Endpoint` holds the address and the passwords. */
export interface RunningEngine<Endpoint> {
  readonly name: string;
  readonly pid: number;
  readonly endpoint: Endpoint;
  /** Settles once, when the process is gone, for whatever reason. Never rejects. */
  readonly exited: Promise<EngineExit>;
  /** Resolves when the server answers at all; rejects with the reason when it does not within `timeoutMs`. */
  check(timeoutMs: number): Promise<void>;
  /** Ends the server in good order, by force after `graceMs` (default 15,000). Resolves when the process is gone. */
  stop(graceMs?: number): Promise<void>;
  /** Ends the process at once, as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Where the embedded ClickHouse listens and as whom to come. */
export interface ClickHouseEndpoint {
  /** For example `http://127.0.0.1:23456`, without user or password. */
  readonly url: string;
  readonly host: string;
  readonly httpPort: number;
  /** The native protocol's port, open only when the server is part of a cluster. */
  readonly nativePort: number | undefined;
  /** May do everything. */
  readonly username: string;
  readonly password: string;
  /** May only read the databases named at start. */
  readonly readerUsername: string;
  readonly readerPassword: string;
}

/** Where the embedded PostgreSQL listens and as whom to come. */
export interface PostgresEndpoint {
  /** For example `postgresql://vivencia:…@127.0.0.1:23457/vivencia`: owns its database and may make others; no superuser. */
  readonly url: string;
  /** The same server as the superuser `postgres`, for upkeep only. */
  readonly superuserUrl: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}
