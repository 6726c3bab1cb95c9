// A page of the positions of each person, or at each organisation. With $asOf,
// those that hold on that day: certainly before presumably; then by role and id.
UNWIND $owners AS owner
MATCH (n:Entity {id: owner})
CALL (n) {
  WITH n WHERE $count
  MATCH (n)-[r:HOLDS_POSITION]-(:Entity)
  WHERE $asOf IS NULL OR r.possibleFrom[-1] <= $asOf AND $asOf <= r.possibleTo[-1]
  RETURN count(*) AS total
}
RETURN owner, total,
  COLLECT {
    MATCH (n)-[r:HOLDS_POSITION]-(m:Entity)
    WHERE $asOf IS NULL OR r.possibleFrom[-1] <= $asOf AND $asOf <= r.possibleTo[-1]
    WITH r, m, CASE WHEN $asOf IS NULL OR r.certainFrom[-1] <= $asOf AND $asOf <= r.certainTo[-1] THEN 0 ELSE 1 END AS rank
    WHERE rank > $afterRank OR (rank = $afterRank AND (r.role > $afterRole OR (r.role = $afterRole AND r.id > $afterId)))
    WITH r, m, rank ORDER BY rank, r.role, r.id LIMIT $limit
    OPTIONAL MATCH (o:Entity {id: r.onBehalfOf})
    RETURN {
      link: r {/* link: */.id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources/* end */,
        type: type(r), from: startNode(r).id, to: endNode(r).id},
      other: m {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
      behalf: o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
      rank: rank
    }
    ORDER BY rank, r.role, r.id
  } AS items
