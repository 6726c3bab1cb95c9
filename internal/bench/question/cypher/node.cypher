// An entity.
MATCH (e:Entity {id: $id})
RETURN e {.id, .kind, .type, .name, .summary, .website, .validFrom, .validTo, .identifiers} AS entity
