// Entities with all that is stored of them, their evidence, the number of their
// links, and the relationships that are no links.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
CALL (e) {
  OPTIONAL MATCH (e)-[r]-(other)
  WITH e, r, other, type(r) IN $types AND coalesce(r.id > '', false) AS isLink
  RETURN sum(CASE WHEN isLink THEN 1 ELSE 0 END) AS links,
    collect(CASE WHEN NOT isLink AND (startNode(r) = e OR NOT other:Entity)
      THEN {id: coalesce(toStringOrNull(r.id), elementId(r)), type: type(r), other: coalesce(toStringOrNull(other.id), elementId(other))} END) AS strays
}
RETURN e {.*} AS entity, labels(e) AS labels, links, strays,
  COLLECT {
    MATCH (v:Evidence {entityId: e.id})
    OPTIONAL MATCH (v)-[:FROM]->(s:Source)
    RETURN v {.*, source: s.id} AS piece
    ORDER BY v.part, v.position
  } AS evidence,
  COLLECT {
    MATCH (e)-[r:ESTABLISHES|SUCCEEDS]-(:Entity)
    WHERE (type(r) = 'ESTABLISHES') = (endNode(r) = e)
    RETURN r {.validFrom, .validTo, .status, type: type(r), from: startNode(r).id, to: endNode(r).id}
  } AS establishing
