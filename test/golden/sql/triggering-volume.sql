-- since: Int64
-- where0: Array(String)
-- workspace: UInt32
SELECT f.touchpoint AS touchpoint, count() AS n, toUnixTimestamp64Milli(min(f.at)) AS firstAt
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  AND f.kind NOT IN ('invited', 'answered') AND f.event IN {where0:Array(String)}
GROUP BY touchpoint
ORDER BY n DESC, touchpoint
