-- afterAt: Int64
-- afterIdentity: UUID
-- units: Array(String)
-- window: UInt32
-- without: Array(UUID)
-- workspace: UInt32
SELECT toString(newest.identity) AS name, toUnixTimestamp64Milli(max(newest.at)) AS time
FROM (
  SELECT f.identity AS identity, f.at AS at
  FROM interaction AS f
  WHERE f.workspace = {workspace:UInt32} AND f.unit IN {units:Array(String)}
    AND f.at <= fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC')
    AND (f.at, f.identity) < (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterIdentity:UUID})
    AND f.identity NOT IN {without:Array(UUID)}
  ORDER BY f.at DESC, f.identity DESC
  LIMIT {window:UInt32}
) AS newest
GROUP BY newest.identity
ORDER BY max(newest.at) DESC, newest.identity DESC
