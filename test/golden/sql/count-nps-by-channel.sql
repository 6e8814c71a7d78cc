-- from: Int64
-- limit: UInt32
-- ownMax: Float64
-- ownMin: Float64
-- passiveFrom: Float64
-- promoterFrom: Float64
-- to: Int64
-- workspace: UInt32
SELECT isTotal, count() OVER () AS groupsFound, toString(k0) AS g0, n, w, w2, promoters, wPromoters, passives, wPassives, detractors, wDetractors, lowest, highest, mixedScales
FROM (
  WITH
    assumeNotNull(f.score) AS given,
    f.weight AS weighs,
    assumeNotNull(ifNull(f.scale_min, {ownMin:Float64})) AS scaleMin,
    assumeNotNull(ifNull(f.scale_max, {ownMax:Float64})) AS scaleMax,
    (given - scaleMin) / (scaleMax - scaleMin) AS position
  SELECT
    grouping(k0) AS isTotal,
    f.channel AS k0,
    count() AS n,
    round(sum(weighs), 9) AS w,
    round(sum(weighs * weighs), 9) AS w2,
    countIf(given >= {promoterFrom:Float64}) AS promoters,
    round(sumIf(weighs, given >= {promoterFrom:Float64}), 9) AS wPromoters,
    countIf(given >= {passiveFrom:Float64} AND given < {promoterFrom:Float64}) AS passives,
    round(sumIf(weighs, given >= {passiveFrom:Float64} AND given < {promoterFrom:Float64}), 9) AS wPassives,
    countIf(given < {passiveFrom:Float64}) AS detractors,
    round(sumIf(weighs, given < {passiveFrom:Float64}), 9) AS wDetractors,
    min(scaleMin) AS lowest,
    max(scaleMax) AS highest,
    uniqExact(scaleMin, scaleMax) > 1 AS mixedScales
  FROM answer AS f
  WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    AND f.metric = 'nps'
    AND isNotNull(f.score) AND f.weight > 0
    AND scaleMin = {ownMin:Float64} AND scaleMax = {ownMax:Float64}
    AND given >= scaleMin AND given <= scaleMax
    AND given = floor(given)
  GROUP BY GROUPING SETS ((k0), ())
)
ORDER BY isTotal DESC, n DESC, k0
LIMIT {limit:UInt32} + 1
