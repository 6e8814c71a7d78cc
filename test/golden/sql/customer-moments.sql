-- identities: Array(UUID)
-- workspace: UInt32
SELECT
  countIf(kind = 'bought' OR revenue > 0) AS purchases,
  toUnixTimestamp64Milli(maxIf(at, kind = 'bought' OR revenue > 0)) AS boughtAt,
  countIf(kind = 'left') AS departures,
  toUnixTimestamp64Milli(maxIf(at, kind = 'left')) AS leftAt
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
