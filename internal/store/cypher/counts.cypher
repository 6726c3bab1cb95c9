// How many sources, entities and links there are; Neo4j keeps count of them.
CALL () {
  MATCH (s:Source)
  RETURN count(*) AS number
}
RETURN 'sources' AS what, number
UNION ALL
CALL () {
  MATCH (e:Entity)
  RETURN count(*) AS number
}
RETURN 'entities' AS what, number
UNION ALL
CALL () {
  MATCH ()-[r:/* link types: */PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO/* end */]->()
  RETURN count(*) AS number
}
RETURN 'links' AS what, number
