// What is derived of links so far, and what it is worked out from.
UNWIND $ids AS id
MATCH (a:Entity)-[r:/* link types: */PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO/* end */]->(b:Entity)
WHERE r.id = id
RETURN r {.id, .validFrom, .validTo, .status, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources, .dated, .day, .dayTo, .role, .roleWords, .roleKeys, type: type(r)} AS link,
  a {.id, .kind, .validFrom, .validTo, .statusHistory, .established} AS from,
  b {.id, .kind, .validFrom, .validTo, .statusHistory, .established} AS to,
  COLLECT {
    MATCH (v:Evidence {linkId: r.id})-[:FROM]->(s:Source)
    RETURN v {.observed, source: s.id, published: s.published, retrieved: s.retrieved}
  } AS evidence
