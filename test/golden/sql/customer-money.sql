-- identities: Array(UUID)
-- workspace: UInt32
SELECT currency, toFloat64(sum(assumeNotNull(revenue))) AS total, count() AS n
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)} AND isNotNull(revenue)
GROUP BY currency
ORDER BY n DESC, currency
