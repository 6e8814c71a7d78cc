-- since: Int64
-- workspace: UInt32
SELECT count() AS interactions, sum(f.answers) AS answers
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.received >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
