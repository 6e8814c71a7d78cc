-- block: UInt64
SELECT 'interactions' AS what, id FROM interaction WHERE block = {block:UInt64}
UNION ALL
SELECT DISTINCT 'answered' AS what, response AS id FROM answer WHERE block = {block:UInt64}
UNION ALL
SELECT DISTINCT 'messages' AS what, id FROM message WHERE block = {block:UInt64}
