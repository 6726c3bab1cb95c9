// The links among some entities or, where there are others, between one of these and one
// of those, by type, then id, and the entities that they name. What is followed are the
// links that lead from each: to what very many lead, few lead from. (Without the CASE, the
// planner would join each entity with each.)
CALL () {
  UNWIND $ids AS id
  MATCH (n:Entity {id: id})-[r]->(m:Entity)
  WHERE CASE WHEN $others IS NULL THEN m.id IN $ids ELSE m.id IN $others END
    AND
    /* link filter: */
    ($types IS NULL OR type(r) IN $types)
    AND ($direction = 'ANY' OR ($direction = 'OUT') = (startNode(r) = n))
    AND ($kinds IS NULL OR m.kind IN $kinds)
    AND ($statuses IS NULL OR r.status IN $statuses)
    AND ($datedFrom IS NULL OR r.day <= $datedTo AND $datedFrom <= r.dayTo)
    AND ($role IS NULL OR any(words IN $role WHERE all(word IN words WHERE r.roleWords CONTAINS word)))
    AND (NOT $judged OR any(t IN [size([day IN r.known WHERE day <= $knownBy]) - 1] WHERE t >= 0 AND (NOT $certain OR r.certainSources[t] > 0) AND ($asOf IS NULL
      OR (NOT $certain AND r.possibleFrom[t] <= $asOf AND $asOf <= r.possibleTo[t])
      OR (r.certainFrom[t] <= $asOf AND $asOf <= r.certainTo[t]))))
    /* end */
  RETURN r
UNION
  UNWIND coalesce($others, []) AS id
  MATCH (n:Entity {id: id})-[r]->(m:Entity)
  WHERE CASE WHEN m.id IN $ids THEN true ELSE false END
    AND
    /* link filter: */
    ($types IS NULL OR type(r) IN $types)
    AND ($direction = 'ANY' OR ($direction = 'OUT') = (startNode(r) = n))
    AND ($kinds IS NULL OR m.kind IN $kinds)
    AND ($statuses IS NULL OR r.status IN $statuses)
    AND ($datedFrom IS NULL OR r.day <= $datedTo AND $datedFrom <= r.dayTo)
    AND ($role IS NULL OR any(words IN $role WHERE all(word IN words WHERE r.roleWords CONTAINS word)))
    AND (NOT $judged OR any(t IN [size([day IN r.known WHERE day <= $knownBy]) - 1] WHERE t >= 0 AND (NOT $certain OR r.certainSources[t] > 0) AND ($asOf IS NULL
      OR (NOT $certain AND r.possibleFrom[t] <= $asOf AND $asOf <= r.possibleTo[t])
      OR (r.certainFrom[t] <= $asOf AND $asOf <= r.certainTo[t]))))
    /* end */
  RETURN r
}
WITH r ORDER BY type(r), r.id LIMIT $limit
WITH collect(r) AS links
CALL (links) {
  UNWIND links AS r
  UNWIND [startNode(r).id, endNode(r).id, r.onBehalfOf] AS id
  WITH DISTINCT id
  MATCH (e:Entity {id: id})
  RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}) AS entities
}
RETURN entities, [r IN links |
  r {/* link: */.id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources/* end */, type: type(r), from: startNode(r).id, to: endNode(r).id}] AS links
