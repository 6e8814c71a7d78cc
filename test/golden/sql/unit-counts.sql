-- limit: UInt32
-- workspace: UInt32
SELECT f.unit AS unit, count() AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.unit != ''
GROUP BY f.unit
ORDER BY n DESC, unit
LIMIT {limit:UInt32}
