// The shortest path from one entity to another, of any length, in each of several
// searches: all that are equally short, each as its entities, and as the links of
// every way to go along it, since an entity may be joined to the next by several.
// They are in the order of their lengths, then of their entities' ids. If `ways` is
// $enough there may be others, that come before.
//
// Every condition judges one link or one entity, so that Neo4j's search leaves out
// at once what does not pass. A line that ends in "when" stands in the statement
// only when the question has that condition, and the types are those of the
// question: a condition less is a search that reads less.
UNWIND $searches AS search
MATCH (a:Entity {id: search.from})
CALL (search) { MATCH (b:Entity {id: search.to}) RETURN b }
MATCH p = allShortestPaths((a)-[:PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO*]-(b))
WHERE true
  AND all(n IN nodes(p) WHERE n.kind IN $kinds OR n = a OR n = b) // when kinds
  AND all(n IN nodes(p) WHERE n.degree <= $maxDegree OR n = a OR n = b) // when maxDegree
  AND none(n IN nodes(p) WHERE n.id IN search.avoid) // when avoid
  AND none(r IN relationships(p) WHERE r.id IN search.without) // when without
  AND all(r IN relationships(p) WHERE r.status IN $statuses) // when statuses
  AND all(r IN relationships(p) WHERE r.confidence >= $minConfidence) // when minConfidence
  AND all(r IN relationships(p) WHERE r.known[0] <= $knownBy) // when knownBy
  AND all(r IN relationships(p) WHERE r.possibleFrom[-1] <= $asOf AND $asOf <= r.possibleTo[-1]) // when possible
  AND all(r IN relationships(p) WHERE r.certainFrom[-1] <= $asOf AND $asOf <= r.certainTo[-1]) // when certain
  AND all(r IN relationships(p) WHERE r.possibleFrom[size([day IN r.known WHERE day <= $knownBy]) - 1] <= $asOf AND $asOf <= r.possibleTo[size([day IN r.known WHERE day <= $knownBy]) - 1]) // when possible by then
  AND all(r IN relationships(p) WHERE r.certainFrom[size([day IN r.known WHERE day <= $knownBy]) - 1] <= $asOf AND $asOf <= r.certainTo[size([day IN r.known WHERE day <= $knownBy]) - 1]) // when certain by then
WITH search, p WHERE length(p) <= search.maxHops
WITH p LIMIT $enough
WITH collect(p) AS found
UNWIND found AS p
WITH size(found) AS ways, nodes(p) AS entities, collect(relationships(p)) AS links
ORDER BY size(entities), [n IN entities | n.id] LIMIT $first
RETURN ways,
  [n IN entities | [n.id, n.kind, n.type, n.name, n.validFrom, n.validTo]] AS entities,
  [way IN links | [r IN way | [type(r), r.id, startNode(r).id, r.role, r.validFrom, r.validTo, r.status, r.confidence]]] AS links
