-- workspace: UInt32
SELECT f.source AS source, count() AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32}
GROUP BY f.source
ORDER BY source
