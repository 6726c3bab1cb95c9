// Entities that have the kind and name, or an identifier, of some others.
CALL () {
  UNWIND $names AS like
  CALL (like) {
    MATCH (e:Entity)
    USING INDEX e:Entity(kind, sortName, id)
    WHERE e.kind = like.kind AND e.sortName = like.sortName AND e.id > '' AND e.name = like.name
    RETURN e LIMIT $most
  }
  RETURN e
UNION
  UNWIND $identifiers AS identifier
  CALL db.index.fulltext.queryNodes('identifier', identifier, {limit: $most}) YIELD node
  RETURN node AS e
}
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.identifiers AS identifiers
