// Links as the shape of the network keeps them, by their ids.
UNWIND $ids AS id
MATCH (a)-[r:/* link types: */PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO/* end */]->(b)
WHERE r.id = id
WITH a, b, r, properties(r) AS p
RETURN p.id AS id, type(r) AS type, a.id AS from, b.id AS to,
  /* shape link: */
  p.role AS role, p.validFrom AS validFrom, p.validTo AS validTo, p.status AS status, p.confidence AS confidence,
  p.known AS known, p.possibleFrom AS possibleFrom, p.possibleTo AS possibleTo,
  p.certainFrom AS certainFrom, p.certainTo AS certainTo, p.sources AS sources, p.certainSources AS certainSources,
  p.onBehalfOf AS onBehalfOf
  /* end */
