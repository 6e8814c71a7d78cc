-- from: Int64
-- ownMax: Float64
-- ownMin: Float64
-- to: Int64
-- workspace: UInt32
WITH
  assumeNotNull(f.score) AS given,
  f.weight AS weighs,
  assumeNotNull(if(f.metric = 'ces1', ifNull(f.scale_min, {ownMin:Float64}), f.scale_min)) AS scaleMin,
  assumeNotNull(if(f.metric = 'ces1', ifNull(f.scale_max, {ownMax:Float64}), f.scale_max)) AS scaleMax,
  (given - scaleMin) / (scaleMax - scaleMin) AS position
SELECT
  1 AS isTotal,
  count() AS n,
  round(sum(weighs), 9) AS w,
  round(sum(weighs * weighs), 9) AS w2,
  round(sum(weighs * position), 9) AS sum,
  round(sum(weighs * position * position), 9) AS sumSquares,
  min(scaleMin) AS lowest,
  max(scaleMax) AS highest,
  uniqExact(scaleMin, scaleMax) > 1 AS mixedScales
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  AND f.metric IN ('ces', 'ces1')
  AND isNotNull(f.score) AND f.weight > 0
  AND scaleMin = {ownMin:Float64} AND scaleMax = {ownMax:Float64}
  AND given >= scaleMin AND given <= scaleMax
