// How many are reached on the last day of each year.
MATCH (a:Entity {id: $from})
UNWIND $years AS y
CALL (a, y) {
  MATCH p = (a)-[:{{types}}*1..3]-(o:Organization)
  WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework) AND o <> a AND o.country IN $countries
    AND o.existsFrom <= y.day AND y.day <= o.existsTo
    AND all(r IN relationships(p) WHERE {{counts r}} AND r.possibleFrom[-1] <= y.day AND y.day <= r.possibleTo[-1])
  RETURN count(DISTINCT o) AS reached
}
RETURN y.year AS year, reached
