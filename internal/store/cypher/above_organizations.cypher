// Where organisations are, and what they are part of: of several the lowest id.
UNWIND $ids AS id
MATCH (o:Entity {id: id})
CALL (o) {
  OPTIONAL MATCH (o)-[:LOCATED_IN]->(p:Place)
  RETURN min(p.id) AS place
}
CALL (o) {
  OPTIONAL MATCH (o)-[:PART_OF]->(p:Organization)
  RETURN min(p.id) AS parent
}
RETURN id, place, parent
