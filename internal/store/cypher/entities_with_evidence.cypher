// Whole entities, by their ids.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */} AS entity,
  COLLECT {
    MATCH (v:Evidence {entityId: e.id})-[:FROM]->(s:Source)
    RETURN v {.part, .quote, .locator, .observed, source: s.id} AS piece
    ORDER BY v.part, v.position
  } AS evidence
