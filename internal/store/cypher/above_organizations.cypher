// Where organisations are, and what they are part of: of several the lowest id.
UNWIND $ids AS id
MATCH (o:Entity {id: id})
RETURN id,
  head(COLLECT { MATCH (o)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id LIMIT 1 }) AS place,
  head(COLLECT { MATCH (o)-[:PART_OF]->(p:Organization) RETURN p.id ORDER BY p.id LIMIT 1 }) AS parent
