-- identities: Array(UUID)
-- workspace: UInt32
SELECT channel, count() AS n
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
GROUP BY channel
ORDER BY n DESC, channel
