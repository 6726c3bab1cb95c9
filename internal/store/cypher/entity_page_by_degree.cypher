// A page of entities by their number of links, most first, then id, each kind in the order of its index.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  USING INDEX e:Entity(kind, degree)
  WHERE e.kind = kind AND e.degree <= $afterDegree
    AND CASE WHEN e.degree = $afterDegree THEN e.id > $afterId ELSE true END
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.kind DESC, e.degree DESC, e.id LIMIT $limit
}
WITH e ORDER BY e.degree DESC, e.id LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities
