-- from: Int64
-- limit: UInt32
-- ownMax: Float64
-- ownMin: Float64
-- to: Int64
-- workspace: UInt32
-- zone: String
SELECT isTotal, groupsFound, toString(k0) AS g0, formatDateTime(toDateTime(bucket, {zone:String}), '%FT%T%z', {zone:String}) AS startsAt, n, w, w2, sum, sumSquares, lowest, highest, mixedScales
FROM (
  SELECT *, max(place) OVER () AS groupsFound
  FROM (
    SELECT *, dense_rank() OVER (ORDER BY isTotal DESC, groupN DESC, k0) AS place
    FROM (
      SELECT *, sum(n) OVER (PARTITION BY isTotal, k0) AS groupN
      FROM (
        WITH
          assumeNotNull(f.score) AS given,
          f.weight AS weighs,
          assumeNotNull(ifNull(f.scale_min, {ownMin:Float64})) AS scaleMin,
          assumeNotNull(ifNull(f.scale_max, {ownMax:Float64})) AS scaleMax,
          (given - scaleMin) / (scaleMax - scaleMin) AS position
        SELECT
          grouping(k0) AS isTotal,
          f.campaign AS k0,
          toUnixTimestamp(f.at) - toMinute(f.at, {zone:String}) * 60 - toSecond(f.at, {zone:String}) + if(timeZoneOffset(toDateTime(toUnixTimestamp(f.at) - toMinute(f.at, {zone:String}) * 60 - toSecond(f.at, {zone:String}), {zone:String})) = timeZoneOffset(toTimeZone(f.at, {zone:String})), 0, 1800) AS bucket,
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
          AND f.metric = 'rating'
          AND isNotNull(f.score) AND f.weight > 0
          AND scaleMin < scaleMax
          AND given >= scaleMin AND given <= scaleMax
        GROUP BY GROUPING SETS ((k0, bucket), ())
      )
    )
  )
)
WHERE isTotal OR place <= {limit:UInt32} + 1
ORDER BY place, bucket
