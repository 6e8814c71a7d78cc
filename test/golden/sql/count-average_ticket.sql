-- from: Int64
-- to: Int64
-- workspace: UInt32
SELECT
  isTotal,
  count() AS n,
  toFloat64(sum(ticket)) AS revenue,
  toFloat64(sum(toDecimal256(ticket, 4) * toDecimal256(ticket, 4))) AS sumSquares,
  arrayDistinct([min(firstCurrency), minIf(namedCurrency, namedCurrency != ''), max(lastCurrency)]) AS currencies
FROM (
  WITH
    if(f.order_id = '', f.id, sipHash64(f.order_id)) AS orderKey
  SELECT
    1 AS isTotal,
    orderKey,
    sum(assumeNotNull(f.revenue)) AS ticket,
    min(f.currency) AS firstCurrency,
    max(f.currency) AS lastCurrency,
    minIf(f.currency, f.currency != '') AS namedCurrency
  FROM interaction AS f
  WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    AND isNotNull(f.revenue) AND (f.order_id != '' OR f.revenue >= 0)
  GROUP BY orderKey
)
GROUP BY isTotal
