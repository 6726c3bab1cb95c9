// What a snapshot keeps of links. To read all properties at once is faster than one by one.
MATCH (a:Entity)-[r]->(b:Entity)
WITH r, a, b, properties(r) AS p
RETURN p.id, type(r), a.id, b.id, p.role, p.validFrom, p.validTo, p.status, p.confidence,
  p.known, p.possibleFrom, p.possibleTo, p.certainFrom, p.certainTo, p.sources, p.onBehalfOf
