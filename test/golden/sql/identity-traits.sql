-- identities: Array(UUID)
-- keys: Array(String)
-- workspace: UInt32
SELECT toString(f.identity) AS name, f.key AS key, argMax(f.value, (f.at, f.value)) AS latest,
  toUnixTimestamp64Milli(max(f.at)) AS time
FROM trait AS f
WHERE f.workspace = {workspace:UInt32} AND f.key IN {keys:Array(String)} AND f.identity IN {identities:Array(UUID)}
GROUP BY f.identity, f.key
