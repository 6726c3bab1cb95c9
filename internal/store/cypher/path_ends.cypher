// The kinds of the entities that a question names, and the revision that it is
// asked of.
OPTIONAL MATCH (head:Head {id: 'head'})
RETURN coalesce(head.revision, 0) AS revision,
  COLLECT { UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e {.id, .kind} } AS entities
