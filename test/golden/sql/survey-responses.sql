-- event: String
-- prefix: String
-- workspace: UInt32
SELECT substringIndex(f.question, '.', 1) AS survey, uniqExact(f.response) AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.event = {event:String} AND position(f.question, '.') > 0
  AND startsWith(f.question, {prefix:String})
GROUP BY survey
ORDER BY survey
