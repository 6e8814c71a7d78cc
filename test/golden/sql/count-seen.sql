-- from: Int64
-- limit: UInt32
-- to: Int64
-- units: Array(String)
-- workspace: UInt32
SELECT isTotal, count() OVER () AS groupsFound, toString(k0) AS g0, n, answered
FROM (
  SELECT
    grouping(k0) AS isTotal,
    k0,
    count() AS n,
    countIf(wasAnswered) AS answered
  FROM (
    SELECT *, leadInFrame(what, 1, '') OVER (
      PARTITION BY whose ORDER BY at, what = 'answered', seq, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) = 'answered' AS wasAnswered
    FROM (
      SELECT
        f.channel AS k0,
        if(empty(p.customer), f.identity, p.customer) AS whose,
        f.at AS at,
        f.seq AS seq,
        f.id AS id,
        toString(f.kind) AS what,
        (1) AS wanted
      FROM interaction AS f
      GLOBAL ANY LEFT JOIN (
        SELECT identity, argMax(alias.customer, version) AS customer
        FROM alias
        WHERE workspace = {workspace:UInt32}
        GROUP BY identity
      ) AS p ON f.identity = p.identity
      WHERE f.workspace = {workspace:UInt32} AND f.kind IN ('invited', 'answered')
        AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.unit IN {units:Array(String)}
    )
  )
  WHERE what = 'invited' AND wanted AND at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  GROUP BY GROUPING SETS ((k0), ())
)
ORDER BY isTotal DESC, n DESC, k0
LIMIT {limit:UInt32} + 1
