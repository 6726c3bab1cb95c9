// What places are part of.
UNWIND $ids AS id
MATCH (p:Entity {id: id})
RETURN id, p.type AS type, COLLECT { MATCH (p)-[:PART_OF]->(up:Place) RETURN up.id ORDER BY up.id } AS partOf
