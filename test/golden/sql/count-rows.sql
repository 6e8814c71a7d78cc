-- from: UInt64
-- size: UInt64
-- to: UInt64
-- workspace: UInt32
SELECT 'interactions' AS what, intDiv(block, {size:UInt64}) AS span, count() AS n
FROM interaction
WHERE block >= {from:UInt64} AND block < {to:UInt64} AND ({workspace:UInt32} = 0 OR workspace = {workspace:UInt32})
GROUP BY span
UNION ALL
SELECT 'answers' AS what, intDiv(block, {size:UInt64}) AS span, count() AS n
FROM answer
WHERE block >= {from:UInt64} AND block < {to:UInt64} AND ({workspace:UInt32} = 0 OR workspace = {workspace:UInt32})
GROUP BY span
UNION ALL
SELECT 'messages' AS what, intDiv(block, {size:UInt64}) AS span, count() AS n
FROM message
WHERE block >= {from:UInt64} AND block < {to:UInt64} AND ({workspace:UInt32} = 0 OR workspace = {workspace:UInt32})
GROUP BY span
