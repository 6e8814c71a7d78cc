-- first: UInt64
-- last: UInt64
-- since: UInt64
SELECT workspace, id
FROM message
WHERE block >= {since:UInt64} AND id BETWEEN {first:UInt64} AND {last:UInt64}
