-- afterId: UInt64
-- happenedFrom: Int64
-- limit: UInt32
-- receivedFrom: Int64
-- values0: Array(String)
-- values1: Array(String)
-- values2: Array(String)
-- workspace: UInt32
SELECT toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time,
  toUnixTimestamp64Milli(f.received) AS received, f.unit AS unit, f.touchpoint AS touchpoint
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({happenedFrom:Int64}, 'UTC')
  AND f.received >= fromUnixTimestamp64Milli({receivedFrom:Int64}, 'UTC')
  AND (f.received > fromUnixTimestamp64Milli({receivedFrom:Int64}, 'UTC') OR f.id > {afterId:UInt64})
  AND f.kind NOT IN ('invited', 'answered') AND (f.event IN {values0:Array(String)} AND (f.unit IN {values1:Array(String)} OR NOT (f.channel NOT IN {values2:Array(String)})))
ORDER BY f.received, f.id
LIMIT {limit:UInt32}
