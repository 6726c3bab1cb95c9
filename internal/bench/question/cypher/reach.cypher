// How many organisations are at each distance, by region.
MATCH (a:Entity {id: $from})
MATCH p = (a)-[:{{types}}*1..{{reach}}]-(o:Organization)
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework) AND o <> a
WITH o, min(length(p)) AS hops
WITH o.region AS region, hops, count(*) AS organizations
RETURN region, sum(organizations) AS reached, collect([hops, organizations]) AS byHop
ORDER BY reached DESC, region
