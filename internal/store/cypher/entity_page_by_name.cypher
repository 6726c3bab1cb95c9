// A page of entities by name, then id, each kind in the order of its index.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  USING INDEX e:Entity(kind, name, id)
  WHERE e.kind = kind AND e.name >= $afterName AND e.id > ''
    AND CASE WHEN e.name = $afterName THEN e.id > $afterId ELSE true END
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.kind, e.name, e.id LIMIT $limit
}
RETURN e {.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory, .validFromDay, .degree} AS entity
ORDER BY e.name, e.id LIMIT $limit
