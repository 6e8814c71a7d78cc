-- identities: Array(UUID)
-- workspace: UInt32
SELECT toString(a.identity) AS identity, toString(argMax(a.customer, a.version)) AS customer
FROM alias AS a
WHERE a.workspace = {workspace:UInt32} AND a.identity IN {identities:Array(UUID)}
GROUP BY a.identity
