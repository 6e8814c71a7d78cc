-- database: String
-- table: String
SELECT parent_name AS part, name AS projection
FROM system.projection_parts
WHERE database = {database:String} AND table = {table:String} AND active AND is_broken
ORDER BY part, projection
