-- event: String
-- from: Int64
-- prefix: String
-- to: Int64
-- workspace: UInt32
SELECT group, question, points, count() AS n, sum(difference) AS sum, sum(difference * difference) AS sumSquares
FROM (
  SELECT toString(f.unit) AS group, arrayStringConcat(arraySlice(splitByChar('.', f.question), 1, 2), '.') AS question,
    assumeNotNull(f.scale_max) AS points,
    assumeNotNull(maxIf(f.score, f.metric = 'perception') - maxIf(f.score, f.metric = 'expectation')) AS difference
  FROM answer AS f
  WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  AND f.event = {event:String}
  AND startsWith(f.question, {prefix:String})
    AND f.metric IN ('expectation', 'perception') AND isNotNull(f.score) AND f.scale_min = 1 AND isNotNull(f.scale_max)
  GROUP BY group, f.response, question, points
  HAVING countIf(f.metric = 'expectation') > 0 AND countIf(f.metric = 'perception') > 0
)
GROUP BY group, question, points
ORDER BY group, question, points
