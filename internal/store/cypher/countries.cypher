// All countries. There are few places.
MATCH (p:Entity)
USING INDEX p:Entity(kind, id)
WHERE p.kind = 'PLACE' AND p.id > '' AND p.type = $country
RETURN p.id AS id
