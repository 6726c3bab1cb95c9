// How many organisations are at each distance, by region.
MATCH (a:Entity {id: $from})
MATCH p = (a)-[:PART_OF|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|RELATED_TO*1..4]-(o:Organization)
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework) AND o <> a
WITH o, min(length(p)) AS hops
WITH o.region AS region, hops, count(*) AS organizations
RETURN region, sum(organizations) AS reached, collect([hops, organizations]) AS byHop
ORDER BY reached DESC, region
