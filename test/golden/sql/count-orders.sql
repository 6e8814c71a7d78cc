-- from: Int64
-- to: Int64
-- workspace: UInt32
WITH
  if(f.order_id = '', f.id, sipHash64(f.order_id)) AS orderKey
SELECT
  1 AS isTotal,
  uniqExact(orderKey) AS n
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  AND isNotNull(f.revenue) AND (f.order_id != '' OR f.revenue >= 0)
