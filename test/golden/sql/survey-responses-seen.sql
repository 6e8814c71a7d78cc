-- event: String
-- from: Int64
-- to: Int64
-- units: Array(String)
-- workspace: UInt32
SELECT '' AS group, substringIndex(f.question, '.', 1) AS survey, uniqExact(f.response) AS n,
  toUnixTimestamp64Milli(max(f.at)) AS lastAt
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AND f.unit IN {units:Array(String)}
  AND f.event = {event:String}
  AND position(f.question, '.') > 0
GROUP BY group, survey
ORDER BY n DESC, group, survey
