// Candidates for a search by name: the query is in Lucene's syntax, and naming
// ranks what comes of it. The whole part of the score tells the rank roughly (see
// naming.Query.Lucene), its fraction depends on what else is in the index.
CALL db.index.fulltext.queryNodes('name_words', $query) YIELD node, score
WHERE ($kinds IS NULL OR node.kind IN $kinds) AND ($country IS NULL OR node.country = $country)
WITH node AS e, score
ORDER BY toInteger(score) DESC, e.degree DESC, e.id
LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .degree}) AS entities
