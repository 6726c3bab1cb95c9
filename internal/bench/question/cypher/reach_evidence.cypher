// How many organisations are at each distance, by region, and how the nearest of
// each region is reached.
MATCH (a:Entity {id: $from})
MATCH p = (a)-[:{{types}}*1..{{reach}}]-(o:Organization)
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework) AND o <> a
WITH a, o, min(length(p)) AS hops
WITH a, o.region AS region, hops, count(*) AS organizations, min(o.id) AS first
ORDER BY hops
WITH a, region, sum(organizations) AS reached, collect([hops, organizations]) AS byHop, collect(first)[0] AS nearest
WHERE region IS NOT NULL
MATCH (o:Entity {id: nearest})
MATCH p = shortestPath((a)-[:{{types}}*..{{reach}}]-(o))
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework)
CALL (p) {
  UNWIND relationships(p) AS r
  RETURN collect(r {.id, .role, .validFrom, .validTo, type: type(r), from: startNode(r).id, to: endNode(r).id,
    evidence: COLLECT { MATCH (v:Evidence {linkId: r.id})-[:FROM]->(s:Source) RETURN v {.quote, .observed, source: s {.id, .title, .published}} }
  }) AS links
}
RETURN region, reached, byHop, [n IN nodes(p) | n {.id, .kind, .type, .name}] AS entities, links
ORDER BY reached DESC, region
