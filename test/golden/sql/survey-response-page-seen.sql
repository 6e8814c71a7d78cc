-- afterAt: Int64
-- afterId: UInt64
-- event: String
-- from: Int64
-- heldChoice0: String
-- heldQuestion0: String
-- heldScore0: Float64
-- limit: UInt32
-- prefix: String
-- survey: String
-- to: Int64
-- units: Array(String)
-- versions: Array(UInt32)
-- words: Array(String)
-- workspace: UInt32
SELECT toString(f.response) AS id, toString(any(f.identity)) AS identity, toUnixTimestamp64Milli(min(f.at)) AS time,
  groupUniqArray(toUnixTimestamp64Milli(f.at)) AS times
FROM answer AS f
GLOBAL ANY LEFT JOIN (
  SELECT i.id AS id, toUInt32(JSONExtractUInt(i.properties, 'survey_version')) AS version
  FROM interaction AS i
  WHERE i.workspace = {workspace:UInt32} AND i.event = {event:String} AND JSONExtractString(i.properties, 'survey') = {survey:String}
) AS v ON f.response = v.id
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AND f.unit IN {units:Array(String)}
  AND f.event = {event:String}
  AND startsWith(f.question, {prefix:String})
  AND v.version IN {versions:Array(UInt32)}
GROUP BY f.response
HAVING (time, f.response) < ({afterAt:Int64}, {afterId:UInt64}) AND countIf(f.question = {heldQuestion0:String} AND f.score = {heldScore0:Float64} AND f.choice = {heldChoice0:String}) > 0 AND countIf(arrayAll(word -> positionCaseInsensitiveUTF8(f.text, word) > 0, {words:Array(String)})) > 0
ORDER BY time DESC, f.response DESC
LIMIT {limit:UInt32}
