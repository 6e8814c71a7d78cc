-- from: Int64
-- limit: UInt32
-- s0v0: String
-- s0v1: Array(String)
-- s0v10: UInt32
-- s0v11: Float64
-- s0v12: Float64
-- s0v13: Float64
-- s0v14: Float64
-- s0v15: Float64
-- s0v16: Int64
-- s0v17: Float64
-- s0v18: Array(String)
-- s0v19: Float64
-- s0v2: String
-- s0v20: Int64
-- s0v21: Array(String)
-- s0v3: Float64
-- s0v4: String
-- s0v5: String
-- s0v6: Int64
-- s0v7: Int64
-- s0v8: Array(String)
-- s0v9: Float64
-- to: Int64
-- workspace: UInt32
SELECT isTotal, count() OVER () AS groupsFound, toString(k0) AS g0, n
FROM (
  WITH
    if(empty(p.customer), f.identity, p.customer) AS whose
  SELECT
    grouping(k0) AS isTotal,
    if(if(empty(p.customer), f.identity, p.customer) GLOBAL IN (
  SELECT i.customer AS customer
  FROM (
    SELECT if(empty(a.customer), f.identity, a.customer) AS customer,
      countIf(f.at >= fromUnixTimestamp64Milli({s0v6:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({s0v7:Int64}, 'UTC') AND f.channel IN {s0v8:Array(String)} AND ifNull(toFloat64(f.wait_ms) >= {s0v9:Float64}, false)) AS c0,
      uniqExactIf(if(f.order_id = '', f.id, sipHash64(f.order_id)), isNotNull(f.revenue) AND f.currency IN {s0v18:Array(String)} AND (f.order_id != '' OR f.revenue >= 0)) AS c1,
      toFloat64(sumIf(assumeNotNull(f.revenue), isNotNull(f.revenue) AND f.currency IN {s0v18:Array(String)} AND (f.order_id != '' OR f.revenue >= 0))) AS c2,
      max(f.at) AS c3,
      countIf((f.kind = 'bought' OR ifNull(f.revenue > 0, false))) AS c4,
      maxIf(f.at, (f.kind = 'bought' OR ifNull(f.revenue > 0, false))) AS c5,
      countIf(f.kind = 'left') AS c6,
      maxIf(f.at, f.kind = 'left') AS c7
    FROM interaction AS f
    GLOBAL ANY LEFT JOIN (SELECT identity, argMax(alias.customer, version) AS customer
    FROM alias
    WHERE workspace = {workspace:UInt32}
    GROUP BY identity) AS a ON f.identity = a.identity
    WHERE f.workspace = {workspace:UInt32}
    GROUP BY customer
  ) AS i
  GLOBAL ANY LEFT JOIN (
    SELECT if(empty(a.customer), f.identity, a.customer) AS customer,
      argMaxIf(ifNull((assumeNotNull(f.score) >= {s0v13:Float64}), false), (f.at, f.response, f.seq), f.metric = 'nps' AND isNotNull(f.score) AND f.weight > 0 AND ifNull(f.scale_min, {s0v11:Float64}) = {s0v11:Float64} AND ifNull(f.scale_max, {s0v12:Float64}) = {s0v12:Float64} AND assumeNotNull(f.score) >= ifNull(f.scale_min, {s0v11:Float64}) AND assumeNotNull(f.score) <= ifNull(f.scale_max, {s0v12:Float64}) AND assumeNotNull(f.score) = floor(assumeNotNull(f.score))) AS c0,
      countIf(f.metric = 'csat' AND isNotNull(f.score) AND f.weight > 0 AND ifNull(f.scale_min, {s0v14:Float64}) < ifNull(f.scale_max, {s0v15:Float64}) AND assumeNotNull(f.score) >= ifNull(f.scale_min, {s0v14:Float64}) AND assumeNotNull(f.score) <= ifNull(f.scale_max, {s0v15:Float64}) AND f.at >= fromUnixTimestamp64Milli({s0v16:Int64}, 'UTC') AND ({s0v14:Float64} + ((assumeNotNull(f.score) - ifNull(f.scale_min, {s0v14:Float64})) / (ifNull(f.scale_max, {s0v15:Float64}) - ifNull(f.scale_min, {s0v14:Float64}))) * ({s0v15:Float64} - {s0v14:Float64})) <= {s0v17:Float64}) > 0 AS c1
    FROM answer AS f
    GLOBAL ANY LEFT JOIN (SELECT identity, argMax(alias.customer, version) AS customer
    FROM alias
    WHERE workspace = {workspace:UInt32}
    GROUP BY identity) AS a ON f.identity = a.identity
    WHERE f.workspace = {workspace:UInt32} AND f.metric IN ('csat', 'nps')
    GROUP BY customer
  ) AS s ON i.customer = s.customer
  GLOBAL ANY LEFT JOIN (
    SELECT if(empty(a.customer), f.identity, a.customer) AS customer,
      argMaxIf(f.value, (f.at, f.value), f.key = {s0v0:String}) AS c0,
      argMaxIf(f.value, (f.at, f.value), f.key = {s0v2:String}) AS c1
    FROM trait AS f
    GLOBAL ANY LEFT JOIN (SELECT identity, argMax(alias.customer, version) AS customer
    FROM alias
    WHERE workspace = {workspace:UInt32}
    GROUP BY identity) AS a ON f.identity = a.identity
    WHERE f.workspace = {workspace:UInt32} AND f.key IN ({s0v0:String}, {s0v2:String})
    GROUP BY customer
  ) AS t ON i.customer = t.customer
  WHERE (t.c0 IN {s0v1:Array(String)} AND ((match(t.c1, '^[-+]?[0-9]{1,15}([.][0-9]{1,10})?$') AND toFloat64OrZero(t.c1) >= {s0v3:Float64})) AND NOT (match(t.c0, '^[0-9]{4}-[0-9]{2}-[0-9]{2}') AND left(t.c0, 10) >= {s0v4:String} AND left(t.c0, 10) <= {s0v5:String}) AND i.c0 >= {s0v10:UInt32} AND s.c0 = 1 AND s.c1 = 1 AND (i.c1 > 0 AND i.c2 / i.c1 >= {s0v19:Float64}) AND (i.c3 < fromUnixTimestamp64Milli({s0v20:Int64}, 'UTC')) AND multiIf(i.c4 = 0, 'prospective', (i.c6 > 0 AND i.c7 >= i.c5), 'past', 'current') IN {s0v21:Array(String)})
  ), 'in', 'out') AS k0,
    uniqExact(whose) AS n
  FROM interaction AS f
  GLOBAL ANY LEFT JOIN (
    SELECT identity, argMax(alias.customer, version) AS customer
    FROM alias
    WHERE workspace = {workspace:UInt32}
    GROUP BY identity
  ) AS p ON f.identity = p.identity
  WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  GROUP BY GROUPING SETS ((k0), ())
)
ORDER BY isTotal DESC, n DESC, k0
LIMIT {limit:UInt32} + 1
