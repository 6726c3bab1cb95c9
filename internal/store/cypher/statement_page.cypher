// A page of what rests on each source, once for each piece of its evidence: the links,
// the entities, their names, their facts and their statuses; then by what it is about,
// and its place there.
UNWIND $owners AS owner
MATCH (s:Source {id: owner})
CALL (s) {
  WITH s WHERE $count
  MATCH (s)<-[:FROM]-(v:Evidence)
  RETURN count(*) AS total
}
RETURN owner, total,
  COLLECT {
    MATCH (s)<-[:FROM]-(v:Evidence)
    WITH v, split(v.part, '/') AS part, coalesce(v.linkId, v.entityId) AS about
    WITH v, about, v.position AS position, coalesce(toInteger(part[1]), 0) AS place,
      CASE WHEN v.linkId IS NOT NULL THEN 0
        ELSE CASE part[0] WHEN 'names' THEN 2 WHEN 'facts' THEN 3 WHEN 'statusHistory' THEN 4 ELSE 1 END END AS kind
    WHERE kind > $afterKind OR kind = $afterKind AND (about > $afterAbout OR about = $afterAbout
      AND (place > $afterPlace OR place = $afterPlace AND position > $afterPosition))
    WITH v, about, position, place, kind ORDER BY kind, about, place, position LIMIT $limit
    OPTIONAL MATCH (e:Entity {id: v.entityId})
    RETURN {
      kind: kind, about: about, place: place, position: position,
      quote: v.quote, locator: v.locator, observed: v.observed,
      entity: e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}
    }
    ORDER BY kind, about, place, position
  } AS items
