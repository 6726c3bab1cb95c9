// A path on which all links hold together on some day, of those that are shortest. With its evidence.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = allShortestPaths((a)-[:{{types}}*..{{hops}}]-(b))
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework)
WITH p, reduce(first = -2147483648, r IN relationships(p) | CASE WHEN r.possibleFrom[-1] > first THEN r.possibleFrom[-1] ELSE first END) AS first,
  reduce(last = 2147483647, r IN relationships(p) | CASE WHEN r.possibleTo[-1] < last THEN r.possibleTo[-1] ELSE last END) AS last
WHERE first <= last
WITH p LIMIT 1
WITH p
CALL (p) {
  UNWIND relationships(p) AS r
  RETURN collect(r {.id, .role, .validFrom, .validTo, type: type(r), from: startNode(r).id, to: endNode(r).id,
    evidence: COLLECT { MATCH (v:Evidence {linkId: r.id})-[:FROM]->(s:Source) RETURN v {.quote, .observed, source: s {.id, .title, .published}} }
  }) AS links
}
RETURN [n IN nodes(p) | n {.id, .kind, .type, .name}] AS entities, links
