// Entities with all that is stored of them, the number of their links, and the links
// that may establish them.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
CALL (e) {
  OPTIONAL MATCH (e)-[r]-()
  RETURN count(r) AS links
}
RETURN e {.*} AS entity, links,
  COLLECT {
    MATCH (e)-[r:ESTABLISHES|SUCCEEDS]-(:Entity)
    WHERE (type(r) = 'ESTABLISHES') = (endNode(r) = e)
    RETURN r {.validFrom, .validTo, .status, type: type(r), from: startNode(r).id, to: endNode(r).id}
  } AS establishing
