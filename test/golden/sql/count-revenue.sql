-- from: Int64
-- to: Int64
-- workspace: UInt32
SELECT
  1 AS isTotal,
  count() AS n,
  toFloat64(sum(assumeNotNull(f.revenue))) AS revenue,
  arrayDistinct([min(f.currency), minIf(f.currency, f.currency != ''), max(f.currency)]) AS currencies
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  AND isNotNull(f.revenue)
