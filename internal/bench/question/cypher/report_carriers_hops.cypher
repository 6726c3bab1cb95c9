// What is on every shortest path to an organisation: without it, that is lost or farther
// away. Which of both would be a search for each.
MATCH (a:Entity {id: $from})
MATCH (o:Organization) WHERE o <> a AND o.country IN $countries AND {{exists o}}
MATCH p = allShortestPaths((a)-[:{{types}}*..3]-(o))
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework) AND all(r IN relationships(p) WHERE {{counts r}} AND {{holds r}})
WITH o, collect(nodes(p)[1..-1]) AS ways
UNWIND head(ways) AS carrier
WITH o, carrier, ways WHERE all(passed IN ways WHERE carrier IN passed)
RETURN carrier.id AS entity, count(*) AS carried
