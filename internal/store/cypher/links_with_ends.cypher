// Links with their ends, by their ids.
UNWIND $ids AS id
MATCH (a:Entity)-[r:PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO]->(b:Entity)
WHERE r.id = id
OPTIONAL MATCH (o:Entity {id: r.onBehalfOf})
RETURN r {.id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources,
        type: type(r), from: startNode(r).id, to: endNode(r).id} AS link,
  a {.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory} AS from,
  b {.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory} AS to,
  o {.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory} AS behalf
