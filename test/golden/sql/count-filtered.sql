-- boxesMax: Float64
-- filter0: Array(String)
-- filter1: Array(String)
-- filter2: Array(String)
-- filter3: Array(String)
-- from: Int64
-- limit: UInt32
-- ownMax: Float64
-- ownMin: Float64
-- question: String
-- sliderTopFrom: Float64
-- to: Int64
-- trait0: String
-- trait1: String
-- twoBoxesFrom: Float64
-- workspace: UInt32
-- zone: String
SELECT isTotal, count() OVER () AS groupsFound, toString(k0) AS g0, toString(k1) AS g1, n, w, w2, top, wTop, sum, sumSquares, lowest, highest, mixedScales
FROM (
  WITH
    assumeNotNull(f.score) AS given,
    1. AS weighs,
    assumeNotNull(ifNull(f.scale_min, {ownMin:Float64})) AS scaleMin,
    assumeNotNull(ifNull(f.scale_max, {ownMax:Float64})) AS scaleMax,
    (given - scaleMin) / (scaleMax - scaleMin) AS position,
    multiIf(
        floor(scaleMax) - ceil(scaleMin) + 1 < {twoBoxesFrom:Float64}, scaleMax,
        floor(scaleMax) - ceil(scaleMin) + 1 <= {boxesMax:Float64}, scaleMax - 1,
        scaleMin + {sliderTopFrom:Float64} * (scaleMax - scaleMin)
      ) AS topFrom
  SELECT
    grouping(k0) AS isTotal,
    p.trait0 AS k0,
    f.unit AS k1,
    count() AS n,
    round(sum(weighs), 9) AS w,
    round(sum(weighs * weighs), 9) AS w2,
    countIf(given >= topFrom) AS top,
    round(sumIf(weighs, given >= topFrom), 9) AS wTop,
    round(sum(weighs * position), 9) AS sum,
    round(sum(weighs * position * position), 9) AS sumSquares,
    min(scaleMin) AS lowest,
    max(scaleMax) AS highest,
    uniqExact(scaleMin, scaleMax) > 1 AS mixedScales
  FROM answer AS f
  GLOBAL ANY LEFT JOIN (
    WITH
      alias_now AS (SELECT identity, argMax(alias.customer, version) AS customer
    FROM alias
    WHERE workspace = {workspace:UInt32}
    GROUP BY identity),
      trait_now AS (
        SELECT if(empty(a.customer), t.identity, a.customer) AS customer, argMaxIf(t.value, (t.at, t.value), t.key = {trait0:String}) AS trait0, argMaxIf(t.value, (t.at, t.value), t.key = {trait1:String}) AS trait1
        FROM trait AS t
        GLOBAL ANY LEFT JOIN alias_now AS a ON t.identity = a.identity
        WHERE t.workspace = {workspace:UInt32} AND t.key IN ({trait0:String}, {trait1:String})
        GROUP BY customer
      )
    SELECT who.identity AS identity, who.customer AS customer, trait0, trait1
    FROM (
      SELECT identity, customer FROM alias_now
      UNION ALL
      SELECT customer AS identity, customer FROM trait_now WHERE customer GLOBAL NOT IN (SELECT identity FROM alias_now)
    ) AS who
    GLOBAL ANY LEFT JOIN trait_now ON who.customer = trait_now.customer
  ) AS p ON f.identity = p.identity
  WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    AND f.channel IN {filter0:Array(String)} AND toString(toHour(f.at, {zone:String})) NOT IN {filter1:Array(String)} AND multiSearchAnyCaseInsensitiveUTF8(p.trait1, {filter2:Array(String)}) AND toString(f.direct) IN {filter3:Array(String)}
    AND f.metric = 'csat'
    AND isNotNull(f.score) AND f.weight > 0
    AND scaleMin < scaleMax
    AND given >= scaleMin AND given <= scaleMax
    AND f.question = {question:String}
  GROUP BY GROUPING SETS ((k0, k1), ())
)
ORDER BY isTotal DESC, n DESC, k0, k1
LIMIT {limit:UInt32} + 1
