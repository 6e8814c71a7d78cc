-- first: Int64
-- last: Int64
-- responses: Array(UInt64)
-- times: Array(Int64)
-- workspace: UInt32
SELECT toString(f.response) AS response, toUnixTimestamp64Milli(f.at) AS time, f.metric AS metric, f.question AS question, f.score AS score,
  f.scale_min AS scaleMin, f.scale_max AS scaleMax, f.choice AS choice, f.text AS text
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.response IN {responses:Array(UInt64)}
  AND f.at >= fromUnixTimestamp64Milli({first:Int64}, 'UTC') AND f.at <= fromUnixTimestamp64Milli({last:Int64}, 'UTC')
  AND f.at IN arrayMap(time -> fromUnixTimestamp64Milli(time, 'UTC'), {times:Array(Int64)})
ORDER BY f.response, f.seq
