// The links that may establish entities, with what their existence is worked out from.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e {.id, .kind, .validFrom, .validTo, .statusHistory, .existsFrom, .existsTo, .established} AS entity,
  COLLECT {
    MATCH (e)-[r:ESTABLISHES|SUCCEEDS]-(:Entity)
    WHERE (type(r) = 'ESTABLISHES') = (endNode(r) = e)
    RETURN r {.validFrom, .validTo, .status, type: type(r), from: startNode(r).id, to: endNode(r).id}
  } AS establishing
