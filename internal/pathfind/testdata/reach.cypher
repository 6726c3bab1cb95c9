// How many organisations are at each distance under a filter.
MATCH (a:Entity {id: $from})
MATCH p = (a)-[*1..3]-(o:Organization)
WHERE o <> a
  AND all(n IN nodes(p) WHERE n = a OR n = o
    OR n.kind IN $kinds AND NOT n.id IN $avoid AND ($maxDegree IS NULL OR n.degree <= $maxDegree))
  AND NOT o.id IN $avoid AND ($asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo)
  AND all(r IN relationships(p) WHERE type(r) IN $types
    AND ($statuses IS NULL OR r.status IN $statuses) AND r.confidence >= $minConfidence
    AND ($asOf IS NULL OR r.possibleFrom[-1] <= $asOf AND $asOf <= r.possibleTo[-1]))
WITH o, min(length(p)) AS hops
WHERE hops <= $maxHops
RETURN hops, count(*) AS organizations
ORDER BY hops
