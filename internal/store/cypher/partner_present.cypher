// Which organisations are at something that is shared, themselves or by somebody on their
// behalf, by links that pass the filter. Each link comes with what it leads from. It reads
// nothing but the links of what is shared.
UNWIND $frontier AS id
MATCH (x:Entity {id: id})
CALL (x) {
  MATCH (x)<-[r:/* by sharing: */PARTY_TO|OPERATES|MEMBER_OF|ORGANIZED|HOSTED|ATTENDED|LED/* end */]-(o:Organization)
  RETURN r, o, o.id AS by
UNION ALL
  MATCH (x)<-[r:/* by event: */ORGANIZED|HOSTED|ATTENDED|LED/* end */]-(p:Entity)
  WHERE r.onBehalfOf IS NOT NULL
  MATCH (o:Entity {id: r.onBehalfOf})
  WHERE o:Organization
  RETURN r, o, p.id AS by
}
WITH id, r, o, by, size([day IN r.known WHERE day <= $knownBy]) - 1 AS t
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
  AND NOT o.id IN $avoid AND NOT by IN $avoid
WITH id, o, collect(DISTINCT [type(r), r.id, by]) AS links
RETURN id AS from, o.id AS to, o.degree AS degree, false AS direct, links
