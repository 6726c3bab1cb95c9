// The links whose tenures depend on these entities or sources.
CALL () {
  UNWIND $entities AS id
  MATCH (:Entity {id: id})-[r]-(:Entity)
  RETURN r.id AS id
UNION
  UNWIND $sources AS id
  MATCH (:Source {id: id})<-[:FROM]-(v:Evidence)
  WHERE v.linkId IS NOT NULL
  RETURN v.linkId AS id
}
RETURN DISTINCT id ORDER BY id
