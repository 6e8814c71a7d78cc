-- afterAt: Int64
-- afterIdentity: UUID
-- identities: Array(UUID)
-- workspace: UInt32
SELECT toString(f.identity) AS name, count() AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt, max((f.at, f.identity) >= (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterIdentity:UUID})) AS passed
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)}
GROUP BY f.identity
