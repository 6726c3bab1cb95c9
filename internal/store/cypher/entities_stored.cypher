// Entities with all that is stored of them, and the number of their links.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
CALL (e) {
  OPTIONAL MATCH (e)-[r]-()
  RETURN count(r) AS links
}
RETURN e {.*} AS entity, links
