// Which customer an identity belongs to now: the one text by which every query resolves merges. Who has no alias is himself.

/** SQL of the latest customer of every identity that has an alias. */
export const aliasNow = `SELECT identity, argMax(alias.customer, version) AS customer
  FROM alias
  WHERE workspace = {workspace:UInt32}
  GROUP BY identity`;
