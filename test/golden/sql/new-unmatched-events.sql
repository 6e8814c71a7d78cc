-- limit: UInt32
-- since: Int64
-- workspace: UInt32
SELECT f.event AS event, count() AS n
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.placement = 'none'
GROUP BY f.event
HAVING min(f.received) >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
ORDER BY n DESC, event
LIMIT {limit:UInt32}
