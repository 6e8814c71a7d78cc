-- database: String
-- tables: Array(String)
SELECT name AS table, create_table_query AS text
FROM system.tables
WHERE database = {database:String} AND name IN {tables:Array(String)}
