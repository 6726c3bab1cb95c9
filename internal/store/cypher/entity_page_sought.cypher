// The entities that are sought by words of a name or by identifiers, in an order: few
// enough to be sorted. $property is what they are ordered by, $back says that the
// greatest comes first. Without a property the best come first: the whole part of the
// score says how well a name agrees (see naming.Query.Containing), then degrees count.
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
  WITH homes WHERE $words IS NOT NULL
  CALL db.index.fulltext.queryNodes('name_words', $words) YIELD node, score
  RETURN node AS e, toInteger(score) AS score
UNION ALL
  WITH homes WHERE $identifiers IS NOT NULL
  CALL db.index.fulltext.queryNodes('identifier', $identifiers) YIELD node
  RETURN node AS e, 0 AS score
}
WITH homes, e, score
WHERE
  /* sought: */
  e.kind IN $kinds
  AND ($places IS NULL OR e.home IN homes)
  AND ($name IS NULL OR any(words IN $name WHERE any(name IN e.nameWords WHERE all(word IN words WHERE name CONTAINS word))))
  AND ($identifierKeys IS NULL OR any(key IN $identifierKeys WHERE key IN e.identifiers))
  /* end */
  AND
  /* entity filter: */
  ($types IS NULL OR e.type IN $types)
  AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  AND ($statuses IS NULL OR last([i IN range(0, coalesce(size(e.statuses), 0) - 1) WHERE e.statusDays[i] <= $statusDay | e.statuses[i]]) IN $statuses)
  AND ($datedFrom IS NULL OR any(i IN range(0, coalesce(size(e.datedFrom), 0) - 1) WHERE e.datedFrom[i] <= $datedTo AND $datedFrom <= e.datedTo[i]))
  AND ($signedFrom IS NULL OR e.signedFrom <= $signedTo AND $signedFrom <= e.signedTo)
  /* end */
WITH collect({e: e, key: CASE WHEN $property IS NULL THEN score * 4294967296 + e.degree ELSE e[$property] END}) AS all, count(*) AS total
CALL (all) {
  UNWIND all AS one
  WITH one.e AS e, one.key AS key
  WHERE $after IS NULL OR key = $after AND e.id > $afterId OR CASE WHEN $back THEN key < $after ELSE key > $after END
  WITH e, key ORDER BY CASE WHEN NOT $back THEN key END, CASE WHEN $back THEN key END DESC, e.id LIMIT $limit
  RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree, rank: CASE WHEN $property IS NULL THEN key END}) AS entities
}
RETURN entities, total
