-- key: String
-- workspace: UInt32
SELECT f.value AS name, count() AS n
FROM trait AS f
WHERE f.workspace = {workspace:UInt32} AND f.key = {key:String} AND f.value != ''
GROUP BY name
ORDER BY n DESC, name
LIMIT 100
