// Entities as the shape of the network keeps them, by their ids.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN
  /* shape entity: */
  e.id AS id, e.kind AS kind, e.type AS type, e.name AS name, e.validFrom AS validFrom, e.validTo AS validTo,
  e.home AS home, e.country AS country, e.region AS region, e.existsFrom AS existsFrom, e.existsTo AS existsTo
  /* end */
