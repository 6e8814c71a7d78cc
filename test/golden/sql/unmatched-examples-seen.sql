-- identities: Array(UUID)
-- ids: Array(UInt64)
-- units: Array(String)
-- workspace: UInt32
SELECT toString(f.id) AS id, f.properties AS properties
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.id IN {ids:Array(UInt64)} AND f.unit IN {units:Array(String)}
