-- since: UInt64
SELECT count() AS n FROM message WHERE block >= {since:UInt64}
