-- identities: Array(UUID)
-- workspace: UInt32
SELECT key, argMax(value, (at, value)) AS latest, toUnixTimestamp64Milli(max(at)) AS time
FROM trait
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
GROUP BY key
ORDER BY key
