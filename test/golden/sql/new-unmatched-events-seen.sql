-- limit: UInt32
-- since: Int64
-- units: Array(String)
-- workspace: UInt32
SELECT f.event AS event, count() AS n
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.placement = 'none' AND f.unit IN {units:Array(String)}
GROUP BY f.event
HAVING min(f.received) >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
ORDER BY n DESC, event
LIMIT {limit:UInt32}
