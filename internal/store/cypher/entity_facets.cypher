// How many entities of these kinds there are of each kind, type, country or region; those
// that have none are left out.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  USING INDEX e:Entity(kind, id)
  WHERE e.kind = kind AND e.id > ''
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN CASE $by WHEN 'TYPE' THEN e.type WHEN 'COUNTRY' THEN e.country WHEN 'REGION' THEN e.region ELSE e.kind END AS key,
    count(*) AS number
}
WITH key, sum(number) AS number WHERE key IS NOT NULL
OPTIONAL MATCH (place:Entity {id: key})
RETURN key, coalesce(place.name, key) AS label, number
