SELECT block, count() AS n FROM interaction GROUP BY block
