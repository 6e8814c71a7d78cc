-- identities: Array(UUID)
-- workspace: UInt32
SELECT key, argMax(value, (at, value)) AS latest
FROM trait
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
GROUP BY key
ORDER BY key
