// A page of entities by id, the last first, each kind in the order of its index.
// Written from templates/entity_page.tmpl by make generate.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  USING INDEX e:Entity(kind, id)
  WHERE e.kind = kind
    AND e.id < $afterId
    AND
    /* entity filter: */
    ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
    AND ($statuses IS NULL OR last([i IN range(0, coalesce(size(e.statuses), 0) - 1) WHERE e.statusDays[i] <= $statusDay | e.statuses[i]]) IN $statuses)
    AND ($datedFrom IS NULL OR any(i IN range(0, coalesce(size(e.datedFrom), 0) - 1) WHERE e.datedFrom[i] <= $datedTo AND $datedFrom <= e.datedTo[i]))
    AND ($signedFrom IS NULL OR e.signedFrom <= $signedTo AND $signedFrom <= e.signedTo)
    /* end */
  RETURN e ORDER BY e.kind DESC, e.id DESC LIMIT $limit
}
WITH e ORDER BY e.id DESC LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities
