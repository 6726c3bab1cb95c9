// How many organisations are at each number of steps between partners, by region.
MATCH (a:Entity {id: $from})
WITH a, [a] AS zero
CALL (zero) {
  UNWIND zero AS n
  MATCH (n)-[:PARTNERS_WITH]-(p:Organization)
  RETURN p
UNION
  UNWIND zero AS n
  CALL (n) {
    MATCH (n)-[:PARTY_TO|MEMBER_OF|OPERATES|ORGANIZED|HOSTED|ATTENDED|LED]->(x:Entity)
    RETURN x
  UNION
    MATCH (:Entity)-[r:ORGANIZED|HOSTED|ATTENDED|LED]->(x:Event) WHERE r.onBehalfOf = n.id
    RETURN x
  }
  WITH DISTINCT x
  CALL (x) {
    MATCH (x)<-[:PARTY_TO|MEMBER_OF|OPERATES|ORGANIZED|HOSTED|ATTENDED|LED]-(p:Organization)
    RETURN p
  UNION
    MATCH (x)<-[r:ORGANIZED|HOSTED|ATTENDED|LED]-(:Entity) WHERE r.onBehalfOf IS NOT NULL
    MATCH (p:Entity {id: r.onBehalfOf}) WHERE p:Organization
    RETURN p
  }
  RETURN p
}
WITH a, collect(DISTINCT p) AS one
CALL (one) {
  UNWIND one AS n
  MATCH (n)-[:PARTNERS_WITH]-(p:Organization)
  RETURN p
UNION
  UNWIND one AS n
  CALL (n) {
    MATCH (n)-[:PARTY_TO|MEMBER_OF|OPERATES|ORGANIZED|HOSTED|ATTENDED|LED]->(x:Entity)
    RETURN x
  UNION
    MATCH (:Entity)-[r:ORGANIZED|HOSTED|ATTENDED|LED]->(x:Event) WHERE r.onBehalfOf = n.id
    RETURN x
  }
  WITH DISTINCT x
  CALL (x) {
    MATCH (x)<-[:PARTY_TO|MEMBER_OF|OPERATES|ORGANIZED|HOSTED|ATTENDED|LED]-(p:Organization)
    RETURN p
  UNION
    MATCH (x)<-[r:ORGANIZED|HOSTED|ATTENDED|LED]-(:Entity) WHERE r.onBehalfOf IS NOT NULL
    MATCH (p:Entity {id: r.onBehalfOf}) WHERE p:Organization
    RETURN p
  }
  RETURN p
}
WITH a, one, collect(DISTINCT p) AS two
CALL (two) {
  UNWIND two AS n
  MATCH (n)-[:PARTNERS_WITH]-(p:Organization)
  RETURN p
UNION
  UNWIND two AS n
  CALL (n) {
    MATCH (n)-[:PARTY_TO|MEMBER_OF|OPERATES|ORGANIZED|HOSTED|ATTENDED|LED]->(x:Entity)
    RETURN x
  UNION
    MATCH (:Entity)-[r:ORGANIZED|HOSTED|ATTENDED|LED]->(x:Event) WHERE r.onBehalfOf = n.id
    RETURN x
  }
  WITH DISTINCT x
  CALL (x) {
    MATCH (x)<-[:PARTY_TO|MEMBER_OF|OPERATES|ORGANIZED|HOSTED|ATTENDED|LED]-(p:Organization)
    RETURN p
  UNION
    MATCH (x)<-[r:ORGANIZED|HOSTED|ATTENDED|LED]-(:Entity) WHERE r.onBehalfOf IS NOT NULL
    MATCH (p:Entity {id: r.onBehalfOf}) WHERE p:Organization
    RETURN p
  }
  RETURN p
}
WITH a, one, two, collect(DISTINCT p) AS three
CALL (one, two, three) {
  UNWIND one AS o RETURN o, 1 AS steps
UNION ALL
  UNWIND two AS o RETURN o, 2 AS steps
UNION ALL
  UNWIND three AS o RETURN o, 3 AS steps
}
WITH a, o, min(steps) AS steps WHERE o <> a
WITH o.region AS region, steps AS hops, count(*) AS organizations
RETURN region, sum(organizations) AS reached, collect([hops, organizations]) AS byHop
ORDER BY reached DESC, region
