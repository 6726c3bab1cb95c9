// How many organisations a country, or else a region, has. The parameter of one of the
// two is null.
CALL () {
  MATCH (e:Organization)
  WHERE e.country = $country AND ($region IS NULL OR e.region = $region)
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN count(*) AS n
  UNION ALL
  MATCH (e:Organization)
  WHERE e.region = $regionAlone
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN count(*) AS n
}
RETURN sum(n) AS total
