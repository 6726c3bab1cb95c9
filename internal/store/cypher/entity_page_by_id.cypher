// A page of entities by id, each kind in the order of its index.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  USING INDEX e:Entity(kind, id)
  WHERE e.kind = kind AND e.id > $afterId
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.kind, e.id LIMIT $limit
}
WITH e ORDER BY e.id LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities
