// The ten best paths, of which some are longer than the shortest. With its evidence.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = SHORTEST 10 (a)(()-[:{{types}}]-(n WHERE NOT n:Place AND NOT n:Framework)){1,{{hops}}}(b)
WITH p
CALL (p) {
  UNWIND relationships(p) AS r
  RETURN collect(r {.id, .role, .validFrom, .validTo, type: type(r), from: startNode(r).id, to: endNode(r).id,
    evidence: COLLECT { MATCH (v:Evidence {linkId: r.id})-[:FROM]->(s:Source) RETURN v {.quote, .observed, source: s {.id, .title, .published}} }
  }) AS links
}
RETURN [n IN nodes(p) | n {.id, .kind, .type, .name}] AS entities, links
