-- afterId: UInt64
-- happenedFrom: Int64
-- limit: UInt32
-- receivedFrom: Int64
-- where0: Array(String)
-- where1: Array(String)
-- where10: String
-- where11: String
-- where12: Float64
-- where2: Array(String)
-- where3: Array(String)
-- where4: Array(String)
-- where5: Float64
-- where6: Float64
-- where7: String
-- where8: Array(String)
-- where9: String
-- workspace: UInt32
SELECT toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time,
  toUnixTimestamp64Milli(f.received) AS received, f.unit AS unit, f.touchpoint AS touchpoint
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({happenedFrom:Int64}, 'UTC')
  AND f.received >= fromUnixTimestamp64Milli({receivedFrom:Int64}, 'UTC')
  AND (f.received > fromUnixTimestamp64Milli({receivedFrom:Int64}, 'UTC') OR f.id > {afterId:UInt64})
  AND f.kind NOT IN ('invited', 'answered') AND (f.event IN {where0:Array(String)} AND (f.unit IN {where1:Array(String)} OR NOT (f.channel NOT IN {where2:Array(String)})) AND multiSearchAnyCaseInsensitiveUTF8(f.url, {where3:Array(String)}) AND arrayExists(start -> startsWith(lowerUTF8(f.product), start), {where4:Array(String)}) AND ifNull(toFloat64(f.revenue) >= {where5:Float64}, false) AND ifNull(toFloat64(f.wait_ms) <= {where6:Float64}, false) AND multiIf(JSONType(f.properties, {where7:String}) = 'String', JSONExtractString(f.properties, {where7:String}), JSONType(f.properties, {where7:String}) IN ('Int64', 'UInt64', 'Double', 'Bool'), JSONExtractRaw(f.properties, {where7:String}), '') IN {where8:Array(String)} AND (match(if(JSONHas(f.properties, {where9:String}), multiIf(JSONType(f.properties, {where9:String}) = 'String', JSONExtractString(f.properties, {where9:String}), JSONType(f.properties, {where9:String}) IN ('Int64', 'UInt64', 'Double', 'Bool'), JSONExtractRaw(f.properties, {where9:String}), ''), multiIf(JSONType(f.properties, {where10:String}, {where11:String}) = 'String', JSONExtractString(f.properties, {where10:String}, {where11:String}), JSONType(f.properties, {where10:String}, {where11:String}) IN ('Int64', 'UInt64', 'Double', 'Bool'), JSONExtractRaw(f.properties, {where10:String}, {where11:String}), '')), '^[-+]?[0-9]{1,15}([.][0-9]{1,10})?$') AND toFloat64OrZero(if(JSONHas(f.properties, {where9:String}), multiIf(JSONType(f.properties, {where9:String}) = 'String', JSONExtractString(f.properties, {where9:String}), JSONType(f.properties, {where9:String}) IN ('Int64', 'UInt64', 'Double', 'Bool'), JSONExtractRaw(f.properties, {where9:String}), ''), multiIf(JSONType(f.properties, {where10:String}, {where11:String}) = 'String', JSONExtractString(f.properties, {where10:String}, {where11:String}), JSONType(f.properties, {where10:String}, {where11:String}) IN ('Int64', 'UInt64', 'Double', 'Bool'), JSONExtractRaw(f.properties, {where10:String}, {where11:String}), ''))) >= {where12:Float64}))
ORDER BY f.received, f.id
LIMIT {limit:UInt32}
