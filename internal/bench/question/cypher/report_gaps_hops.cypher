// Who is known and not reached, and how far away, up to so many hops.
CALL () {
  MATCH (a:Entity {id: $from})
  MATCH p = (a)-[:{{types}}*1..12]-(o:Organization)
  WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework) AND o <> a AND o.country IN $countries AND {{exists o}}
    AND all(r IN relationships(p) WHERE {{counts r}} AND {{holds r}})
  RETURN o, min(length(p)) AS hops
UNION ALL
  MATCH (o:Organization) WHERE o.country IN $countries AND {{exists o}} AND o.id <> $from
  RETURN o, 100 AS hops
}
WITH o, min(hops) AS hops WHERE hops > 3
RETURN o.id AS organization, CASE WHEN hops < 100 THEN hops END AS hops
