// One shortest path of any length: whether there is one at all. With its evidence.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = shortestPath((a)-[:{{types}}*]-(b))
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework)
WITH p
CALL (p) {
  UNWIND relationships(p) AS r
  RETURN collect(r {.id, .role, .validFrom, .validTo, type: type(r), from: startNode(r).id, to: endNode(r).id,
    evidence: COLLECT { MATCH (v:Evidence {linkId: r.id})-[:FROM]->(s:Source) RETURN v {.quote, .observed, source: s {.id, .title, .published}} }
  }) AS links
}
RETURN [n IN nodes(p) | n {.id, .kind, .type, .name}] AS entities, links
