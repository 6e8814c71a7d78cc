-- identities: Array(UUID)
-- workspace: UInt32
SELECT toString(f.identity) AS identity, toUnixTimestamp64Milli(max(f.at)) AS time
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.kind = 'answered'
GROUP BY f.identity
