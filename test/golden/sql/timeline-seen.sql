-- afterAt: Int64
-- afterId: UInt64
-- afterSeq: UInt32
-- channels: Array(String)
-- identities: Array(UUID)
-- kinds: Array(String)
-- limit: UInt32
-- units: Array(String)
-- until: Int64
-- workspace: UInt32
SELECT toString(f.id) AS id, toUnixTimestamp64Milli(f.at) AS time, f.seq AS seq, f.kind AS kind, f.channel AS channel,
  f.touchpoint AS touchpoint, f.stage AS stage, f.event AS event, f.unit AS unit, f.employee AS employee,
  f.product AS product, f.order_id AS order, f.campaign AS campaign, f.outcome AS outcome,
  f.wait_ms AS waitMs, f.duration_ms AS durationMs, toFloat64(f.revenue) AS revenue, f.currency AS currency,
  f.language AS language, f.session AS session, f.source AS source, f.url AS url, f.properties AS properties, f.answers AS answers
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.unit IN {units:Array(String)}
  AND f.channel IN {channels:Array(String)}
  AND f.kind IN {kinds:Array(String)}
  AND f.answers > 0
  AND f.at <= fromUnixTimestamp64Milli({until:Int64}, 'UTC')
  AND (f.at, f.seq, f.id) < (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterSeq:UInt32}, {afterId:UInt64})
  AND f.at <= fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC')
ORDER BY f.at DESC, f.seq DESC, f.id DESC
LIMIT {limit:UInt32}
