// Where the organisations of a frontier can have partners, by links that pass the filter:
// what each is at, itself or by somebody on its behalf, and those that it partners with
// directly. Each link comes with what it leads from. It reads nothing but the links of
// the organisations, and those on their behalf.
UNWIND $frontier AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:/* by sharing: */PARTY_TO|OPERATES|MEMBER_OF|ORGANIZED|HOSTED|ATTENDED|LED/* end */]->(m:Entity)
  RETURN r, m, n.id AS by, false AS direct
UNION ALL
  MATCH (n)-[r:/* directly: */PARTNERS_WITH/* end */]-(m:Organization)
  RETURN r, m, n.id AS by, true AS direct
UNION ALL
  MATCH (p:Entity)-[r:/* by event: */ORGANIZED|HOSTED|ATTENDED|LED/* end */]->(m:Event)
  WHERE r.onBehalfOf = n.id
  RETURN r, m, p.id AS by, false AS direct
}
WITH id, r, m, by, direct, size([day IN r.known WHERE day <= $knownBy]) - 1 AS t
WHERE
  /* hop filter: */
  type(r) IN $types
  AND ($statuses IS NULL OR r.status IN $statuses)
  AND r.confidence >= $minConfidence
  /* end */
  AND
  /* hop tenure: */
  t >= 0 AND (NOT $certain OR r.certainSources[t] > 0)
  AND ($asOf IS NULL
    OR (NOT $certain AND r.possibleFrom[t] <= $asOf AND $asOf <= r.possibleTo[t])
    OR (r.certainFrom[t] <= $asOf AND $asOf <= r.certainTo[t]))
  /* end */
  AND NOT m.id IN $avoid AND NOT by IN $avoid
WITH id, m, direct, collect(DISTINCT [type(r), r.id, by]) AS links
RETURN id AS from, m.id AS to, m.degree AS degree, direct, links
