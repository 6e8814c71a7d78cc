-- workspace: UInt32
SELECT DISTINCT key FROM trait WHERE workspace = {workspace:UInt32} ORDER BY key LIMIT 5000
