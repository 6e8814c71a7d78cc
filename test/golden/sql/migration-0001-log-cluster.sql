CREATE TABLE IF NOT EXISTS interaction_local (
  workspace UInt32 CODEC(ZSTD(1)),
  identity UUID CODEC(ZSTD(1)),
  at DateTime64(3, 'UTC') CODEC(T64, ZSTD(1)),
  seq UInt32 CODEC(T64, ZSTD(1)),
  id UInt64 CODEC(NONE),
  received DateTime64(3, 'UTC') CODEC(T64, ZSTD(1)),
  kind LowCardinality(String) CODEC(ZSTD(1)),
  channel LowCardinality(String) CODEC(ZSTD(1)),
  touchpoint LowCardinality(String) CODEC(ZSTD(1)),
  stage LowCardinality(String) CODEC(ZSTD(1)),
  direct Bool CODEC(ZSTD(1)),
  placement LowCardinality(String) CODEC(ZSTD(1)),
  event LowCardinality(String) CODEC(ZSTD(1)),
  unit LowCardinality(String) CODEC(ZSTD(1)),
  employee LowCardinality(String) CODEC(ZSTD(1)),
  campaign LowCardinality(String) CODEC(ZSTD(1)),
  product LowCardinality(String) CODEC(ZSTD(1)),
  order_id String CODEC(ZSTD(1)),
  outcome LowCardinality(String) CODEC(ZSTD(1)),
  wait_ms Nullable(UInt64) CODEC(ZSTD(1)),
  duration_ms Nullable(UInt64) CODEC(T64, ZSTD(1)),
  revenue Nullable(Decimal(18, 4)) CODEC(ZSTD(1)),
  currency LowCardinality(String) CODEC(ZSTD(1)),
  language LowCardinality(String) CODEC(ZSTD(1)),
  session String CODEC(ZSTD(1)),
  url String CODEC(ZSTD(1)),
  source LowCardinality(String) CODEC(ZSTD(1)),
  source_id String CODEC(ZSTD(1)),
  properties String CODEC(ZSTD(1)),
  answers UInt16 CODEC(ZSTD(1)),
  call_type LowCardinality(String) CODEC(ZSTD(1)),
  said LowCardinality(String) CODEC(ZSTD(1)),
  block UInt64 CODEC(T64, ZSTD(1)),
  PROJECTION by_kind (
    SELECT workspace, kind, at, channel, touchpoint, stage, direct, event, unit, employee, campaign, language, source,
      revenue, currency
    ORDER BY workspace, kind, at
  )
)
ENGINE = MergeTree
PARTITION BY toYear(at)
ORDER BY (workspace, identity, at, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
  min_compressed_bytes_to_fsync_after_merge = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS answer_local (
  workspace UInt32 CODEC(ZSTD(1)),
  metric LowCardinality(String) CODEC(ZSTD(1)),
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  response UInt64 CODEC(NONE),
  seq UInt32 CODEC(ZSTD(1)),
  identity UUID CODEC(NONE),
  received DateTime64(3, 'UTC') CODEC(T64, ZSTD(1)),
  question LowCardinality(String) CODEC(ZSTD(1)),
  scale_min Nullable(Float64) CODEC(ZSTD(1)),
  scale_max Nullable(Float64) CODEC(ZSTD(1)),
  score Nullable(Float64) CODEC(ZSTD(1)),
  choice LowCardinality(String) CODEC(ZSTD(1)),
  text String CODEC(ZSTD(3)),
  weight Float64 CODEC(ZSTD(1)),
  channel LowCardinality(String) CODEC(ZSTD(1)),
  touchpoint LowCardinality(String) CODEC(ZSTD(1)),
  stage LowCardinality(String) CODEC(ZSTD(1)),
  kind LowCardinality(String) CODEC(ZSTD(1)),
  direct Bool CODEC(ZSTD(1)),
  event LowCardinality(String) CODEC(ZSTD(1)),
  unit LowCardinality(String) CODEC(ZSTD(1)),
  employee LowCardinality(String) CODEC(ZSTD(1)),
  campaign LowCardinality(String) CODEC(ZSTD(1)),
  language LowCardinality(String) CODEC(ZSTD(1)),
  source LowCardinality(String) CODEC(ZSTD(1)),
  block UInt64 CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYear(at)
ORDER BY (workspace, metric, at, response, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
  min_compressed_bytes_to_fsync_after_merge = 1, non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS message_local (
  workspace UInt32 CODEC(ZSTD(1)),
  id UInt64 CODEC(NONE),
  block UInt64 CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (workspace, id)
SETTINGS index_granularity = 512, fsync_after_insert = 1, fsync_part_directory = 1,
  min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1,
  non_replicated_deduplication_window = 1000;

CREATE TABLE IF NOT EXISTS interaction AS interaction_local
ENGINE = Distributed('main', 'vivencia', 'interaction_local', sipHash64(workspace, identity));

CREATE TABLE IF NOT EXISTS answer AS answer_local
ENGINE = Distributed('main', 'vivencia', 'answer_local', sipHash64(workspace, identity));

CREATE TABLE IF NOT EXISTS message AS message_local
ENGINE = Distributed('main', 'vivencia', 'message_local', sipHash64(workspace, id));
