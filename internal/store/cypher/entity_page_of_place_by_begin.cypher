// A page of the organisations of a country, or else of a region, by their beginning, then
// id, in the order of an index. The parameter of one of the two is null, and so
// are both that count where nobody asks.
CALL () {
  MATCH (e:Organization)
  USING INDEX SEEK e:Organization(country, validFromDay, id)
  WHERE e.country = $country AND e.validFromDay >= $afterDay AND e.id > ''
    AND CASE WHEN e.validFromDay = $afterDay THEN e.id > $afterId ELSE true END
    AND ($region IS NULL OR e.region = $region)
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.country, e.validFromDay, e.id LIMIT $limit
  UNION ALL
  MATCH (e:Organization)
  USING INDEX SEEK e:Organization(region, validFromDay, id)
  WHERE e.region = $regionAlone AND e.validFromDay >= $afterDay AND e.id > ''
    AND CASE WHEN e.validFromDay = $afterDay THEN e.id > $afterId ELSE true END
    AND ($types IS NULL OR e.type IN $types)
    AND ($asOf IS NULL OR e.existsFrom <= $asOf AND $asOf <= e.existsTo)
  RETURN e ORDER BY e.region, e.validFromDay, e.id LIMIT $limit
}
WITH e ORDER BY e.validFromDay, e.id LIMIT $limit
RETURN collect(e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */, .sortName, .validFromDay, .degree}) AS entities,
  /* count of a place: */
  COUNT {
    MATCH (o:Organization)
    WHERE (o.country = $countedCountry OR o.region = $countedRegion)
      AND ($region IS NULL OR o.region = $region)
      AND ($types IS NULL OR o.type IN $types)
      AND ($asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo)
  }
  /* end */ AS total
