// How many of the entities that pass a filter there are of each kind, type, country or
// region; those that have none are left out. They are sought by one part of the filter:
// by $scanned kinds, by their homes, by words of a name or by identifiers.
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
  UNWIND $scanned AS kind
  MATCH (e:Entity)
  USING INDEX e:Entity(kind, id)
  WHERE e.kind = kind AND e.id > ''
  RETURN e
UNION ALL
  UNWIND CASE WHEN $byPlace THEN homes ELSE [] END AS home
  MATCH (e:Organization)
  USING INDEX SEEK e:Organization(home, id)
  WHERE e.home = home AND e.id > ''
  RETURN e
UNION ALL
  WITH homes WHERE $words IS NOT NULL
  CALL db.index.fulltext.queryNodes('name_words', $words) YIELD node
  RETURN node AS e
UNION ALL
  WITH homes WHERE $identifiers IS NOT NULL
  CALL db.index.fulltext.queryNodes('identifier', $identifiers) YIELD node
  RETURN node AS e
}
WITH homes, e
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
WITH CASE $by WHEN 'TYPE' THEN e.type WHEN 'COUNTRY' THEN e.country WHEN 'REGION' THEN e.region ELSE e.kind END AS key
WHERE key IS NOT NULL
WITH key, count(*) AS number
OPTIONAL MATCH (place:Entity {id: key})
RETURN key, coalesce(place.name, key) AS label, number
