-- limit: UInt32
-- units: Array(String)
-- workspace: UInt32
SELECT f.event AS event, f.source AS source, count() AS n, toUnixTimestamp64Milli(min(f.at)) AS firstAt,
  toUnixTimestamp64Milli(max(f.at)) AS lastAt, toString(argMax(f.identity, (f.at, f.seq, f.id))) AS identity,
  toString(argMax(f.id, (f.at, f.seq, f.id))) AS id
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.placement = 'none' AND f.unit IN {units:Array(String)}
GROUP BY f.event, f.source
ORDER BY n DESC, event, source
LIMIT {limit:UInt32}
