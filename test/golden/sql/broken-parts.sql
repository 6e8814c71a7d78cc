-- database: String
SELECT table, name AS part, reason
FROM system.detached_parts
WHERE database = {database:String} AND (reason LIKE 'broken%' OR reason IN ('unexpected', 'noquorum', 'covered-by-broken'))
ORDER BY table, part
