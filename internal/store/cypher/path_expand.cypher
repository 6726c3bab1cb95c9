// One hop: what the entities of the frontier are joined to by links that pass
// the filter, with these links. It reads nothing but the frontier's own links.
//
// The tenure that counts is the last one known by $knownBy. $ends are exempt
// from $kinds, which judge what lies inside a path. What is asked of m
// stands behind the WITH, or the planner would look up all that is so.
UNWIND $frontier AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r]-(m:Entity)
  WHERE type(r) IN $types
    AND ($statuses IS NULL OR r.status IN $statuses)
    AND r.confidence >= $minConfidence
  WITH r, m, size([day IN r.known WHERE day <= $knownBy]) - 1 AS t
  WHERE t >= 0
    AND (m.kind IN $kinds OR m.id IN $ends)
    AND NOT m.id IN $avoid
    AND ($asOf IS NULL
      OR (NOT $certain AND r.possibleFrom[t] <= $asOf AND $asOf <= r.possibleTo[t])
      OR (r.certainFrom[t] <= $asOf AND $asOf <= r.certainTo[t]))
  RETURN m.id AS to, m.kind AS kind, collect([type(r), r.id]) AS links
}
RETURN id AS from, to, kind, links
