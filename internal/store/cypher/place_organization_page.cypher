// A page of the organisations whose home is each place or lies in it, by id; with $asOf
// those that may exist on that day.
UNWIND $owners AS owner
MATCH (n:Entity {id: owner})
CALL (n) {
  MATCH (n)<-[:PART_OF*0..]-(p:Place)
  RETURN collect(DISTINCT p.id) AS homes
}
CALL (homes) {
  UNWIND CASE WHEN $count THEN homes ELSE [] END AS home
  MATCH (o:Organization)
  USING INDEX SEEK o:Organization(home, id)
  WHERE o.home = home AND o.id > ''
    AND ($asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo)
  RETURN count(*) AS total
}
CALL (homes) {
  UNWIND homes AS home
  CALL (home) {
    MATCH (o:Organization)
    USING INDEX SEEK o:Organization(home, id)
    WHERE o.home = home AND o.id > $afterId
      AND ($asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo)
    RETURN o ORDER BY o.home, o.id LIMIT $limit
  }
  WITH o ORDER BY o.id LIMIT $limit
  RETURN collect(o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}) AS items
}
RETURN owner, total, items
