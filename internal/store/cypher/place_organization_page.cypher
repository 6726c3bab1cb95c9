// A page of the organisations in each place or in any place that is part of it,
// by id.
UNWIND $owners AS owner
MATCH (n:Entity {id: owner})
CALL (n) {
  WITH n WHERE $count
  MATCH (n)<-[:PART_OF*0..]-(p:Place)
  MATCH (p)<-[:LOCATED_IN]-(o:Organization)
  RETURN count(DISTINCT o) AS total
}
RETURN owner, total,
  COLLECT {
    MATCH (n)<-[:PART_OF*0..]-(p:Place)
    MATCH (p)<-[:LOCATED_IN]-(o:Organization)
    WHERE o.id > $afterId
    WITH DISTINCT o ORDER BY o.id LIMIT $limit
    RETURN o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}
  } AS items
