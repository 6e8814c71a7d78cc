// The configuration of the embedded PostgreSQL: durable, small, loopback only, a password for everyone.
// It is written anew at each start, outside the cluster's directory, so that the running server cannot change it.

/** What the configuration depends on. */
export interface PostgresConfig {
  readonly port: number;
  readonly hbaPath: string;
  readonly connectionsMax: number;
}

/** The server's postgresql.conf. */
export function renderPostgresConfig(config: PostgresConfig): string {
  const settings: Readonly<Record<string, string | number>> = {
    listen_addresses: "127.0.0.1",
    port: config.port,
    unix_socket_directories: "",
    hba_file: config.hbaPath,
    password_encryption: "scram-sha-256",
    max_connections: config.connectionsMax,
    client_connection_check_interval: "5s",
    // What is acknowledged survives a power cut.
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    // One small server without replicas.
    wal_level: "minimal",
    max_wal_senders: 0,
    max_replication_slots: 0,
    max_logical_replication_workers: 0,
    min_wal_size: "32MB",
    max_wal_size: "256MB",
    shared_buffers: "32MB",
    work_mem: "8MB",
    maintenance_work_mem: "32MB",
    wal_buffers: "1MB",
    huge_pages: "off",
    io_method: "sync",
    max_worker_processes: 2,
    max_parallel_workers: 0,
    max_parallel_workers_per_gather: 0,
    autovacuum_worker_slots: 2,
    autovacuum_max_workers: 2,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    lc_monetary: "C",
    lc_numeric: "C",
    lc_time: "C",
    default_text_search_config: "pg_catalog.simple",
    log_destination: "stderr",
    logging_collector: "off",
    log_min_messages: "warning",
    log_line_prefix: "%m [%p] %u@%d ",
    update_process_title: "off",
  };
  return `${Object.entries(settings)
    .map(
      ([name, value]) =>
        `${name} = ${typeof value === "number" ? value : `'${value.replaceAll("'", "''")}'`}`,
    )
    .join("\n")}\n`;
}

/** The server's pg_hba.conf: the loopback with a password, and nothing else. */
export function renderPostgresAccess(): string {
  return "host all all 127.0.0.1/32 scram-sha-256\n";
}
