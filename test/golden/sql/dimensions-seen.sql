-- units: Array(String)
-- workspace: UInt32
SELECT field, arraySort(groupUniqArray(500)(value)) AS found
FROM (
  SELECT DISTINCT 'channel' AS field, toString(channel) AS value FROM interaction WHERE workspace = {workspace:UInt32} AND channel != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'channel' AS field, toString(channel) AS value FROM answer WHERE workspace = {workspace:UInt32} AND channel != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'stage' AS field, toString(stage) AS value FROM interaction WHERE workspace = {workspace:UInt32} AND stage != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'stage' AS field, toString(stage) AS value FROM answer WHERE workspace = {workspace:UInt32} AND stage != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'touchpoint' AS field, toString(touchpoint) AS value FROM interaction WHERE workspace = {workspace:UInt32} AND touchpoint != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'touchpoint' AS field, toString(touchpoint) AS value FROM answer WHERE workspace = {workspace:UInt32} AND touchpoint != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'unit' AS field, toString(unit) AS value FROM interaction WHERE workspace = {workspace:UInt32} AND unit != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'unit' AS field, toString(unit) AS value FROM answer WHERE workspace = {workspace:UInt32} AND unit != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'language' AS field, toString(language) AS value FROM interaction WHERE workspace = {workspace:UInt32} AND language != '' AND unit IN {units:Array(String)} LIMIT 500
  UNION ALL
  SELECT DISTINCT 'language' AS field, toString(language) AS value FROM answer WHERE workspace = {workspace:UInt32} AND language != '' AND unit IN {units:Array(String)} LIMIT 500
)
GROUP BY field
