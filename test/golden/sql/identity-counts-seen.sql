-- afterAt: Int64
-- afterIdentity: UUID
-- identities: Array(UUID)
-- units: Array(String)
-- workspace: UInt32
SELECT toString(f.identity) AS name, count() AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt, max((f.at, f.identity) >= (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterIdentity:UUID})) AS passed
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.unit IN {units:Array(String)}
GROUP BY f.identity
