// The type, place, country and region of organisations, and when they may exist.
UNWIND $ids AS id
MATCH (o:Entity {id: id})
RETURN id, o.type AS type, o.country AS country, o.region AS region, o.home AS home, o.existsFrom AS existsFrom, o.existsTo AS existsTo
