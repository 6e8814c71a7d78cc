-- identities: Array(UUID)
-- units: Array(String)
-- workspace: UInt32
SELECT toString(f.identity) AS name, argMax(f.score, (f.at, f.seq)) AS latest,
  toUnixTimestamp64Milli(max(f.at)) AS time
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.metric = 'nps' AND f.identity IN {identities:Array(UUID)} AND isNotNull(f.score) AND f.unit IN {units:Array(String)}
GROUP BY f.identity
