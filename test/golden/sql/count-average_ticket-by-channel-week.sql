-- from: Int64
-- limit: UInt32
-- to: Int64
-- workspace: UInt32
-- zone: String
SELECT isTotal, groupsFound, toString(k0) AS g0, formatDateTime(toDateTime(bucket, {zone:String}), '%FT%T%z', {zone:String}) AS startsAt, n, revenue, sumSquares, currencies
FROM (
  SELECT *, max(place) OVER () AS groupsFound
  FROM (
    SELECT *, dense_rank() OVER (ORDER BY isTotal DESC, groupN DESC, k0) AS place
    FROM (
      SELECT *, sum(n) OVER (PARTITION BY isTotal, k0) AS groupN
      FROM (
        SELECT
          isTotal,
          k0,
          bucket,
          count() AS n,
          toFloat64(sum(ticket)) AS revenue,
          toFloat64(sum(toDecimal256(ticket, 4) * toDecimal256(ticket, 4))) AS sumSquares,
          arrayDistinct([min(firstCurrency), minIf(namedCurrency, namedCurrency != ''), max(lastCurrency)]) AS currencies
        FROM (
          WITH
            if(f.order_id = '', f.id, sipHash64(f.order_id)) AS orderKey
          SELECT
            grouping(k0) AS isTotal,
            f.channel AS k0,
            toUnixTimestamp(toDateTime(toStartOfWeek(f.at, 1, {zone:String}), {zone:String})) AS bucket,
            orderKey,
            sum(assumeNotNull(f.revenue)) AS ticket,
            min(f.currency) AS firstCurrency,
            max(f.currency) AS lastCurrency,
            minIf(f.currency, f.currency != '') AS namedCurrency
          FROM interaction AS f
          WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            AND isNotNull(f.revenue) AND (f.order_id != '' OR f.revenue >= 0)
          GROUP BY GROUPING SETS ((k0, bucket, orderKey), (orderKey))
        )
        GROUP BY isTotal, k0, bucket
      )
    )
  )
)
WHERE isTotal OR place <= {limit:UInt32} + 1
ORDER BY place, bucket
