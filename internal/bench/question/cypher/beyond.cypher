// The ten best paths, of which some are longer than the shortest.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = SHORTEST 10 (a)(()-[:{{types}}]-(n WHERE NOT n:Place AND NOT n:Framework)){1,{{hops}}}(b)
RETURN [n IN nodes(p) | n {.id, .kind, .type, .name}] AS entities,
  [r IN relationships(p) | r {.id, .role, .validFrom, .validTo, type: type(r), from: startNode(r).id, to: endNode(r).id}] AS links
