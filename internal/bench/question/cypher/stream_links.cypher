// What a snapshot keeps of links.
MATCH (a:Entity)-[r]->(b:Entity)
RETURN r.id, type(r), a.id, b.id, r.role, r.validFrom, r.validTo, r.status, r.confidence,
  r.known, r.possibleFrom, r.possibleTo, r.certainFrom, r.certainTo, r.sources
