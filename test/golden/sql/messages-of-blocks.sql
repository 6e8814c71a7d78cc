-- blocks: Array(UInt64)
SELECT workspace, id
FROM message
WHERE block IN {blocks:Array(UInt64)}
