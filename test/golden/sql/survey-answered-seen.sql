-- event: String
-- from: Int64
-- metrics: Array(String)
-- prefix: String
-- to: Int64
-- units: Array(String)
-- workspace: UInt32
SELECT toString(f.channel) AS group, f.question AS question, uniqExact(f.response) AS n
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AND f.unit IN {units:Array(String)}
  AND f.event = {event:String}
  AND startsWith(f.question, {prefix:String})
  AND f.metric IN {metrics:Array(String)}
GROUP BY group, question
ORDER BY group, question
