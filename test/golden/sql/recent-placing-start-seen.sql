-- limit: UInt32
-- units: Array(String)
-- workspace: UInt32
SELECT count() AS n, toUnixTimestamp64Milli(min(at)) AS start
FROM (
  SELECT f.at AS at
  FROM interaction AS f
  WHERE f.workspace = {workspace:UInt32} AND f.placement != 'said' AND f.unit IN {units:Array(String)}
  ORDER BY f.at DESC
  LIMIT {limit:UInt32}
)
