-- limit: UInt32
-- start: Int64
-- units: Array(String)
-- workspace: UInt32
SELECT toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time, f.seq AS seq,
  f.event AS event, f.url AS url, f.call_type AS callType, f.said AS said, f.source AS source, f.properties AS properties,
  f.order_id AS order, toFloat64(f.revenue) AS revenue, f.answers AS answers, f.touchpoint AS touchpoint,
  f.channel AS channel, f.stage AS stage, f.kind AS kind, f.direct AS direct, f.placement AS placement
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.placement != 'said' AND f.at >= fromUnixTimestamp64Milli({start:Int64}, 'UTC') AND f.unit IN {units:Array(String)}
ORDER BY f.at DESC, f.seq DESC, f.id DESC
LIMIT {limit:UInt32}
