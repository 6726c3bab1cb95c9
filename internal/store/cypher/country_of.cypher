// The country of organisations.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (p:Entity {id: n.country})
RETURN id AS owner, p {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */} AS entity
