CREATE TABLE IF NOT EXISTS trait (
  workspace UInt32,
  identity UUID,
  key LowCardinality(String),
  value String CODEC(ZSTD(1)),
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(at)
ORDER BY (workspace, key, identity)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
  min_compressed_bytes_to_fsync_after_merge = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS alias (
  workspace UInt32,
  identity UUID,
  customer UUID,
  version UInt64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace, identity)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
  min_compressed_bytes_to_fsync_after_merge = 1, non_replicated_deduplication_window = 1000;
