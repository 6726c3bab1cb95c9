// One shortest path of links that may hold on a day.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = shortestPath((a)-[:{{types}}*..{{hops}}]-(b))
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework)
  AND all(r IN relationships(p) WHERE r.possibleFrom[-1] <= $day AND $day <= r.possibleTo[-1])
RETURN [n IN nodes(p) | n {.id, .kind, .type, .name}] AS entities,
  [r IN relationships(p) | r {.id, .role, .validFrom, .validTo, type: type(r), from: startNode(r).id, to: endNode(r).id}] AS links
