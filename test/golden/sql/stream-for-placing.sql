-- at: Int64
-- id: UInt64
-- identity: UUID
-- limit: UInt32
-- seq: UInt32
-- workspace: UInt32
SELECT toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time, f.seq AS seq,
  f.event AS event, f.url AS url, f.call_type AS callType, f.said AS said, f.source AS source, f.properties AS properties,
  f.order_id AS order, toFloat64(f.revenue) AS revenue, f.answers AS answers, f.touchpoint AS touchpoint,
  f.channel AS channel, f.stage AS stage, f.kind AS kind, f.direct AS direct, f.placement AS placement
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity >= {identity:UUID} AND f.placement != 'said'
  AND (f.identity, f.at, f.seq, f.id) > ({identity:UUID}, fromUnixTimestamp64Milli({at:Int64}, 'UTC'), {seq:UInt32}, {id:UInt64})
ORDER BY f.workspace, f.identity, f.at, f.seq, f.id
LIMIT {limit:UInt32}
