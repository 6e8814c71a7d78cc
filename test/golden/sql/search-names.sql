-- keys: Array(String)
-- limit: UInt32
-- words: Array(String)
-- workspace: UInt32
SELECT toString(identity) AS identity
FROM (
  SELECT identity, multiSearchAllPositions(translateUTF8(lowerUTF8(value), 'áàâäãåéèêëíìîïóòôöõúùûüñçýÿ', 'aaaaaaeeeeiiiiooooouuuuncyy'), {words:Array(String)}) AS places
  FROM trait
  WHERE workspace = {workspace:UInt32} AND key IN {keys:Array(String)}
    AND multiSearchAny(translateUTF8(lowerUTF8(value), 'áàâäãåéèêëíìîïóòôöõúùûüñçýÿ', 'aaaaaaeeeeiiiiooooouuuuncyy'), {words:Array(String)})
)
GROUP BY identity
HAVING arrayAll(place -> place > 0, maxForEach(places))
LIMIT {limit:UInt32}
