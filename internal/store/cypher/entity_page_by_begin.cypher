// A page of entities by their beginning, then id, each kind in the order of its index.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  USING INDEX e:Entity(kind, validFromDay, id)
  WHERE e.kind = kind AND e.validFromDay >= $afterDay AND e.id > ''
    AND CASE WHEN e.validFromDay = $afterDay THEN e.id > $afterId ELSE true END
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.kind, e.validFromDay, e.id LIMIT $limit
}
WITH e ORDER BY e.validFromDay, e.id LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities
