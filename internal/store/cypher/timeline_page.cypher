// A page of the dated links of each entity, by the earliest day that the date may
// mean, then id.
UNWIND $owners AS owner
MATCH (n:Entity {id: owner})
CALL (n) {
  WITH n WHERE $count
  MATCH (n)-[r]-(:Entity)
  WHERE r.day IS NOT NULL
  RETURN count(*) AS total
}
RETURN owner, total,
  COLLECT {
    MATCH (n)-[r]-(m:Entity)
    WHERE r.day > $afterDay OR (r.day = $afterDay AND r.id > $afterId)
    WITH r, m ORDER BY r.day, r.id LIMIT $limit
    OPTIONAL MATCH (o:Entity {id: r.onBehalfOf})
    RETURN {
      link: r {/* link: */.id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources/* end */,
        type: type(r), from: startNode(r).id, to: endNode(r).id},
      dated: r.dated,
      other: m {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
      behalf: o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}
    }
    ORDER BY r.day, r.id
  } AS items
