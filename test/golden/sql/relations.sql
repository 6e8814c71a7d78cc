-- identities: Array(UUID)
-- workspace: UInt32
SELECT toString(f.identity) AS identity, toUnixTimestamp64Milli(min(f.at)) AS firstAt,
  ifNull(toFloat64(sum(f.revenue)), 0) AS revenue
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)}
GROUP BY f.identity
