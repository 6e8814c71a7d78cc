-- afterAt: Int64
-- afterId: UInt64
-- afterSeq: UInt32
-- filter0: Array(String)
-- from: Int64
-- limit: UInt32
-- to: Int64
-- units: Array(String)
-- words: Array(String)
-- workspace: UInt32
SELECT toString(f.response) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time, f.seq AS seq,
  f.text AS comment, f.language AS language, f.channel AS channel, f.touchpoint AS touchpoint, f.unit AS unit,
  f.question AS question
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AND f.unit IN {units:Array(String)}
  AND f.channel IN {filter0:Array(String)}
  AND f.text != ''
  AND arrayAll(word -> positionCaseInsensitiveUTF8(f.text, word) > 0, {words:Array(String)})
  AND (f.at, f.response, f.seq) < (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterId:UInt64}, {afterSeq:UInt32})
ORDER BY f.at DESC, f.response DESC, f.seq DESC
LIMIT {limit:UInt32}
