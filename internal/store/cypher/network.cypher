// Which network this is: its revision and when that was written, and how many there are
// of each kind of entity, of links and of sources. Neo4j keeps count of them.
CALL () {
  MATCH (head:Head {id: 'head'})
  MATCH (c:Change {revision: head.revision})
  RETURN 'written' AS what, c.revision AS number, toString(c.at) AS at
UNION ALL
  CALL () {
    MATCH (e:Organization) RETURN count(*) AS number
  }
  RETURN 'ORGANIZATION' AS what, number, null AS at
UNION ALL
  CALL () {
    MATCH (e:Person) RETURN count(*) AS number
  }
  RETURN 'PERSON' AS what, number, null AS at
UNION ALL
  CALL () {
    MATCH (e:Agreement) RETURN count(*) AS number
  }
  RETURN 'AGREEMENT' AS what, number, null AS at
UNION ALL
  CALL () {
    MATCH (e:Event) RETURN count(*) AS number
  }
  RETURN 'EVENT' AS what, number, null AS at
UNION ALL
  CALL () {
    MATCH (e:Programme) RETURN count(*) AS number
  }
  RETURN 'PROGRAMME' AS what, number, null AS at
UNION ALL
  CALL () {
    MATCH (e:Place) RETURN count(*) AS number
  }
  RETURN 'PLACE' AS what, number, null AS at
UNION ALL
  CALL () {
    MATCH (e:Framework) RETURN count(*) AS number
  }
  RETURN 'FRAMEWORK' AS what, number, null AS at
UNION ALL
  CALL () {
    MATCH ()-[r:/* link types: */PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO/* end */]->() RETURN count(*) AS number
  }
  RETURN 'links' AS what, number, null AS at
UNION ALL
  CALL () {
    MATCH (s:Source) RETURN count(*) AS number
  }
  RETURN 'sources' AS what, number, null AS at
}
RETURN what, number
