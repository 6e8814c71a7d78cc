-- blocks: Array(UInt64)
-- limit: UInt32
-- units: Array(String)
-- workspace: UInt32
SELECT toString(f.id) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.received) AS received,
  toUnixTimestamp64Milli(f.at) AS time, f.block AS block, f.source AS source, f.event AS event, f.kind AS kind,
  f.channel AS channel, f.touchpoint AS touchpoint, f.placement AS placement, f.url AS url, f.answers AS answers
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.block IN {blocks:Array(UInt64)} AND f.unit IN {units:Array(String)}
ORDER BY f.received DESC, f.block DESC, f.seq DESC, f.id DESC
LIMIT {limit:UInt32}
