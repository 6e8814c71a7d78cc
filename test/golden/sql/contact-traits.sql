-- identities: Array(UUID)
-- workspace: UInt32
SELECT toString(f.identity) AS identity, f.key AS key, argMax(f.value, (f.at, f.value)) AS latest,
  toUnixTimestamp64Milli(max(f.at)) AS time
FROM trait AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)}
  AND match(f.key, '(?i)consent|opt[_-]?in|name|nombre|apellido|company|empresa|language|idioma|locale|time.?zone|zona')
GROUP BY f.identity, f.key
