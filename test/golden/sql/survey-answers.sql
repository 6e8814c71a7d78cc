-- event: String
-- from: Int64
-- metrics: Array(String)
-- prefix: String
-- survey: String
-- to: Int64
-- workspace: UInt32
SELECT toString(v.version) AS group, f.question AS question, f.choice AS choice, f.score AS score,
  f.scale_min AS scaleMin, f.scale_max AS scaleMax, count() AS n
FROM answer AS f
GLOBAL ANY LEFT JOIN (
  SELECT i.id AS id, toUInt32(JSONExtractUInt(i.properties, 'survey_version')) AS version
  FROM interaction AS i
  WHERE i.workspace = {workspace:UInt32} AND i.event = {event:String} AND JSONExtractString(i.properties, 'survey') = {survey:String}
) AS v ON f.response = v.id
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  AND f.event = {event:String}
  AND startsWith(f.question, {prefix:String})
  AND f.metric IN {metrics:Array(String)}
GROUP BY group, question, choice, score, scaleMin, scaleMax
ORDER BY group, question, choice, score, scaleMin, scaleMax
