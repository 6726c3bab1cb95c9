// Candidates for a search: entities by their names and, unless one has the query as a
// whole name, posts. The query is in Lucene's syntax, and naming ranks what comes of it.
CALL () {
  /* homes: */
  UNWIND coalesce($places, []) AS place
  MATCH (:Entity {id: place})<-[:PART_OF*0..]-(p:Place)
  WITH p.id AS id, count(DISTINCT place) AS within
  WHERE within = size($places)
  RETURN collect(id) AS homes
  /* end */
}
CALL (homes) {
  // The whole part of the score tells the rank roughly (see naming.Query.Lucene), its
  // fraction depends on what else is in the index.
  CALL db.index.fulltext.queryNodes('name_words', $query) YIELD node, score
  WHERE ($kinds IS NULL OR node.kind IN $kinds) AND ($places IS NULL OR node.home IN homes)
  WITH node AS e, score
  ORDER BY toInteger(score) DESC, e.degree DESC, e.id
  LIMIT $limit
  RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .degree}) AS entities, max(score) AS best
}
CALL (best) {
  WITH best
  WHERE $readings IS NOT NULL AND coalesce(best, 0.0) < $whole
  CALL db.index.fulltext.queryRelationships('post_words', $anyWord, {limit: $postLimit}) YIELD relationship
  WITH collect(relationship) AS byRole
  CALL (byRole) {
    UNWIND byRole AS r
    RETURN r
    UNION
    // Where more have such roles than are looked at, those come that are where the
    // query says.
    WITH byRole WHERE size(byRole) = $postLimit
    CALL db.index.fulltext.queryNodes('name_words', $anyWord, {limit: $organizationLimit}) YIELD node
    MATCH (node)<-[r:HOLDS_POSITION]-(:Person)
    WHERE any(words IN $readings WHERE any(word IN words WHERE word IN r.roleKeys))
    RETURN r LIMIT $postLimit
  }
  WITH startNode(r) AS p, r, endNode(r) AS o
  OPTIONAL MATCH (c:Entity {id: o.country})
  WITH p, r, o, coalesce(c.nameKeys, []) AS countryKeys
  WHERE any(words IN $readings WHERE all(word IN words WHERE word IN r.roleKeys OR word IN o.nameKeys OR word IN countryKeys))
  WITH p, r, o, r.possibleFrom[-1] <= $today AND $today <= r.possibleTo[-1] AS held
  ORDER BY coalesce(held, false) DESC, size(r.roleKeys), p.degree DESC, r.id
  LIMIT $limit
  OPTIONAL MATCH (b:Entity {id: r.onBehalfOf})
  RETURN collect({
    link: r {/* link: */.id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources/* end */,
      type: type(r), from: p.id, to: o.id},
    from: p {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
    to: o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
    behalf: b {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
    degree: p.degree
  }) AS posts
}
RETURN entities, posts
