-- identities: Array(UUID)
-- units: Array(String)
-- workspace: UInt32
SELECT kind, channel, currency, count() AS n, count(revenue) AS movements, toString(sum(revenue)) AS total,
  countIf(kind = 'bought' OR revenue > 0) AS purchases,
  toUnixTimestamp64Milli(maxIf(at, kind = 'bought' OR revenue > 0)) AS boughtAt,
  toUnixTimestamp64Milli(min(at)) AS firstAt, toUnixTimestamp64Milli(max(at)) AS lastAt
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)} AND unit IN {units:Array(String)}
GROUP BY kind, channel, currency
