-- from: Int64
-- limit: UInt32
-- to: Int64
-- workspace: UInt32
-- zone: String
SELECT isTotal, groupsFound, toString(k0) AS g0, formatDateTime(toDateTime(bucket, {zone:String}), '%FT%T%z', {zone:String}) AS startsAt, n, answered
FROM (
  SELECT *, max(place) OVER () AS groupsFound
  FROM (
    SELECT *, dense_rank() OVER (ORDER BY isTotal DESC, groupN DESC, k0) AS place
    FROM (
      SELECT *, sum(n) OVER (PARTITION BY isTotal, k0) AS groupN
      FROM (
        SELECT
          grouping(k0) AS isTotal,
          k0,
          bucket,
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
              toUnixTimestamp(toDateTime(toStartOfWeek(f.at, 1, {zone:String}), {zone:String})) AS bucket,
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
              AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
          )
        )
        WHERE what = 'invited' AND wanted AND at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
        GROUP BY GROUPING SETS ((k0, bucket), ())
      )
    )
  )
)
WHERE isTotal OR place <= {limit:UInt32} + 1
ORDER BY place, bucket
