-- key: String
-- units: Array(String)
-- workspace: UInt32
SELECT f.value AS name, count() AS n
FROM trait AS f
WHERE f.workspace = {workspace:UInt32} AND f.key = {key:String} AND f.value != '' AND f.identity GLOBAL IN (WITH
    alias_now AS (SELECT identity, argMax(alias.customer, version) AS customer
  FROM alias
  WHERE workspace = {workspace:UInt32}
  GROUP BY identity),
    seen AS (
      SELECT DISTINCT if(empty(a.customer), there.identity, a.customer) AS customer
      FROM (SELECT DISTINCT identity FROM interaction WHERE workspace = {workspace:UInt32} AND unit IN {units:Array(String)}) AS there
      GLOBAL ANY LEFT JOIN alias_now AS a ON there.identity = a.identity
    )
  SELECT customer AS identity FROM seen WHERE customer GLOBAL NOT IN (SELECT identity FROM alias_now WHERE identity != customer)
  UNION ALL
  SELECT identity FROM alias_now WHERE customer GLOBAL IN (SELECT customer FROM seen))
GROUP BY name
ORDER BY n DESC, name
LIMIT 100
