// Links with all that is stored of them, what their tenures are worked out from,
// and their evidence.
UNWIND $ids AS id
MATCH (a:Entity)-[r:/* link types: */PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO/* end */]->(b:Entity)
WHERE r.id = id
OPTIONAL MATCH (behalf:Entity {id: r.onBehalfOf})
RETURN r {.*, type: type(r), from: a.id, to: b.id} AS link,
  a {.id, .kind, .validFrom, .validTo, .statusHistory, .established} AS from,
  b {.id, .kind, .validFrom, .validTo, .statusHistory, .established} AS to,
  behalf.id AS behalf,
  COLLECT {
    MATCH (v:Evidence {linkId: r.id})
    OPTIONAL MATCH (v)-[:FROM]->(s:Source)
    RETURN v {.*, source: s.id, published: s.published, retrieved: s.retrieved} AS piece
    ORDER BY v.position
  } AS evidence
