-- ids: Array(UInt64)
-- workspace: UInt32
SELECT id, min(block) AS block
FROM interaction
WHERE workspace = {workspace:UInt32} AND id IN {ids:Array(UInt64)}
GROUP BY id
