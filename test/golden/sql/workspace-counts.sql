SELECT workspace, count() AS n
FROM interaction
GROUP BY workspace
ORDER BY workspace
