-- workspace: UInt32
SELECT DISTINCT toString(key) AS name
FROM trait
WHERE workspace = {workspace:UInt32}
ORDER BY name
LIMIT 500
