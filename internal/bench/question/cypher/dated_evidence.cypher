// One shortest path of links that may hold on a day. With its evidence.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = shortestPath((a)-[:{{types}}*..{{hops}}]-(b))
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework)
  AND all(r IN relationships(p) WHERE r.possibleFrom[-1] <= $day AND $day <= r.possibleTo[-1])
WITH p
CALL (p) {
  UNWIND relationships(p) AS r
  RETURN collect(r {.id, .role, .validFrom, .validTo, type: type(r), from: startNode(r).id, to: endNode(r).id,
    evidence: COLLECT { MATCH (v:Evidence {linkId: r.id})-[:FROM]->(s:Source) RETURN v {.quote, .observed, source: s {.id, .title, .published}} }
  }) AS links
}
RETURN [n IN nodes(p) | n {.id, .kind, .type, .name}] AS entities, links
