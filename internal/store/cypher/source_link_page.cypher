// A page of the links that rest on each source, by type, then id.
UNWIND $owners AS owner
MATCH (s:Source {id: owner})
RETURN owner,
  CASE WHEN $count THEN COUNT {
    MATCH (s)<-[:FROM]-(v:Evidence) WHERE v.linkId IS NOT NULL RETURN DISTINCT v.linkId
  } END AS total,
  COLLECT {
    MATCH (s)<-[:FROM]-(v:Evidence)
    WHERE v.linkType > $afterType OR (v.linkType = $afterType AND v.linkId > $afterId)
    WITH DISTINCT v.linkType AS type, v.linkId AS id ORDER BY type, id LIMIT $limit
    RETURN id
  } AS items
