// Entities that have the kind and name, or the kind and an identifier, of some others.
// Where there are few, the index would be scanned if it need not be sought.
CALL () {
  UNWIND $names AS like
  CALL (like) {
    MATCH (e:Entity)
    USING INDEX SEEK e:Entity(kind, sortName, id)
    WHERE e.kind = like.kind AND e.sortName = like.sortName AND e.id > '' AND e.name = like.name
    RETURN e LIMIT $most
  }
  RETURN e
UNION
  UNWIND $identifiers AS identifier
  CALL db.index.fulltext.queryNodes('identifier', identifier.query, {limit: $most}) YIELD node AS e
  WITH e, identifier
  WHERE e.kind = identifier.kind AND identifier.key IN e.identifiers
  RETURN e
}
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.identifiers AS identifiers
