// A page of the organisations whose home is in all of some places, by
// id.
// Each place is read in the order of an index. With $count also how many there are.
// Written from templates/entity_page_of_place.tmpl by make generate.
CALL () {
  /* homes: */
  UNWIND coalesce($places, []) AS place
  MATCH (:Entity {id: place})<-[:PART_OF*0..]-(p:Place)
  WITH p.id AS id, count(DISTINCT place) AS within
  WHERE within = size($places)
  RETURN collect(id) AS homes
  /* end */
}
CALL (homes) {
  UNWIND homes AS home
  CALL (home) {
    MATCH (e:Organization)
    USING INDEX SEEK e:Organization(home, id)
    WHERE e.home = home
      AND e.id > $afterId
      AND
      /* entity filter: */
      ($types IS NULL OR e.type IN $types)
      AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
      AND ($statuses IS NULL OR last([i IN range(0, coalesce(size(e.statuses), 0) - 1) WHERE e.statusDays[i] <= $statusDay | e.statuses[i]]) IN $statuses)
      AND ($datedFrom IS NULL OR any(i IN range(0, coalesce(size(e.datedFrom), 0) - 1) WHERE e.datedFrom[i] <= $datedTo AND $datedFrom <= e.datedTo[i]))
      AND ($signedFrom IS NULL OR e.signedFrom <= $signedTo AND $signedFrom <= e.signedTo)
      /* end */
    RETURN e ORDER BY e.home, e.id LIMIT $limit
  }
  WITH e ORDER BY e.id LIMIT $limit
  RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities
}
CALL (homes) {
  UNWIND CASE WHEN $count THEN homes ELSE [] END AS home
  MATCH (e:Organization)
  USING INDEX SEEK e:Organization(home, id)
  WHERE e.home = home AND e.id > ''
    AND
    /* entity filter: */
    ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
    AND ($statuses IS NULL OR last([i IN range(0, coalesce(size(e.statuses), 0) - 1) WHERE e.statusDays[i] <= $statusDay | e.statuses[i]]) IN $statuses)
    AND ($datedFrom IS NULL OR any(i IN range(0, coalesce(size(e.datedFrom), 0) - 1) WHERE e.datedFrom[i] <= $datedTo AND $datedFrom <= e.datedTo[i]))
    AND ($signedFrom IS NULL OR e.signedFrom <= $signedTo AND $signedFrom <= e.signedTo)
    /* end */
  RETURN count(*) AS total
}
RETURN entities, total
