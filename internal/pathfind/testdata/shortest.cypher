// All shortest paths between two entities under a filter, by Neo4j's own search.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = allShortestPaths((a)-[*]-(b))
WHERE all(n IN nodes(p) WHERE n = a OR n = b
    OR n.kind IN $kinds AND NOT n.id IN $avoid AND ($maxDegree IS NULL OR n.degree <= $maxDegree))
  AND all(r IN relationships(p) WHERE type(r) IN $types
    AND ($statuses IS NULL OR r.status IN $statuses) AND r.confidence >= $minConfidence
    AND ($asOf IS NULL OR r.possibleFrom[-1] <= $asOf AND $asOf <= r.possibleTo[-1]))
WITH DISTINCT [n IN nodes(p) | n.id] AS ids
ORDER BY ids
RETURN size(ids) - 1 AS hops, count(*) AS paths, collect(ids)[..100] AS first
