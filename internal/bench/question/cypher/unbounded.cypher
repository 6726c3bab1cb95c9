// One shortest path of any length: whether there is one at all.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = shortestPath((a)-[:{{types}}*]-(b))
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework)
RETURN [n IN nodes(p) | n {.id, .kind, .type, .name}] AS entities,
  [r IN relationships(p) | r {.id, .role, .validFrom, .validTo, type: type(r), from: startNode(r).id, to: endNode(r).id}] AS links
