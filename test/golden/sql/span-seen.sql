-- units: Array(String)
-- workspace: UInt32
SELECT count() AS n, toUnixTimestamp64Milli(min(at)) AS firstAt, toUnixTimestamp64Milli(max(at)) AS lastAt
FROM interaction
WHERE workspace = {workspace:UInt32} AND unit IN {units:Array(String)}
