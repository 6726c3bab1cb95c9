// A page of the links of each entity, by type, then id, with what is at the other
// end. The tenure that counts is the last one known by $knownBy.
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
  RETURN count(*) AS total
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
      AND (type(r) > $afterType OR (type(r) = $afterType AND r.id > $afterId))
    WITH r, m ORDER BY type(r), r.id LIMIT $limit
    OPTIONAL MATCH (o:Entity {id: r.onBehalfOf})
    RETURN {
      link: r {/* link: */.id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources/* end */,
        type: type(r), from: startNode(r).id, to: endNode(r).id},
      other: m {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
      behalf: o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}
    }
    ORDER BY type(r), r.id
  } AS items
