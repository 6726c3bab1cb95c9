// What a snapshot keeps of entities.
MATCH (e:Entity)
RETURN e.id, e.kind, e.type, e.name, e.validFrom, e.validTo, e.country, e.region
