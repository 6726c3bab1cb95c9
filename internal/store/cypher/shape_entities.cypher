// Every entity, as the shape of the network keeps it, in the order of ids: those
// behind $after, at most $limit.
MATCH (e:Entity)
WHERE e.id > $after
RETURN
  /* shape entity: */
  e.id AS id, e.kind AS kind, e.type AS type, e.name AS name, e.validFrom AS validFrom, e.validTo AS validTo,
  e.home AS home, e.country AS country, e.region AS region, e.existsFrom AS existsFrom, e.existsTo AS existsTo
  /* end */
ORDER BY id LIMIT $limit
