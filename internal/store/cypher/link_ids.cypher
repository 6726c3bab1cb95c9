// The ids of links in their order: a run of each type that $after names, behind
// the id that it names.
CALL () {
  /* each link type: MATCH ()-[r:TYPE]->() WHERE r.id > $after.TYPE RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit */
  MATCH ()-[r:PART_OF]->() WHERE r.id > $after.PART_OF RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:LOCATED_IN]->() WHERE r.id > $after.LOCATED_IN RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:HOLDS_POSITION]->() WHERE r.id > $after.HOLDS_POSITION RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:REPRESENTS]->() WHERE r.id > $after.REPRESENTS RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:ACCREDITED_TO]->() WHERE r.id > $after.ACCREDITED_TO RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:PARTY_TO]->() WHERE r.id > $after.PARTY_TO RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:SIGNED]->() WHERE r.id > $after.SIGNED RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:ESTABLISHES]->() WHERE r.id > $after.ESTABLISHES RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:SUCCEEDS]->() WHERE r.id > $after.SUCCEEDS RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:SUPERVISES]->() WHERE r.id > $after.SUPERVISES RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:OPERATES]->() WHERE r.id > $after.OPERATES RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:MEMBER_OF]->() WHERE r.id > $after.MEMBER_OF RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:PARTNERS_WITH]->() WHERE r.id > $after.PARTNERS_WITH RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:FUNDS]->() WHERE r.id > $after.FUNDS RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:ORGANIZED]->() WHERE r.id > $after.ORGANIZED RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:HOSTED]->() WHERE r.id > $after.HOSTED RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:ATTENDED]->() WHERE r.id > $after.ATTENDED RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:LED]->() WHERE r.id > $after.LED RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:CONCERNS]->() WHERE r.id > $after.CONCERNS RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:CONTRIBUTES_TO]->() WHERE r.id > $after.CONTRIBUTES_TO RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:OFFERS]->() WHERE r.id > $after.OFFERS RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:ACTIVE_IN]->() WHERE r.id > $after.ACTIVE_IN RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:REPORTED]->() WHERE r.id > $after.REPORTED RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH ()-[r:RELATED_TO]->() WHERE r.id > $after.RELATED_TO RETURN type(r) AS type, r.id AS id ORDER BY id LIMIT $limit
  /* end */
}
RETURN type, id
