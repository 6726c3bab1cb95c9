// A page of the links that rest on each source, by type, then id.
UNWIND $owners AS owner
MATCH (s:Source {id: owner})
CALL (s) {
  WITH s WHERE $count
  MATCH (s)<-[:FROM]-(v:Evidence)
  WHERE v.linkId IS NOT NULL
  RETURN count(DISTINCT v.linkId) AS total
}
RETURN owner, total,
  COLLECT {
    MATCH (s)<-[:FROM]-(v:Evidence)
    WHERE v.linkType > $afterType OR (v.linkType = $afterType AND v.linkId > $afterId)
    WITH DISTINCT v.linkType AS type, v.linkId AS id ORDER BY type, id LIMIT $limit
    RETURN id
  } AS items
