// One hop: what the entities of the frontier are joined to by links that pass
// the filter, with these links. It reads nothing but the frontier's own links.
//
// The tenure that counts is the last one known by $knownBy. $kinds and $maxDegree
// judge what lies inside a path: $ends are exempt, and so are $endKinds. What is
// asked of m stands behind the WITH, or the planner would look up all that is so.
UNWIND $frontier AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r]-(m:Entity)
  WHERE
    /* hop filter: */
    type(r) IN $types
    AND ($statuses IS NULL OR r.status IN $statuses)
    AND r.confidence >= $minConfidence
    /* end */
  WITH r, m, size([day IN r.known WHERE day <= $knownBy]) - 1 AS t
  WHERE
    /* hop tenure: */
    t >= 0 AND (NOT $certain OR r.certainSources[t] > 0)
    AND ($asOf IS NULL
      OR (NOT $certain AND r.possibleFrom[t] <= $asOf AND $asOf <= r.possibleTo[t])
      OR (r.certainFrom[t] <= $asOf AND $asOf <= r.certainTo[t]))
    /* end */
    AND (m.kind IN $endKinds OR m.id IN $ends
      OR (m.kind IN $kinds AND ($maxDegree IS NULL OR m.degree <= $maxDegree)))
    AND NOT m.id IN $avoid
  RETURN m.id AS to, m.kind AS kind, CASE WHEN $maxDegree IS NULL THEN null ELSE m.degree END AS degree,
    collect(CASE WHEN $detailed
      THEN [type(r), r.id, r.status, r.confidence, r.dated, r.validFrom IS NULL AND r.validTo IS NOT NULL,
        r.sources[t], r.certainSources[t], r.possibleFrom[t], r.possibleTo[t], r.certainFrom[t], r.certainTo[t]]
      ELSE [type(r), r.id] END) AS links
}
RETURN id AS from, to, kind, degree, links
