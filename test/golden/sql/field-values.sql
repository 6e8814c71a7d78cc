-- workspace: UInt32
SELECT toString(f.event) AS name, count() AS n
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.event != ''
GROUP BY name
ORDER BY n DESC, name
LIMIT 100
