-- from: Int64
-- to: Int64
-- workspace: UInt32
WITH
  if(empty(p.customer), f.identity, p.customer) AS whose
SELECT
  1 AS isTotal,
  uniqExact(whose) AS n
FROM interaction AS f
GLOBAL ANY LEFT JOIN (
  SELECT identity, argMax(alias.customer, version) AS customer
  FROM alias
  WHERE workspace = {workspace:UInt32}
  GROUP BY identity
) AS p ON f.identity = p.identity
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
