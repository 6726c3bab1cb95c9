// The first organisations of a type in a region.
MATCH (o:Organization)
WHERE o.region = $region AND o.type = $type
RETURN o {.id, .type, .name, .validFrom, .validTo} AS organization
ORDER BY o.id LIMIT 50
