-- each: UInt32
-- identities: Array(UUID)
-- workspace: UInt32
SELECT toString(f.identity) AS name, toString(f.id) AS response, toUnixTimestamp64Milli(f.at) AS time, f.source AS source,
  if(position(f.properties, '"continues":"') > 0, f.properties, '') AS properties
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.answers > 0
ORDER BY f.at DESC, f.seq DESC
LIMIT {each:UInt32} BY f.identity
