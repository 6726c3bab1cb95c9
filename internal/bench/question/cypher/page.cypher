// An organisation with the first of its agreements and their parties, of its
// officials, and of its partners: by agreements, programmes, events and directly.
MATCH (o:Entity {id: $id})
RETURN o.id AS id, o.name AS name,
  COLLECT {
    MATCH (o)-[:PARTY_TO]->(x:Agreement)
    WITH DISTINCT x ORDER BY x.id LIMIT 10
    RETURN x {.id, .name, .validFrom, .validTo, parties: COLLECT {
      MATCH (x)<-[:PARTY_TO]-(p:Organization) WITH DISTINCT p ORDER BY p.id RETURN p {.id, .name}
    }}
  } AS agreements,
  COLLECT {
    MATCH (o)<-[r:HOLDS_POSITION]-(m:Person)
    WITH r, m ORDER BY r.role, r.id LIMIT 10
    RETURN {role: r.role, validFrom: r.validFrom, validTo: r.validTo, person: m {.id, .name}}
  } AS officials,
  COLLECT {
    CALL (o) {
      MATCH (o)-[:PARTY_TO]->(x:Agreement)<-[:PARTY_TO]-(p:Organization) RETURN p, x
    UNION
      MATCH (o)-[:MEMBER_OF|OPERATES]->(x:Entity)<-[:MEMBER_OF|OPERATES]-(p:Organization) RETURN p, x
    UNION
      MATCH (o)-[:PARTNERS_WITH]-(p:Organization) RETURN p, null AS x
    UNION
      CALL (o) {
        MATCH (o)-[:ATTENDED|LED|ORGANIZED|HOSTED]->(x:Event) RETURN x
      UNION
        MATCH ()-[r:ATTENDED|LED|ORGANIZED|HOSTED]->(x:Event) WHERE r.onBehalfOf = o.id RETURN x
      }
      CALL (x) {
        MATCH (x)<-[:ATTENDED|LED|ORGANIZED|HOSTED]-(p:Organization) RETURN p
      UNION
        MATCH (x)<-[r:ATTENDED|LED|ORGANIZED|HOSTED]-(:Entity) WHERE r.onBehalfOf IS NOT NULL
        MATCH (p:Entity {id: r.onBehalfOf}) WHERE p:Organization
        RETURN p
      }
      RETURN p, x
    }
    WITH o, p, x WHERE p <> o
    WITH p, collect(DISTINCT x) AS through ORDER BY p.id LIMIT 10
    RETURN {partner: p {.id, .name}, through: [x IN through | x {.id, .name}]}
  } AS partners
