// What organisations and places are part of: of several the lowest id.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[:PART_OF]->(p:Entity)
  RETURN p ORDER BY p.id LIMIT 1
}
RETURN id AS owner, p {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */} AS entity
