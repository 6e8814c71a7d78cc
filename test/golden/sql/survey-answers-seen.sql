-- event: String
-- metrics: Array(String)
-- prefix: String
-- units: Array(String)
-- workspace: UInt32
SELECT f.question AS question, f.choice AS choice, f.score AS score, f.scale_min AS scaleMin, f.scale_max AS scaleMax,
  count() AS n
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.metric IN {metrics:Array(String)} AND f.event = {event:String}
  AND startsWith(f.question, {prefix:String}) AND f.unit IN {units:Array(String)}
GROUP BY question, choice, score, scaleMin, scaleMax
ORDER BY question, choice, score, scaleMin, scaleMax
