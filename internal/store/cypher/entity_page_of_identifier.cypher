// The entities with any of the identifiers, in the order of their keys: few enough to be
// sorted.
CALL db.index.fulltext.queryNodes('identifier', $identifiers) YIELD node AS e
WITH e
WHERE any(key IN $keys WHERE key IN e.identifiers)
  AND e.kind IN $kinds
  AND ($country IS NULL OR e.country = $country)
  AND ($region IS NULL OR e.region = $region)
  AND ($types IS NULL OR e.type IN $types)
  AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
WITH collect(e) AS all, count(*) AS total
UNWIND all AS e
WITH e, total, CASE $order WHEN 'NAME' THEN e.sortName WHEN 'VALID_FROM' THEN e.validFromDay WHEN 'DEGREE_DESC' THEN -e.degree ELSE '' END AS key
WHERE $after IS NULL OR key > $after OR (key = $after AND e.id > $afterId)
WITH e, total, key ORDER BY key, e.id LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities, total
