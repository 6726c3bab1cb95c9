// Every link, as the shape of the network keeps it, type by type. To read
// all properties at once is faster than one by one.
CALL () {
  /* each link type: MATCH ()-[r:TYPE]->() WHERE r.id > '' RETURN r */
  MATCH ()-[r:PART_OF]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:LOCATED_IN]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:HOLDS_POSITION]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:REPRESENTS]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:ACCREDITED_TO]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:PARTY_TO]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:SIGNED]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:ESTABLISHES]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:SUCCEEDS]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:SUPERVISES]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:OPERATES]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:MEMBER_OF]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:PARTNERS_WITH]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:FUNDS]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:ORGANIZED]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:HOSTED]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:ATTENDED]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:LED]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:CONCERNS]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:CONTRIBUTES_TO]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:OFFERS]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:ACTIVE_IN]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:REPORTED]->() WHERE r.id > '' RETURN r
  UNION ALL
  MATCH ()-[r:RELATED_TO]->() WHERE r.id > '' RETURN r
  /* end */
}
WITH r, properties(r) AS p
RETURN p.id AS id, type(r) AS type, startNode(r).id AS from, endNode(r).id AS to,
  /* shape link: */
  p.role AS role, p.validFrom AS validFrom, p.validTo AS validTo, p.status AS status, p.confidence AS confidence,
  p.known AS known, p.possibleFrom AS possibleFrom, p.possibleTo AS possibleTo,
  p.certainFrom AS certainFrom, p.certainTo AS certainTo, p.sources AS sources, p.certainSources AS certainSources,
  p.onBehalfOf AS onBehalfOf
  /* end */
