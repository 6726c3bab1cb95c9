// The first and the last day of all timelines, and when the newest of the sources was
// published: each is one end of an index.
CALL () {
  MATCH (e:Entity)
  WHERE e.firstDay > $never
  WITH e.firstDay AS day ORDER BY day LIMIT 1
  RETURN 'day' AS what, day AS value
UNION ALL
  MATCH (e:Entity)
  WHERE e.lastDay > $never
  WITH e.lastDay AS day ORDER BY day DESC LIMIT 1
  RETURN 'day' AS what, day AS value
UNION ALL
  /* each link type: MATCH ()-[r:TYPE]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value */
  MATCH ()-[r:PART_OF]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:LOCATED_IN]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:HOLDS_POSITION]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:REPRESENTS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ACCREDITED_TO]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:PARTY_TO]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:SIGNED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ESTABLISHES]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:SUCCEEDS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:SUPERVISES]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:OPERATES]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:MEMBER_OF]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:PARTNERS_WITH]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:FUNDS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ORGANIZED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:HOSTED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ATTENDED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:LED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:CONCERNS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:CONTRIBUTES_TO]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:OFFERS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ACTIVE_IN]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:REPORTED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:RELATED_TO]->() WHERE r.day > $never WITH r.day AS day ORDER BY day LIMIT 1 RETURN 'day' AS what, day AS value
  /* end */
UNION ALL
  /* each link type: MATCH ()-[r:TYPE]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value */
  MATCH ()-[r:PART_OF]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:LOCATED_IN]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:HOLDS_POSITION]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:REPRESENTS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ACCREDITED_TO]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:PARTY_TO]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:SIGNED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ESTABLISHES]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:SUCCEEDS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:SUPERVISES]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:OPERATES]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:MEMBER_OF]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:PARTNERS_WITH]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:FUNDS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ORGANIZED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:HOSTED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ATTENDED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:LED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:CONCERNS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:CONTRIBUTES_TO]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:OFFERS]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:ACTIVE_IN]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:REPORTED]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  UNION ALL
  MATCH ()-[r:RELATED_TO]->() WHERE r.day > $never WITH r.day AS day ORDER BY day DESC LIMIT 1 RETURN 'day' AS what, day AS value
  /* end */
UNION ALL
  MATCH (s:Source)
  WHERE s.publishedFrom > $never
  WITH s ORDER BY s.publishedFrom DESC, s.id LIMIT 1
  RETURN 'published' AS what, s.published AS value
}
RETURN what, value
