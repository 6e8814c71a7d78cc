// The configuration of the embedded ClickHouse: a small footprint, two users with passwords made at each start, and a
// local session (user "default", which the engine needs to open its listeners) that can do nothing else.
// Invariant: the reader reads the databases named for it and nothing more, and no user without a password can ask.

import { createHash } from "node:crypto";
import { AppError } from "../errors.ts";

/** A named cluster this server is part of; `secret` is shared by all its servers. */
export interface ClickHouseCluster {
  readonly name: string;
  readonly secret: string;
  readonly shards: readonly { readonly host: string; readonly port: number }[];
}

/** What the configuration depends on. */
export interface ClickHouseConfig {
  readonly usersPath: string;
  readonly logPath: string;
  readonly cluster: ClickHouseCluster | undefined;
  /** Cap of the whole server. */
  readonly memoryBytesMax: number;
  readonly password: string;
  readonly readerPassword: string;
  /** Databases the reader may read; a trailing `*` stands for any ending. */
  readonly readerDatabases: readonly string[];
  /** Caps of one question. */
  readonly readerSecondsMax: number;
  readonly readerMemoryBytesMax: number;
}

const megabyte = 1024 * 1024;

/** The server's config.xml. */
export function renderServerConfig(config: ClickHouseConfig): string {
  const cluster =
    config.cluster === undefined
      ? ""
      : `<remote_servers><${config.cluster.name}><secret>${escapeXml(config.cluster.secret)}</secret>${config.cluster.shards
          .map(
            (shard) =>
              `<shard><internal_replication>true</internal_replication><replica><host>${escapeXml(shard.host)}</host>` +
              `<port>${shard.port}</port></replica></shard>`,
          )
          .join("")}</${config.cluster.name}></remote_servers>`;
  return `<clickhouse>
  <users_config>${escapeXml(config.usersPath)}</users_config>
  <logger><level>warning</level><console>1</console></logger><log-level>warning</log-level>
  <timezone>UTC</timezone>
  <max_server_memory_usage>${config.memoryBytesMax}</max_server_memory_usage>
  <mark_cache_size>${64 * megabyte}</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <index_mark_cache_size>${16 * megabyte}</index_mark_cache_size>
  <index_uncompressed_cache_size>0</index_uncompressed_cache_size>
  <mmap_cache_size>0</mmap_cache_size>
  <compiled_expression_cache_size>${16 * megabyte}</compiled_expression_cache_size>
  <query_cache><max_size_in_bytes>${16 * megabyte}</max_size_in_bytes></query_cache>
  <background_pool_size>4</background_pool_size>
  <background_schedule_pool_size>8</background_schedule_pool_size>
  <background_common_pool_size>2</background_common_pool_size>
  <background_fetches_pool_size>1</background_fetches_pool_size>
  <background_move_pool_size>1</background_move_pool_size>
  <background_message_broker_schedule_pool_size>1</background_message_broker_schedule_pool_size>
  <background_distributed_schedule_pool_size>2</background_distributed_schedule_pool_size>
  <merge_tree>
    <number_of_free_entries_in_pool_to_lower_max_size_of_merge>4</number_of_free_entries_in_pool_to_lower_max_size_of_merge>
    <number_of_free_entries_in_pool_to_execute_mutation>4</number_of_free_entries_in_pool_to_execute_mutation>
    <number_of_free_entries_in_pool_to_execute_optimize_entire_partition>4</number_of_free_entries_in_pool_to_execute_optimize_entire_partition>
  </merge_tree>
  <max_concurrent_queries>200</max_concurrent_queries>
  <access_control_improvements>
    <settings_constraints_replace_previous>true</settings_constraints_replace_previous>
  </access_control_improvements>
  ${cluster}
</clickhouse>
`;
}

// What a reader may set for one question although it is read-only: limits downwards, and how the answer is written.
const readerMayChoose = [
  "max_threads",
  "max_rows_to_read",
  "max_result_rows",
  "result_overflow_mode",
  "enable_http_compression",
  "send_progress_in_http_headers",
  "http_headers_progress_interval_ms",
  "cancel_http_readonly_queries_on_client_close",
  "output_format_json_quote_64bit_integers",
  "output_format_json_quote_denormals",
  "date_time_output_format",
  "date_time_input_format",
  "session_timezone",
  "join_use_nulls",
  "log_comment",
  "priority",
  "prefer_localhost_replica",
  "distributed_product_mode",
  "optimize_skip_unused_shards",
  "distributed_group_by_no_merge",
  "use_query_cache",
];

/** The server's users.xml. */
export function renderUsersConfig(config: ClickHouseConfig): string {
  const grants = config.readerDatabases
    .map((database) => `<query>GRANT SELECT ON ${checkDatabase(database)}.*</query>`)
    .join("");
  const choices = readerMayChoose.map((name) => `<${name}><changeable_in_readonly/></${name}>`).join("");
  return `<clickhouse>
  <profiles>
    <default/>
    <opener>
      <max_ast_elements>3</max_ast_elements><max_ast_depth>3</max_ast_depth><max_sessions_for_user>1</max_sessions_for_user>
      <constraints><max_ast_elements><const/></max_ast_elements><max_ast_depth><const/></max_ast_depth></constraints>
    </opener>
    <reader>
      <readonly>1</readonly>
      <max_execution_time>${config.readerSecondsMax}</max_execution_time>
      <max_memory_usage>${config.readerMemoryBytesMax}</max_memory_usage>
      <cancel_http_readonly_queries_on_client_close>1</cancel_http_readonly_queries_on_client_close>
      <constraints>
        <max_execution_time><min>1</min><max>${config.readerSecondsMax}</max><changeable_in_readonly/></max_execution_time>
        <max_memory_usage><min>1</min><max>${config.readerMemoryBytesMax}</max><changeable_in_readonly/></max_memory_usage>
        ${choices}
      </constraints>
    </reader>
  </profiles>
  <quotas><default/></quotas>
  <users>
    <default><no_password/><networks><ip>127.0.0.1</ip></networks><profile>opener</profile><quota>default</quota>
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query></grants></default>
    <vivencia>${password(config.password)}<networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile><quota>default</quota><access_management>1</access_management></vivencia>
    <reader>${password(config.readerPassword)}<networks><ip>127.0.0.1</ip></networks>
      <profile>reader</profile><quota>default</quota><grants>${grants}</grants></reader>
  </users>
</clickhouse>
`;
}

function password(clear: string): string {
  return `<password_sha256_hex>${createHash("sha256").update(clear).digest("hex")}</password_sha256_hex>`;
}

/** Quotes the name; a star at its end stays outside the quotes, where it stands for any ending. */
/** A name as it stands in a grant: quoted, a trailing star would be a star and not stand for any ending. */
function checkDatabase(name: string): string {
  if (!/^[A-Za-z_]\w*\*?$/.test(name))
    throw new AppError(
      "bad-config",
      `${name} cannot be a database for the reader: letters, digits, _ and a last * only.`,
    );
  return name;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
