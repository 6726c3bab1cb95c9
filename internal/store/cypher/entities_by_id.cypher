// Entities without their evidence, by their ids.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */} AS entity, e.established AS established
