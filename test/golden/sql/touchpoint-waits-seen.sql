-- from: Int64
-- to: Int64
-- touchpoints: Array(String)
-- units: Array(String)
-- waits: Array(UInt64)
-- workspace: UInt32
SELECT f.touchpoint AS touchpoint, count() AS n, avg(f.wait_ms) AS meanMs, quantileExact(0.9)(assumeNotNull(f.wait_ms)) AS p90Ms,
  countIf(f.wait_ms <= transform(toString(f.touchpoint), {touchpoints:Array(String)}, {waits:Array(UInt64)}, toUInt64(0))) AS within
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AND f.wait_ms IS NOT NULL AND f.touchpoint != '' AND f.unit IN {units:Array(String)}
GROUP BY f.touchpoint
ORDER BY touchpoint
