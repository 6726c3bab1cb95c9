// A page of the entities that each entity is linked to, by id, and if $links with
// the links between them that pass the filter. $entityStatuses are of the neighbour
// on $statusDay.
UNWIND $owners AS owner
MATCH (n:Entity {id: owner})
CALL (n) {
  WITH n WHERE $count
  MATCH (n)-[r]-(m:Entity)
  WHERE
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
    AND ($entityStatuses IS NULL
      OR last([i IN range(0, size(m.statuses) - 1) WHERE m.statusDays[i] <= $statusDay | m.statuses[i]]) IN $entityStatuses)
  RETURN count(DISTINCT m) AS total
}
RETURN owner, total,
  COLLECT {
    MATCH (n)-[r]-(m:Entity)
    WHERE
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
      AND ($entityStatuses IS NULL
        OR last([i IN range(0, size(m.statuses) - 1) WHERE m.statusDays[i] <= $statusDay | m.statuses[i]]) IN $entityStatuses)
    WITH m, collect(r) AS links
    WHERE m.id > $afterId // before the WITH, the planner would look up all those
    WITH m, CASE WHEN $links THEN links ELSE [] END AS links ORDER BY m.id LIMIT $limit
    CALL (links) {
      UNWIND links AS r
      OPTIONAL MATCH (o:Entity {id: r.onBehalfOf})
      WITH r, o ORDER BY type(r), r.id
      RETURN collect({
        link: r {/* link: */.id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources/* end */,
          type: type(r), from: startNode(r).id, to: endNode(r).id},
        behalf: o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}
      }) AS shown
    }
    RETURN {other: m {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}, links: shown}
    ORDER BY m.id
  } AS items
