// The shortest path from one entity to another, of any length, in each of several
// searches: all that are equally short, each as its entities, and as the links of
// every way to go along it, since an entity may be joined to the next by several.
// They are in the order of their lengths, then of their entities' ids. If `ways` is
// $enough there may be others, that come before.
//
// Every condition judges one link or one entity, so that Neo4j's search leaves out
// at once what does not pass. A line that ends in "when" stands in the statement
// only when the question has such a condition: a condition less is a search that
// reads less. The types, and the kinds that may not lie inside a path, are those of
// the question. Each of these forms has a plan of its own, so what is rare stands
// in one line.
UNWIND $searches AS search
MATCH (a:Entity {id: search.from})
CALL (search) { MATCH (b:Entity {id: search.to}) RETURN b }
MATCH p = allShortestPaths((a)-[:/* link types: */PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO/* end */*]-(b))
WHERE true
  AND all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework) // when kinds
  AND all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework OR n = a OR n = b) // when kinds inside
  AND none(n IN nodes(p) WHERE n.id IN search.avoid OR n.degree > $maxDegree AND n <> a AND n <> b) // when entities
  AND none(r IN relationships(p) WHERE r.id IN search.without) // when without
  AND all(r IN relationships(p) WHERE r.possibleFrom[-1] <= $day AND $day <= r.possibleTo[-1]) // when day
  AND all(r IN relationships(p) WHERE type(r) IN $types AND ($statuses IS NULL OR r.status IN $statuses) AND r.confidence >= $minConfidence AND any(t IN [size([day IN r.known WHERE day <= $knownBy]) - 1] WHERE t >= 0 AND (NOT $certain OR r.certainSources[t] > 0) AND CASE WHEN $asOf IS NULL THEN true WHEN $certain THEN r.certainFrom[t] <= $asOf AND $asOf <= r.certainTo[t] ELSE r.possibleFrom[t] <= $asOf AND $asOf <= r.possibleTo[t] END)) // when links
WITH search, p WHERE length(p) <= search.maxHops
WITH p LIMIT $enough
WITH collect(p) AS found
UNWIND found AS p
WITH size(found) AS ways, nodes(p) AS entities, collect(relationships(p)) AS links
ORDER BY size(entities), [n IN entities | n.id] LIMIT $first
RETURN ways,
  [n IN entities | [n.id, n.kind, n.type, n.name, n.validFrom, n.validTo]] AS entities,
  [way IN links | [r IN way | [type(r), r.id, startNode(r).id, r.role, r.validFrom, r.validTo, r.status, r.confidence, r.onBehalfOf,
    r.known, r.possibleFrom, r.possibleTo, r.certainFrom, r.certainTo, r.sources, r.certainSources]]] AS links
