// A page of entities by name, then id, each kind in the order of its index.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  USING INDEX e:Entity(kind, sortName, id)
  WHERE e.kind = kind AND e.sortName >= $afterName AND e.id > ''
    AND CASE WHEN e.sortName = $afterName THEN e.id > $afterId ELSE true END
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.kind, e.sortName, e.id LIMIT $limit
}
WITH e ORDER BY e.sortName, e.id LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities
